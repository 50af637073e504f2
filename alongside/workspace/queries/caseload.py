"""The young people behind somebody's doors."""

from collections.abc import Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db import transaction

from alongside.access import policies
from alongside.access.actor import Scope, acting_as
from alongside.access.doors import Opened, opened
from alongside.access.models import Account
from alongside.ledger.vocabulary import Verb
from alongside.people.queries import agencies, young_people
from alongside.people.queries.young_people import Listed
from alongside.record.queries import entries

PAGE = 50


@dataclass(frozen=True, slots=True)
class Line:
    """A young person in a list, and when they were last met or in touch."""

    person: Listed
    last_contact: datetime | None


@dataclass(frozen=True, slots=True)
class ListPage:
    """Up to fifty young people, where the next fifty begin, and whether the viewer may start a record."""

    whose: str
    has_teams: bool
    can_start: bool
    lines: Sequence[Line]
    after: str


def page(*, whose: str, after: str, viewer: Account) -> ListPage:
    """Fifty young people: one's own, or (``whose="team"``) those of the teams one answers for."""
    start = UUID(after) if _is_id(after) else None
    with acting_as(viewer.pk), transaction.atomic():
        answers_for, belongs = agencies.answers_and_belongs(viewer)
        scope = Scope.TEAM if whose == "team" and answers_for else Scope.CASELOAD
        ids = young_people.ids_for(scope=scope, most=PAGE + 1, after=start, viewer=viewer)
    shown = ids[:PAGE]
    return ListPage(
        "team" if scope is Scope.TEAM else "mine",
        answers_for,
        belongs,
        lines(records=shown, scope=scope, viewer=viewer),
        str(shown[-1]) if len(ids) > PAGE else "",
    )


def lines(*, records: Sequence[UUID], scope: Scope, viewer: Account) -> list[Line]:
    """Cards and last contacts of these young people, one ledger line for all."""
    if not records:
        return []
    with listing(records=records, viewer=viewer) as door:
        return behind(door, records=records, scope=scope)


def listing(*, records: Sequence[UUID], viewer: Account) -> AbstractContextManager[Opened]:
    """Open these records to show them in a list, behind one ledger line."""
    return opened(records, verb=Verb.RECORD_LISTED, purpose=policies.usual_purpose(viewer), viewer=viewer)


def behind(door: Opened, *, records: Sequence[UUID], scope: Scope) -> list[Line]:
    """Cards and last contacts of records that are open already."""
    found = young_people.listed_behind(door, records=records)
    with acting_as(door.viewer.pk, scope):
        contacts = entries.last_contact(records=[one.record for one in found])
    return [Line(one, contacts.get(one.record)) for one in found]


def _is_id(text: str) -> bool:
    try:
        UUID(text)
    except ValueError:
        return False
    return True
