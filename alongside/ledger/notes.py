"""Signed tree heads in the C2SP forms ``signed-note`` and ``tlog-checkpoint``, with Ed25519.

A note can be read, kept and checked by anybody who has the public key, also with tools not ours.
"""

import base64
import binascii
import re
from dataclasses import dataclass
from hashlib import sha256

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey

from alongside.ledger.tree import HASH_SIZE

ED25519 = b"\x01"
KEY_ID_SIZE = 4
_SIGNATURE = re.compile(r"— ([^\s+]+) (\S+)")
_NOT_TEXT = re.compile(r"[\x00-\x09\x0b-\x1f\ud800-\udfff]")
_SIZE = re.compile(r"0|[1-9][0-9]{0,18}", re.ASCII)


class NoteInvalid(Exception):
    """The note is not well formed, or not signed by the key that was expected."""


@dataclass(frozen=True, slots=True)
class Checkpoint:
    """A tree head: how many leaves, and the root above them."""

    origin: str
    size: int
    root: bytes

    def text(self) -> str:
        """The note's text, three lines."""
        return f"{self.origin}\n{self.size}\n{encode(self.root)}\n"


def origin(key: Ed25519PublicKey) -> str:
    """The name of the log that this key signs; each installation has its own."""
    return f"alongside/ledger/{sha256(key.public_bytes_raw()).hexdigest()[:16]}"


def sign_checkpoint(*, size: int, root: bytes, key: Ed25519PrivateKey) -> str:
    """The tree head as a signed note."""
    name = origin(key.public_key())
    return sign(Checkpoint(name, size, root).text(), name=name, key=key)


def open_checkpoint(note: str, *, key: Ed25519PublicKey) -> Checkpoint:
    """The tree head that a note says, once its signature is proved.

    :raises NoteInvalid: unless this log's key signed exactly this.
    """
    name = origin(key)
    lines = open_note(note, name=name, key=key).split("\n")
    if len(lines) != 4 or lines[0] != name or not _SIZE.fullmatch(lines[1]):
        raise NoteInvalid("The note is not a checkpoint of this ledger.")
    root = decode(lines[2])
    if len(root) != HASH_SIZE:
        raise NoteInvalid("The note's root is not a hash.")
    return Checkpoint(name, int(lines[1]), root)


def sign(text: str, *, name: str, key: Ed25519PrivateKey) -> str:
    """The text, which must end its last line, as a note signed under this name."""
    signature = key_id(name, key.public_key()) + key.sign(text.encode())
    return f"{text}\n— {name} {encode(signature)}\n"


def open_note(note: str, *, name: str, key: Ed25519PublicKey) -> str:
    """The text of a note, once it is proved that this key signed it under this name.

    Signatures of other keys are passed over, as the form asks: a witness may have added theirs.

    :raises NoteInvalid: when it is not well formed, or a signature of this key is wrong or missing.
    """
    text, ours = signed_by(note, name=name, key_id=key_id(name, key))
    try:
        for signature in ours:
            key.verify(signature, text.encode())
    except InvalidSignature:
        raise NoteInvalid("The note's signature is wrong.") from None
    return text


def signed_by(note: str, *, name: str, key_id: bytes) -> tuple[str, list[bytes]]:
    """The text of a note, and the signatures under it that say they are this signer's; none is proved yet.

    :raises NoteInvalid: when it is not well formed, or no signature says so.
    """
    text, gap, signatures = note.rpartition("\n\n")
    if not gap or not signatures.endswith("\n") or _NOT_TEXT.search(note):
        raise NoteInvalid("The note is not well formed.")
    ours = [
        signature[KEY_ID_SIZE:]
        for signer, signature in map(_signature, signatures[:-1].split("\n"))
        if signer == name and signature[:KEY_ID_SIZE] == key_id
    ]
    if not ours:
        raise NoteInvalid("The note is not signed by this key.")
    return f"{text}\n", ours


def _signature(line: str) -> tuple[str, bytes]:
    found = _SIGNATURE.fullmatch(line)
    if not found:
        raise NoteInvalid("A signature line of the note is not well formed.")
    return found[1], decode(found[2])


def key_id(name: str, key: Ed25519PublicKey, *, kind: bytes = ED25519) -> bytes:
    """Four bytes by which a signature line says whose it is, and of which kind."""
    named = name.encode() + b"\n" + kind + key.public_bytes_raw()
    return sha256(named).digest()[:KEY_ID_SIZE]


def encode(value: bytes) -> str:
    """Plain base64."""
    return base64.b64encode(value).decode()


def decode(value: str) -> bytes:
    """What plain base64 says. :raises NoteInvalid: for anything else."""
    try:
        decoded = base64.b64decode(value, validate=True)
    except (binascii.Error, ValueError):
        raise NoteInvalid("The note is not in base64.") from None
    if encode(decoded) != value:
        raise NoteInvalid("The note is not in plain base64.")
    return decoded
