"""The signed tree heads as they are stored."""

from collections.abc import Iterator
from typing import NamedTuple

import psycopg
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey

from alongside.ledger.notes import Checkpoint, NoteInvalid, open_checkpoint, sign_checkpoint
from alongside.ledger.tree import Peaks


class Stored(NamedTuple):
    """One row of ``ledger_checkpoint``."""

    size: int
    root: bytes
    note: str
    peaks: list[bytes]

    def proved(self, key: Ed25519PublicKey) -> Peaks:
        """The tree's peaks, once the row is proved to say what was signed.

        :raises NoteInvalid: when the signature, or anything beside it in the row, is wrong.
        """
        signed = open_checkpoint(self.note, key=key)
        peaks = Peaks(self.size, list(self.peaks))
        fits = len(peaks.hashes) == self.size.bit_count() and peaks.root() == signed.root
        if not fits or signed != Checkpoint(signed.origin, self.size, self.root):
            raise NoteInvalid("The row does not say what was signed.")
        return peaks


def newest(connection: psycopg.Connection) -> Stored | None:
    """The latest tree head, or None when nothing was sealed yet."""
    query = "select size, root, note, peaks from ledger_checkpoint order by size desc limit 1"
    row = connection.execute(query).fetchone()
    return Stored(*row) if row else None


def every(connection: psycopg.Connection) -> Iterator[Stored]:
    """All tree heads, smallest first, read as they are asked for; within a transaction."""
    with connection.cursor("checkpoints") as cursor:
        cursor.execute("select size, root, note, peaks from ledger_checkpoint order by size")
        for row in cursor:
            yield Stored(*row)


def add(connection: psycopg.Connection, *, peaks: Peaks, key: Ed25519PrivateKey) -> None:
    """Sign the tree as it is now, and store that."""
    root = peaks.root()
    note = sign_checkpoint(size=peaks.size, root=root, key=key)
    connection.execute(
        "insert into ledger_checkpoint (size, root, note, peaks) values (%s, %s, %s, %s)",
        (peaks.size, root, note, peaks.hashes),
    )
