"""The bytes of a line that its leaf hash is taken over.

Every column in a fixed order, each as its length (four bytes, big-endian; -1 for null) and then the
value exactly as PostgreSQL sends it in binary: integers and ``xid8`` as eight bytes, ``at`` as
microseconds since the year 2000 UTC, a UUID as 16 bytes, text as UTF-8, ``records`` as an array
with its dimensions. Nothing is converted on the way, so no two different rows share their bytes.
``xid`` is covered too: it decides where a line belongs, and a dump keeps it.
"""

import struct
from collections.abc import Sequence

import psycopg
from psycopg.types.string import ByteaBinaryLoader

VERSION = b"alongside.ledger.line/1\n"
COLUMNS = (
    "line.id, line.xid, line.at, line.actor, line.job, line.verb, line.records, line.thing, line.purpose, line.data"
)
"""What to select, from ``ledger_line line``, on a cursor prepared by :func:`as_sent`."""

_TYPES = ("int8", "xid8", "timestamptz", "uuid", "text", "bytea")
_length = struct.Struct(">i").pack
_NULL = _length(-1)


def line_bytes(row: Sequence[bytes | None]) -> bytes:
    """The canonical bytes of one line, given its columns as they were sent."""
    parts = [VERSION]
    for value in row:
        if value is None:
            parts.append(_NULL)
        else:
            parts += (_length(len(value)), value)
    return b"".join(parts)


def as_sent(cursor: psycopg.Cursor) -> None:
    """Make a binary cursor hand over each value as the bytes PostgreSQL sent."""
    for name in _TYPES:
        kind = cursor.adapters.types[name]
        cursor.adapters.register_loader(kind.oid, ByteaBinaryLoader)
        cursor.adapters.register_loader(kind.array_oid, ByteaBinaryLoader)


def number(value: bytes) -> int:
    """An integer, as it was sent."""
    return int.from_bytes(value, "big", signed=True)
