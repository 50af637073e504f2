"""Sealing text and wrapping keys: AES-256-GCM (NIST SP 800-38D) and AES key wrap (RFC 3394)."""

import os
from uuid import UUID

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.keywrap import InvalidUnwrap, aes_key_unwrap, aes_key_wrap

from alongside.keeper import keyring

KEK = "key-encryption-key"
FORMAT = b"\x01"
NONCE_BYTES = 12
KEY_BYTES = 32


class Unreadable(Exception):
    """The ciphertext is not what this key sealed in this place."""


def new_key() -> bytes:
    """A fresh 256-bit key."""
    return os.urandom(KEY_BYTES)


def wrap(key: bytes) -> bytes:
    """The key, wrapped by the service's key-encryption key, which the database never holds."""
    return aes_key_wrap(keyring.current(KEK), key)


def unwrap(wrapped: bytes) -> AESGCM:
    """A cipher under the wrapped key.

    :raises Unreadable: when it was changed, or wrapped by another service.
    """
    return AESGCM(unwrapped(wrapped)[0])


def unwrapped(wrapped: bytes) -> tuple[bytes, int]:
    """The key itself, and how many versions ago the key-encryption key that wrapped it was the newest.

    RFC 3394 proves each key by its own check value, so trying one version after the other is safe.

    :raises Unreadable: when it was changed, or wrapped by another service.
    """
    for ago, kek in enumerate(keyring.versions(KEK)):
        try:
            return aes_key_unwrap(kek, bytes(wrapped)), ago
        except (InvalidUnwrap, ValueError):
            continue
    raise Unreadable("a record's key")


def place(table: str, column: str, row: UUID | str, record: UUID | str) -> bytes:
    """What a ciphertext is bound to: moved to another row, column or record it cannot be read."""
    return f"{table}.{column}|{row}|{record}".encode()


def seal(cipher: AESGCM, text: str, where: bytes) -> bytes:
    """Text sealed in its place: format byte, nonce, ciphertext with tag."""
    nonce = os.urandom(NONCE_BYTES)
    return FORMAT + nonce + cipher.encrypt(nonce, text.encode(), where)


def unseal(cipher: AESGCM, sealed: bytes, where: bytes) -> str:
    """The text that was sealed here.

    :raises Unreadable: when it was changed, moved, or sealed under another key.
    """
    blob = bytes(sealed)
    if blob[:1] != FORMAT:
        raise Unreadable(where.decode())
    try:
        body = blob[1 + NONCE_BYTES :]
        return cipher.decrypt(blob[1 : 1 + NONCE_BYTES], body, where).decode()
    except (InvalidTag, ValueError) as error:  # ValueError: cut so short that no nonce is left
        raise Unreadable(where.decode()) from error
