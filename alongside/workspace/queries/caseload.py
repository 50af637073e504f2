"""The young people behind somebody's doors."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db import connection, transaction

from alongside.access import policies
from alongside.access.actor import Scope, acting_as
from alongside.access.models import Account
from alongside.ledger.vocabulary import Verb
from alongside.people.models import Team
from alongside.people.queries import young_people
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
    """Up to fifty young people, and where the next fifty begin."""

    whose: str
    has_teams: bool
    lines: Sequence[Line]
    after: str


def page(*, whose: str, after: str, viewer: Account) -> ListPage:
    """Fifty young people: one's own, or (``whose="team"``) those of the teams one answers for."""
    answers_for = bool(teams_with_doors(viewer=viewer))
    scope = Scope.TEAM if whose == "team" and answers_for else Scope.CASELOAD
    start = UUID(after) if _is_id(after) else None
    ids = young_people.ids_for(scope=scope, most=PAGE + 1, after=start, viewer=viewer)
    shown = ids[:PAGE]
    return ListPage(
        "team" if scope is Scope.TEAM else "mine",
        answers_for,
        lines(records=shown, scope=scope, viewer=viewer),
        str(shown[-1]) if len(ids) > PAGE else "",
    )


def lines(*, records: Sequence[UUID], scope: Scope, viewer: Account) -> list[Line]:
    """Cards and last contacts of these young people, one ledger line for all."""
    purpose = policies.usual_purpose(viewer)
    found = young_people.listed(
        records=records, verb=Verb.RECORD_LISTED, purpose=purpose, viewer=viewer
    )
    with acting_as(viewer.pk, scope), transaction.atomic():
        contacts = entries.last_contact(records=[one.record for one in found])
    return [Line(one, contacts.get(one.record)) for one in found]


def teams_with_doors(*, viewer: Account) -> list[Team]:
    """Teams whose young people the viewer can see."""
    return _teams("any", viewer)


def teams_to_start_in(*, viewer: Account) -> list[Team]:
    """Teams the viewer belongs to, in which they can start a record."""
    return _teams("member", viewer)


def _teams(wanted: str, viewer: Account) -> list[Team]:
    with acting_as(viewer.pk), transaction.atomic():
        with connection.cursor() as cursor:
            cursor.execute("select access.teams(%s)", (wanted,))
            (ids,) = cursor.fetchone()
        return list(Team.objects.filter(pk__in=ids).order_by("name"))


def _is_id(text: str) -> bool:
    try:
        UUID(text)
    except ValueError:
        return False
    return True
