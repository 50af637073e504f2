"""Who may see their things and why, and who has seen them."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.utils import timezone

from alongside.access.models import Grant
from alongside.access.queries import own, seen
from alongside.access.queries.lines import Told
from alongside.access.queries.seen import Question
from alongside.access.vocabulary import Compartment, GrantRole
from alongside.jurisdiction import packs
from alongside.ledger.vocabulary import Kind
from alongside.myspace.opening import Mine
from alongside.myspace.wording import PARTS, PURPOSES, REASONS, to_them

CLOCK = "seen_answered"
DAYS = 30


@dataclass(frozen=True, slots=True)
class MaySee:
    """Somebody who may see: as what, which parts, what for and why."""

    name: str
    grant: Grant

    @property
    def parts(self) -> list[str]:
        """The parts of their things that this person may see, in words."""
        # What is known about places and people who cause harm is kept in records of its own, and never in theirs.
        theirs = [part for part in self.grant.compartments if part != Compartment.INTELLIGENCE]
        return [to_them(PARTS, part, str(Compartment(part).label)) for part in theirs if part in Compartment.values]

    @property
    def why(self) -> str:
        """Why they may."""
        return to_them(REASONS, self.grant.reason, self.grant.get_reason_display())

    @property
    def what_for(self) -> str:
        """What for."""
        return to_them(PURPOSES, self.grant.purpose, self.grant.get_purpose_display())


@dataclass(frozen=True, slots=True)
class Day:
    """What one person did on one day for one purpose. ``line`` is the newest of it, to ask about."""

    at: datetime
    line: int
    acts: Sequence[tuple[str, int]]
    asked: bool


@dataclass(frozen=True, slots=True)
class ForWhat:
    """One purpose, and the days."""

    said: str
    days: Sequence[Day]
    earlier: int
    """How many days before these are not listed."""


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody who has seen, the last time first."""

    name: str
    role: str
    last: datetime
    what_for: Sequence[ForWhat]


@dataclass(frozen=True, slots=True)
class Asked:
    """That they did not expect something, and what it was: ``None`` where it is not shown to them."""

    question: Question
    about: Told | None


@dataclass(frozen=True, slots=True)
class Seen:
    """Everything about who may see and who has seen."""

    may: Sequence[MaySee]
    people: Sequence[Person]
    machines: Sequence[tuple[str, int]]
    questions: Sequence[Asked]


def of(mine: Mine, *, now: datetime) -> Seen:
    """All of it, for whoever opened it by their own way: a fixed number of queries."""
    names = own.names()
    doors = Grant.objects.live(now).exclude(role=GrantRole.THEMSELVES).order_by("starts_at")
    may = [MaySee(names.get(one.holder_id, ""), one) for one in doors if one.compartments]
    roles = {one.grant.holder_id: one.grant.get_role_display() for one in may}
    questions = seen.my_questions(record=mine.record)
    asked, told = {one.row.line for one in questions}, seen.of_me()
    people = _people([one for one in told if not one.job], roles, asked)
    about = {one.line: one for one in told}
    mine_asked = [Asked(one, about.get(one.row.line)) for one in questions]
    return Seen(may, people, list(Counter(one.did for one in told if one.job).items()), mine_asked)


def answer_by(today: date) -> date:
    """The day by which the data-protection lead answers a question of today."""
    return packs.in_force().last_day(CLOCK, since=today)


def _people(told: Iterable[Told], roles: dict[UUID, str], asked: set[int]) -> list[Person]:
    by: dict[UUID | None, list[Told]] = {}
    for one in told:
        by.setdefault(one.actor, []).append(one)
    return [
        Person(same[0].name, roles.get(actor, "") if actor else "", same[0].at, _what_for(same, asked))
        for actor, same in by.items()
    ]


def _what_for(told: Sequence[Told], asked: set[int]) -> list[ForWhat]:
    by: dict[str, list[Told]] = {}
    for one in told:
        by.setdefault(to_them(PURPOSES, one.purpose, one.what_for), []).append(one)
    return [_days(said, same, asked) for said, same in by.items()]


def _days(said: str, told: Sequence[Told], asked: set[int]) -> ForWhat:
    by: dict[date, list[Told]] = {}
    for one in told:
        by.setdefault(timezone.localtime(one.at).date(), []).append(one)
    days = [_day(same, asked) for same in by.values()]
    return ForWhat(said, days[:DAYS], max(0, len(days) - DAYS))


def _day(told: Sequence[Told], asked: set[int]) -> Day:
    # What was opened says more than what was written meanwhile: that line is asked about.
    line = next((one for one in told if one.known and one.known.kind is Kind.READ), told[0])
    acts = list(Counter(one.did for one in told).items())
    return Day(told[0].at, line.line, acts, asked=any(one.line in asked for one in told))
