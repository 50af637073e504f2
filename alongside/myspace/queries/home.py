"""What stands on their first page."""

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from alongside.access.models import Grant
from alongside.access.queries import own
from alongside.access.vocabulary import GrantRole
from alongside.myspace.opening import Mine
from alongside.record.models import Entry

NEWEST = 5
ALONGSIDE = (GrantRole.KEY_WORKER, GrantRole.CO_WORKER, GrantRole.COVER)


@dataclass(frozen=True, slots=True)
class Somebody:
    """Somebody who is alongside them."""

    name: str
    role: str


@dataclass(frozen=True, slots=True)
class Written:
    """Something that was written for them to read."""

    entry: Entry
    by: str
    text: str


@dataclass(frozen=True, slots=True)
class Home:
    """Who is alongside them, and what is new."""

    alongside: Sequence[Somebody]
    newest: Sequence[Written]


def of(mine: Mine) -> Home:
    """Their first page, for whoever opened it by their own way."""
    names = own.names()
    return Home(_alongside(mine.record, names), _newest(mine, names))


def _alongside(record: UUID, names: dict[UUID, str]) -> list[Somebody]:
    live = Grant.objects.on_record(record).filter(role__in=ALONGSIDE, ends_at=None).order_by("starts_at")
    return [Somebody(names.get(grant.holder_id, ""), grant.get_role_display()) for grant in live]


def _newest(mine: Mine, names: dict[UUID, str]) -> list[Written]:
    rows = Entry.objects.filter(record=mine.record).order_by("-happened_at", "-id")[:NEWEST]
    readable = [row for row in rows if mine.door.may_read(row.record_id, row.compartment)]
    return [Written(row, names.get(row.author_id, ""), mine.door.read(row, "body")) for row in readable]
