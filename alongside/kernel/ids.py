"""Ids that sort by time and say nothing about the person."""

from uuid import UUID

from uuid6 import uuid7


def new_id() -> UUID:
    """A new UUIDv7 (RFC 9562): 48 bits of milliseconds, then randomness."""
    return UUID(int=uuid7().int)
