"""The bytes of a picture or a recording, sealed in its row under a key of their own that lies on the sealed card.

In the row and not in the store: they are behind the same policies as the card, and gone in the same transaction.
"""

from uuid import UUID

from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from alongside.attachments.sealing import Sealer

PART = "piece"


def sealed(data: bytes, *, row: UUID, key: str) -> bytes:
    """Bytes for the row of this id; ``key`` is written in hexadecimal."""
    return _sealer(row, key).seal(data, number=0, is_last=True)


def opened(data: bytes, *, row: UUID, key: str) -> bytes:
    """What was sealed for the row of this id.

    :raises Unreadable: when it was changed, or is another row's.
    """
    return _sealer(row, key).open(bytes(data), number=0, is_last=True)


def _sealer(row: UUID, key: str) -> Sealer:
    return Sealer(AESGCM(bytes.fromhex(key)), row, PART)
