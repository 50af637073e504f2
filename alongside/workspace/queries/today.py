"""What today asks of somebody, each with its reason."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from alongside.access.actor import Scope
from alongside.access.models import Account
from alongside.evidence.queries import prompts
from alongside.evidence.queries.prompts import Asked
from alongside.kernel.prompts import Prompt
from alongside.people.models import Team
from alongside.people.queries import agencies, young_people
from alongside.people.queries.young_people import Listed
from alongside.workspace.queries import caseload
from alongside.workspace.queries.caseload import Line

MOST_ALONGSIDE = 60
MOST_OF_TEAMS = 60
FIRST_CARDS = 7


@dataclass(frozen=True, slots=True)
class Question:
    """One question of a card; ``more`` further rows of the same young person are asked about in the same way."""

    asked: Asked
    more: int


@dataclass(frozen=True, slots=True)
class Card:
    """A young person, and what is asked about them, the loudest first."""

    person: Listed
    questions: Sequence[Question]


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
    lines = caseload.lines(records=[*own, *of_teams], scope=Scope.CASELOAD, viewer=viewer)
    teams = agencies.teams_of(viewer, wanted="everyday")
    return Today(
        [line for line in lines if line.person.record in own],
        _cards(asked, {line.person.record: line.person for line in lines}),
        teams,
        prompts.of_teams(teams=[team.pk for team in teams]) if teams else (),
    )


def _cards(asked: Sequence[Asked], known: dict[UUID, Listed]) -> list[Card]:
    """One card for each young person, in the order in which their loudest question comes."""
    by_record: dict[UUID, dict[str, list[Asked]]] = {}
    for one in asked:
        by_record.setdefault(one.record, {}).setdefault(one.prompt.key, []).append(one)
    return [
        Card(known[record], [Question(same[0], len(same) - 1) for same in questions.values()])
        for record, questions in by_record.items()
        if record in known
    ]
