"""Signed notes from outside: what this ledger signed, or a refusal."""

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from alongside.ledger.notes import NoteInvalid, open_checkpoint, sign_checkpoint

KEY = Ed25519PrivateKey.from_private_bytes(bytes(range(32)))
NOTE = sign_checkpoint(size=17, root=bytes(range(32)), key=KEY)
SEEDS = [NOTE.encode(), NOTE.replace("17", "18").encode(), (NOTE + NOTE).encode(), b"\n\n"]


def once(data: bytes) -> None:
    """Open it.

    :raises AssertionError: when a checkpoint is believed that was not signed.
    """
    try:
        found = open_checkpoint(data.decode("utf-8", "surrogateescape"), key=KEY.public_key())
    except NoteInvalid:
        return
    assert (found.size, found.root) == (17, bytes(range(32)))
