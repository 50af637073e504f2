"""Reading the ledger as whoever acts: row-level security lets through only what is theirs to read."""

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from django.db import connection

from alongside.ledger.models import Line

__all__ = ["Line", "last_checkpoint", "newest"]


def newest(*, verb: str = "", actor: UUID | None = None, before: int | None = None, most: int) -> Sequence[Line]:
    """Lines the actor may read, newest first: at most ``most``, older than line ``before``."""
    rows = Line.objects.order_by("-id")
    if verb:
        rows = rows.filter(verb=verb)
    if actor:
        rows = rows.filter(actor=actor)
    if before:
        rows = rows.filter(id__lt=before)
    return list(rows[:most])


def last_checkpoint() -> tuple[int, bytes, datetime] | None:
    """How many lines the newest signed tree head covers, its root and when it was signed."""
    with connection.cursor() as cursor:
        cursor.execute("select size, root, at from ledger_checkpoint order by size desc limit 1")
        row = cursor.fetchone()
    return (row[0], bytes(row[1]), row[2]) if row else None
