"""Who can see. Every function reads as whoever acts in the open transaction."""

from collections.abc import Iterable
from uuid import UUID

from django.db import DEFAULT_DB_ALIAS
from django.db.models import Q
from django.db.models.functions import Now

from alongside.access.models import Account, Grant
from alongside.access.planned import prepared_cursor
from alongside.access.queries import accounts
from alongside.access.vocabulary import GrantRole
from alongside.kernel.decisions import NotVisible

_SEEING = """
    select {columns}, a.name
    from access.who_can_see(%s) with ordinality g join access_account a on a.id = g.holder_id
    order by g.ordinality
"""


def leads(record: UUID) -> bool:
    """Whether the actor leads the team that holds the record."""
    return _truth("select access.leads(%s)", record)


def who_can_see(record: UUID) -> list[Grant]:
    """Every live grant that opens this record, on itself or through its team; holders loaded."""
    fields = Grant._meta.concrete_fields
    with prepared_cursor() as cursor:
        cursor.execute(_SEEING.format(columns=", ".join(f"g.{one.column}" for one in fields)), [record])
        rows = cursor.fetchall()
    found = [Grant.from_db(DEFAULT_DB_ALIAS, [one.attname for one in fields], values) for *values, _name in rows]
    for grant, (*_values, name) in zip(found, rows, strict=True):
        grant.holder = accounts.named(grant.holder_id, name)
    return found


def asks(*, grants: Iterable[Grant], viewer: Account) -> bool:
    """Whether the viewer has still to say if they know the family: told by grants that were read already."""
    return any(g.asks and g.holder_id == viewer.pk for g in grants)


def has_to_answer(*, record: UUID, viewer: Account) -> bool:
    """The same, asked of the database, for what opens a record without reading who can see it."""
    rows = Grant.objects.on_record(record).filter(holder=viewer, asks=True, starts_at__lte=Now())
    return rows.filter(Q(ends_at__isnull=True) | Q(ends_at__gt=Now())).exists()


def on_record(*, record: UUID, grant: UUID) -> Grant:
    """One live grant of this very record.

    :raises NotVisible: when there is none by that id.
    """
    for found in who_can_see(record):
        if found.pk == grant and found.record_id == record:
            return found
    raise NotVisible


def holds_door(*, record: UUID, holder: Account) -> bool:
    """Whether this person already has a grant of their own on the record."""
    return any(g.holder_id == holder.pk and g.record_id == record for g in who_can_see(record))


def is_key_worker(*, record: UUID, holder: Account) -> bool:
    """Whether this person is a key worker of the young person."""
    return any(g.holder_id == holder.pk and g.role == GrantRole.KEY_WORKER for g in who_can_see(record))


def _truth(statement: str, record: UUID) -> bool:
    with prepared_cursor() as cursor:
        cursor.execute(statement, (record,))
        return bool(cursor.fetchone()[0])
