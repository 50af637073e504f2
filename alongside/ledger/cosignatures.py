"""What a witness signs beside our own signature, in the C2SP forms ``tlog-cosignature`` and verifier keys.

A cosignature says: I saw this tree head at this time, and it added to everything I had seen before.
"""

import struct
from datetime import UTC, datetime
from typing import NamedTuple

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey

from alongside.ledger.notes import ED25519, KEY_ID_SIZE, NoteInvalid, decode, encode, key_id, signed_by

COSIGNATURE = b"\x04"
_TIME = struct.Struct(">Q")
_SIGNATURE_SIZE = 64
_LATEST = 253_402_300_799  # the end of the year 9999, past which Python has no dates
_MOST_NAME = 200


class Signer(NamedTuple):
    """Somebody whose signatures can be checked: the name they sign under, and their public key."""

    name: str
    key: Ed25519PublicKey


def written(signer: Signer, *, kind: bytes = ED25519) -> str:
    """The signer as one line to hand over: name, key id and key."""
    short = key_id(signer.name, signer.key, kind=kind).hex()
    return f"{signer.name}+{short}+{encode(kind + signer.key.public_bytes_raw())}"


def read(text: str, *, kind: bytes = ED25519) -> Signer:
    """The signer that such a line names.

    :raises NoteInvalid: when it is not a line of this kind, or was mistyped.
    """
    name, _, rest = text.strip().partition("+")
    short, _, coded = rest.partition("+")
    raw = decode(coded)
    if not is_name(name) or len(raw) != 33 or raw[:1] != kind:
        raise NoteInvalid("This is not a key of the kind that is needed here.")
    signer = Signer(name, Ed25519PublicKey.from_public_bytes(raw[1:]))
    if key_id(name, signer.key, kind=kind).hex() != short:
        raise NoteInvalid("The key was mistyped: its parts do not belong together.")
    return signer


def is_name(name: str) -> bool:
    """Whether this can be a signer's name: no spaces, no plus, and not too long."""
    return 0 < len(name) <= _MOST_NAME and name.isprintable() and not set(name) & set(" +\u00a0")


def cosign(note: str, *, name: str, key: Ed25519PrivateKey, at: datetime) -> str:
    """The note with one more signature line: the witness's, with the time it looked."""
    text = note.rpartition("\n\n")[0] + "\n"
    stamp = int(at.timestamp())
    signature = key.sign(_signed_text(text, stamp))
    whole = key_id(name, key.public_key(), kind=COSIGNATURE) + _TIME.pack(stamp) + signature
    return f"{note}— {name} {encode(whole)}\n"


def opened(note: str, *, by: Signer) -> datetime:
    """When this witness signed the note.

    :raises NoteInvalid: unless exactly this was signed by them.
    """
    text, found = signed_by(note, name=by.name, key_id=key_id(by.name, by.key, kind=COSIGNATURE))
    stamped = found[0]
    if len(stamped) != _TIME.size + _SIGNATURE_SIZE:
        raise NoteInvalid("The witness's signature is not well formed.")
    (stamp,) = _TIME.unpack(stamped[: _TIME.size])
    try:
        by.key.verify(stamped[_TIME.size :], _signed_text(text, stamp))
    except InvalidSignature:
        raise NoteInvalid("The witness's signature is wrong.") from None
    if stamp > _LATEST:
        raise NoteInvalid("The witness's signature has no real date.")
    return datetime.fromtimestamp(stamp, UTC)


def line_of(note: str, *, by: Signer) -> str:
    """The signature line of this witness, as it stands in the note."""
    short = key_id(by.name, by.key, kind=COSIGNATURE)
    lines = note.rpartition("\n\n")[2].splitlines()
    return next(
        one for one in lines if one.startswith(f"— {by.name} ") and decode(one.split(" ")[2])[:KEY_ID_SIZE] == short
    )


def _signed_text(text: str, stamp: int) -> bytes:
    return f"cosignature/v1\ntime {stamp}\n{text}".encode()
