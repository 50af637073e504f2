"""Who can see, and who has seen. Every function reads as whoever acts in the open transaction."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db import connection

from alongside.access.models import Account, Grant


@dataclass(frozen=True, slots=True)
class Look:
    """One line of who has seen a record: by whom, doing what, for what purpose."""

    line: int
    at: datetime
    name: str
    verb: str
    purpose: str


def leads(record: UUID) -> bool:
    """Whether the actor leads the team that holds the record."""
    return _truth("select access.leads(%s)", record)


def has_door(record: UUID) -> bool:
    """Whether the actor can open anything of the record."""
    return _truth("select access.has_door(%s)", record)


def who_can_see(record: UUID) -> list[Grant]:
    """Every live grant that opens this record, on itself or through its team; holders loaded."""
    rows = Grant.objects.raw("select * from access.who_can_see(%s)", [record])
    return list(rows.prefetch_related("holder"))


def holds_door(*, record: UUID, holder: Account) -> bool:
    """Whether this person already has a grant of their own on the record."""
    return any(g.holder_id == holder.pk and g.record_id == record for g in who_can_see(record))


def who_has_seen(*, record: UUID, before: int | None = None, most: int = 50) -> list[Look]:
    """The record's ledger lines, newest first: at most ``most``, older than line ``before``."""
    with connection.cursor() as cursor:
        cursor.execute(
            "select s.id, s.at, coalesce(a.name, ''), s.verb, coalesce(s.purpose, '') "
            "from access.who_has_seen(%s, %s, %s) s left join access_account a on a.id = s.actor "
            "order by s.id desc",
            (record, before, most),
        )
        return [Look(*row) for row in cursor]


def _truth(statement: str, record: UUID) -> bool:
    with connection.cursor() as cursor:
        cursor.execute(statement, (record,))
        return bool(cursor.fetchone()[0])
