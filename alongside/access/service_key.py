"""What the service seals and vouches for under a key of its own, apart from any record: rows of signing in.

A change of the key is seen at once. What was sealed or vouched for under a version before still holds
until ``alongside secrets rotate`` has done it again.
"""

import hashlib
import hmac

from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from alongside.access import crypto
from alongside.keeper import keyring

KEY = "kept-text-key"


def seal(text: str, where: bytes) -> bytes:
    """Text sealed in its place under the newest version."""
    return crypto.seal(AESGCM(keyring.current(KEY)), text, where)


def unseal(sealed: bytes, where: bytes) -> str:
    """The text that was sealed here, under any version.

    :raises Unreadable: when it was changed, moved, or sealed by another service.
    """
    for key in keyring.versions(KEY):
        try:
            return crypto.unseal(AESGCM(key), sealed, where)
        except crypto.Unreadable:
            continue
    raise crypto.Unreadable(where.decode())


def proof(about: str) -> str:
    """What vouches for a row that must stay in clear: 64 letters that nobody makes with the database alone."""
    return _proof(keyring.current(KEY), about)


def holds(given: str, about: str) -> bool:
    """Whether this proof is ours and about this very thing."""
    return any(hmac.compare_digest(given, _proof(key, about)) for key in keyring.versions(KEY))


def _proof(key: bytes, about: str) -> str:
    return hmac.new(key, f"proof:{about}".encode(), hashlib.sha256).hexdigest()
