"""Sealing a file in pieces: AES-256-GCM, each piece bound to its file, its place and whether it is the last.

A file has a key of its own, which is itself sealed under its record's key. Pieces that were cut off, moved,
doubled or taken from another file do not open (STREAM: Hoang, Reyhanitabar, Rogaway, Vizár 2015).
"""

import os
from collections.abc import Iterator
from dataclasses import dataclass
from uuid import UUID

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from alongside.access.crypto import NONCE_BYTES, Unreadable

PIECE = 256 * 1024
TAG_BYTES = 16
OVERHEAD = NONCE_BYTES + TAG_BYTES
SEALED_PIECE = PIECE + OVERHEAD


@dataclass(frozen=True, slots=True)
class Sealer:
    """Seals and opens the pieces of one part of one file: what was sent, what is kept, or its small picture."""

    cipher: AESGCM
    file: UUID
    part: str

    def seal(self, piece: bytes, *, number: int, is_last: bool) -> bytes:
        """A piece of any length: nonce, ciphertext, tag."""
        nonce = os.urandom(NONCE_BYTES)
        return nonce + self.cipher.encrypt(nonce, piece, self._place(number, is_last=is_last))

    def open(self, sealed: bytes, *, number: int, is_last: bool) -> bytes:
        """The piece that was sealed in this place.

        :raises Unreadable: when it was changed, moved or cut, or is another file's.
        """
        try:
            where = self._place(number, is_last=is_last)
            return self.cipher.decrypt(sealed[:NONCE_BYTES], sealed[NONCE_BYTES:], where)
        except (InvalidTag, ValueError) as error:
            raise Unreadable(f"piece {number} of {self.file}") from error

    def sealed(self, data: bytes) -> Iterator[bytes]:
        """All of the data in pieces of ``PIECE`` bytes."""
        last = pieces(len(data)) - 1
        for number in range(last + 1):
            piece = data[number * PIECE : (number + 1) * PIECE]
            yield self.seal(piece, number=number, is_last=number == last)

    def _place(self, number: int, *, is_last: bool) -> bytes:
        return f"{self.part}|{self.file}|{number}|{'last' if is_last else 'more'}".encode()


def pieces(size: int) -> int:
    """How many pieces hold so many bytes; an empty file is one empty piece."""
    return max(1, -(-size // PIECE))


def sealed_size(size: int) -> int:
    """How many bytes so many bytes are once they are sealed."""
    return size + pieces(size) * OVERHEAD
