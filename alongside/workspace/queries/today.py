"""What today asks of somebody, each with its reason."""

from collections.abc import Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.utils.timezone import localdate

from alongside.access.actor import Scope, acting_as
from alongside.access.models import Account
from alongside.evidence.queries import prompts
from alongside.evidence.queries.prompts import Asked
from alongside.kernel.prompts import Prompt
from alongside.outreach.queries import due
from alongside.outreach.queries.due import Due
from alongside.people.models import Team
from alongside.people.queries import agencies, young_people
from alongside.people.queries.young_people import Listed
from alongside.voice.queries import unseen
from alongside.workspace.queries import caseload
from alongside.workspace.queries.caseload import Line

MOST_ALONGSIDE = 60
MOST_OF_TEAMS = 60
FIRST_LINES = 12
FIRST_CARDS = 7
# The place among questions up to which none is folded away: nobody named, and promises.
LOUD = 50


@dataclass(frozen=True, slots=True)
class Question:
    """One question of a card; ``more`` further rows of the same young person are asked about in the same way."""

    asked: Asked
    more: int


@dataclass(frozen=True, slots=True)
class Card:
    """A young person, and what is asked about them, the loudest first; the next try where that is what is asked."""

    person: Listed
    questions: Sequence[Question]
    next_try: Due | None = None

    @property
    def loudest(self) -> Sequence[Question]:
        """What is read at once: the first question, and every one that must not wait behind another."""
        return [one for number, one in enumerate(self.questions) if number == 0 or one.asked.prompt.order <= LOUD]

    @property
    def others(self) -> Sequence[Question]:
        """The rest, one tap away, so that a day on a phone stays short."""
        return [one for one in self.questions if one not in self.loudest]


@dataclass(frozen=True, slots=True)
class Today:
    """The young people somebody is alongside, and what is due with them and with those of their teams.

    ``lines`` and ``cards`` are those that the page shows, ``hidden`` how many cards more there are; ``show_something``
    are those who show them something they made, and they have not looked yet.
    """

    lines: Sequence[Line]
    cards: Sequence[Card]
    show_something: Sequence[Listed]
    hidden: int
    is_alongside_more: bool
    teams: Sequence[Team]
    counts: Sequence[tuple[Prompt, int | None]]


def of(*, now: datetime, most: int = FIRST_CARDS, viewer: Account) -> Today:
    """Today: a fixed number of queries, however many young people; no name is opened that the page does not show."""
    with acting_as(viewer.pk), transaction.atomic():
        own = young_people.ids_for(scope=Scope.CASELOAD, most=MOST_ALONGSIDE, after=None, viewer=viewer)
        asked = _by_record(prompts.asked(now=now, viewer=viewer), own=frozenset(own))
        showing = unseen.records(on=localdate(now), viewer=viewer)
        teams = agencies.teams_of(viewer, wanted="everyday")
    shown = dict(list(asked.items())[:most])
    also = dict.fromkeys([*own[:FIRST_LINES], *showing])
    lines, people, tries = _opened(list(also), shown, own=frozenset(own), now=now, viewer=viewer)
    return Today(
        [line for line in lines if line.person.record in own[:FIRST_LINES]],
        [_card(people[record], questions, tries) for record, questions in shown.items() if record in people],
        [people[record] for record in showing if record in people],
        len(asked) - len(shown),
        len(own) > FIRST_LINES,
        teams,
        prompts.of_teams(teams=[team.pk for team in teams]) if teams else (),
    )


def _by_record(asked: Sequence[Asked], *, own: AbstractSet[UUID]) -> dict[UUID, list[Asked]]:
    """What is asked of one's own young people and of the first of one's teams, in the order of their loudest question."""
    found: dict[UUID, list[Asked]] = {}
    for one in asked:
        found.setdefault(one.record, []).append(one)
    of_teams = [record for record in found if record not in own][MOST_OF_TEAMS:]
    return {record: questions for record, questions in found.items() if record not in of_teams}


def _opened(
    alongside: Sequence[UUID],
    shown: Mapping[UUID, Sequence[Asked]],
    *,
    own: AbstractSet[UUID],
    now: datetime,
    viewer: Account,
) -> tuple[Sequence[Line], Mapping[UUID, Listed], Mapping[UUID, Due]]:
    """Names, last contacts and next tries of these records, opened together: one ledger line for all."""
    records = list(dict.fromkeys([*alongside, *shown]))
    if not records:
        return [], {}, {}
    with caseload.listing(records=records, viewer=viewer) as door:
        lines = {line.person.record: line for line in caseload.behind(door, records=records, scope=Scope.CASELOAD)}
        tries = due.of_records(records=_to_try(shown, own), on=localdate(now), door=door)
    people = {record: line.person for record, line in lines.items()}
    return [lines[record] for record in alongside if record in lines], people, tries


def _to_try(shown: Mapping[UUID, Sequence[Asked]], own: AbstractSet[UUID]) -> list[UUID]:
    """Those of one's own young people of whom a try is asked."""
    return [
        record
        for record, questions in shown.items()
        if record in own and any(one.prompt.place == "workspace:try" for one in questions)
    ]


def _card(person: Listed, asked: Sequence[Asked], tries: Mapping[UUID, Due]) -> Card:
    """What is asked about one young person, each kind of question once."""
    kinds: dict[str, list[Asked]] = {}
    for one in asked:
        kinds.setdefault(one.prompt.key, []).append(one)
    return Card(person, [Question(same[0], len(same) - 1) for same in kinds.values()], tries.get(person.record))
