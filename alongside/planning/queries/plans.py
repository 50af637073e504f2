"""Reading plans, inside a record that was opened."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import F, QuerySet

from alongside.access.doors import Opened
from alongside.access.planned import Planned
from alongside.kernel.decisions import NotVisible
from alongside.planning.cards import Goal, PlanCard, Step
from alongside.planning.models import Plan
from alongside.planning.vocabulary import Agrees


@dataclass(frozen=True, slots=True)
class Read:
    """A version of a plan with its card opened."""

    plan: Plan
    card: PlanCard

    @property
    def changed_since_they_said(self) -> bool:
        """Whether it is another plan than the one of which they said what they think."""
        return bool(self.plan.agreed_number) and self.plan.agreed_number != self.plan.number

    @property
    def agrees_said(self) -> str:
        """What they said of it, in words."""
        return str(Agrees(self.plan.agrees).label)


@dataclass(frozen=True, slots=True)
class Next:
    """A goal that is on its way, and the first step that is still to be done."""

    goal: Goal
    step: Step | None


@dataclass(frozen=True, slots=True)
class Now:
    """A plan in short: what they want and what comes next, when we look at it again, and what they say of it."""

    goals: Sequence[Next]
    review_on: date
    is_due: bool
    agrees: str


@Planned
def _newest(record: UUID) -> QuerySet[Plan]:
    return Plan.objects.filter(record=record).order_by("-number")[:1]


def newest(*, record: UUID, door: Opened) -> Read | None:
    """The plan as it holds, in one query; ``None`` when there is none for this viewer."""
    plan = _newest.first(record=record)
    return _read(plan, door) if plan else None


def required(*, record: UUID, door: Opened) -> Read:
    """The plan as it holds. :raises NotVisible: when there is none for this viewer."""
    found = newest(record=record, door=door)
    if found is None:
        raise NotVisible
    return found


def version(*, record: UUID, number: int, door: Opened) -> Read:
    """One version. :raises NotVisible: when there is none by that number, or not for this viewer."""
    plan = Plan.objects.filter(record=record, number=number).first()
    if plan is None:
        raise NotVisible
    return _read(plan, door)


def versions(*, record: UUID) -> list[Plan]:
    """Every version without its card, the newest first, with ``author_name``."""
    rows = Plan.objects.filter(record=record).annotate(author_name=F("author__name"))
    return list(rows.defer("card").order_by("-number"))


def now(*, record: UUID, today: date, door: Opened) -> Now | None:
    """The plan in short, for a page that shows other things too: one query."""
    found = newest(record=record, door=door)
    if found is None:
        return None
    goals = [Next(goal, next(iter(goal.waiting), None)) for goal in found.card.going]
    return Now(goals, found.plan.review_on, found.plan.review_on <= today, found.agrees_said)


def _read(plan: Plan, door: Opened) -> Read:
    return Read(plan, PlanCard.from_sealed(door.read(plan, "card")))
