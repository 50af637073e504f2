"""What today asks of somebody, each with its reason."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.utils.timezone import localdate

from alongside.access.actor import Scope
from alongside.access.models import Account
from alongside.evidence.queries import prompts
from alongside.evidence.queries.prompts import Asked
from alongside.kernel.prompts import Prompt
from alongside.outreach.queries import due
from alongside.outreach.queries.due import Due
from alongside.people.models import Team
from alongside.people.queries import agencies, young_people
from alongside.people.queries.young_people import Listed
from alongside.workspace.queries import caseload
from alongside.workspace.queries.caseload import Line

MOST_ALONGSIDE = 60
MOST_OF_TEAMS = 60
FIRST_CARDS = 7
# The place among questions up to which none is folded away: nobody named, and promises.
LOUD = 5


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
    """The young people somebody is alongside, and what is due with them and with those of their teams."""

    lines: Sequence[Line]
    cards: Sequence[Card]
    teams: Sequence[Team]
    counts: Sequence[tuple[Prompt, int | None]]


def of(*, now: datetime, viewer: Account) -> Today:
    """Today: a fixed number of queries, however many young people; one ledger line for all names."""
    own = young_people.ids_for(scope=Scope.CASELOAD, most=MOST_ALONGSIDE, after=None, viewer=viewer)
    asked = prompts.asked(now=now, viewer=viewer)
    of_teams = list(dict.fromkeys(one.record for one in asked if one.record not in own))[:MOST_OF_TEAMS]
    lines, tries = _opened([*own, *of_teams], _to_try(asked, own), now=now, viewer=viewer)
    teams = agencies.teams_of(viewer, wanted="everyday")
    return Today(
        [line for line in lines if line.person.record in own],
        _cards(asked, {line.person.record: line.person for line in lines}, tries),
        teams,
        prompts.of_teams(teams=[team.pk for team in teams]) if teams else (),
    )


def _opened(
    records: Sequence[UUID], to_try: Sequence[UUID], *, now: datetime, viewer: Account
) -> tuple[Sequence[Line], Mapping[UUID, Due]]:
    """Names, last contacts and next tries of these records, opened together."""
    if not records:
        return [], {}
    with caseload.listing(records=records, viewer=viewer) as door:
        lines = caseload.behind(door, records=records, scope=Scope.CASELOAD)
        return lines, due.of_records(records=to_try, on=localdate(now), door=door)


def _to_try(asked: Sequence[Asked], own: Sequence[UUID]) -> list[UUID]:
    """Of the first cards, those of one's own young people of whom a try is asked."""
    first = list(dict.fromkeys(one.record for one in asked))[:FIRST_CARDS]
    wanted = {one.record for one in asked if one.prompt.place == "workspace:try"}
    return [record for record in first if record in wanted and record in own]


def _cards(asked: Sequence[Asked], known: Mapping[UUID, Listed], tries: Mapping[UUID, Due]) -> list[Card]:
    """One card for each young person, in the order in which their loudest question comes."""
    by_record: dict[UUID, dict[str, list[Asked]]] = {}
    for one in asked:
        by_record.setdefault(one.record, {}).setdefault(one.prompt.key, []).append(one)
    return [
        Card(known[record], [Question(same[0], len(same) - 1) for same in questions.values()], tries.get(record))
        for record, questions in by_record.items()
        if record in known
    ]
