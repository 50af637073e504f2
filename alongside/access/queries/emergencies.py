"""Records opened in an emergency: who waits for whom to look at it, and what was made of it."""

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from django.db import connection, transaction

from alongside.access.actor import acting_as
from alongside.access.doors import Opened
from alongside.access.models import Account, Emergency
from alongside.access.vocabulary import GrantRole
from alongside.kernel.decisions import NotVisible


@dataclass(frozen=True, slots=True)
class Told:
    """An emergency with its words opened; empty where none were kept or the viewer may not read them."""

    emergency: Emergency
    reason: str
    learned: str


def waiting_for(viewer: Account) -> int:
    """How many the viewer has to look at. Nought for whoever leads no team."""
    with acting_as(viewer.pk), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("select access.emergencies_waiting()")
        return int(cursor.fetchone()[0])


def waiting() -> Sequence[Emergency]:
    """Those of the actor's teams that nobody has looked at yet, oldest first; the actor's own are among them."""
    rows = Emergency.objects.filter(reviewed_at=None).select_related("opener", "grant")
    return list(rows.order_by("opened_at"))


def get(*, record: UUID, emergency: UUID, door: Opened) -> Told:
    """One emergency of an opened record.

    :raises NotVisible: when there is none by that id, or not for whoever acts.
    """
    rows = Emergency.objects.filter(record=record, pk=emergency).select_related("opener", "grant", "reviewer")
    found = rows.first()
    if found is None:
        raise NotVisible
    if not door.may_read(record, found.compartment):
        return Told(found, "", "")
    return Told(found, door.read(found, "reason"), door.read(found, "learned"))


def leads_told(*, record: UUID) -> list[str]:
    """Names of those who lead the record's team, and so are told; for whoever has a door to it."""
    query = (
        "select distinct a.name from access.who_can_see(%s) g join access_account a on a.id = g.holder_id"
        " where g.role in (%s, %s) and a.is_active order by 1"
    )
    with connection.cursor() as cursor:
        cursor.execute(query, (record, GrantRole.TEAM_LEAD, GrantRole.SAFEGUARDING_LEAD))
        return [name for (name,) in cursor]
