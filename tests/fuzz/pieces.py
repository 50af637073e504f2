"""Sealed pieces of files, and the parts that browsers ask for."""

from uuid import UUID

from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from alongside.access.crypto import Unreadable
from alongside.attachments import ranges
from alongside.attachments.sealing import PIECE, Sealer, pieces, sealed_size

SEALER = Sealer(AESGCM(bytes(32)), UUID(int=7), "whole")
SEEDS = [b"bytes=0-", b"bytes=-5", b"bytes=1-2,3-4", next(SEALER.sealed(b"words"))]


def once(data: bytes) -> None:
    """Open what was never sealed; seal and open; read a range.

    :raises AssertionError: when something opens that should not, or is not what was sealed.
    """
    try:
        opened = SEALER.open(data, number=0, is_last=True)
    except Unreadable:
        opened = b""
    assert opened in (b"", b"words")
    sealed = list(SEALER.sealed(data))
    assert sum(map(len, sealed)) == sealed_size(len(data))
    assert len(sealed) == pieces(len(data)) == max(1, -(-len(data) // PIECE))
    assert b"".join(SEALER.open(one, number=at, is_last=at == len(sealed) - 1) for at, one in enumerate(sealed)) == data
    try:
        span = ranges.asked(data.decode("latin-1"), size=len(data))
    except ranges.NotInFile:
        return
    assert span is None or 0 <= span.start < span.stop <= len(data)
