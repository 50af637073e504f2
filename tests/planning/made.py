"""Plans as tests begin with them."""

from datetime import date, timedelta

from alongside.access.doors import opened_one
from alongside.access.models import Account
from alongside.access.vocabulary import Purpose
from alongside.kernel.clock import now
from alongside.people.models import YoungPerson
from alongside.planning import changes
from alongside.planning.actions import plans, ratings, reviews
from alongside.planning.actions.reviews import Held
from alongside.planning.cards import Goal, PlanCard, ReviewCard
from alongside.planning.changes import PlanChange
from alongside.planning.models import Plan, Review
from alongside.planning.queries import plans as queries
from alongside.planning.vocabulary import Agrees, Owner

GOAL = "Swim in the sea"


def write(mira: YoungPerson, by: Account, change: PlanChange, *, seen: int | None = None) -> Plan:
    """The next version, seen as it is or as at ``seen``."""
    with opened_one(mira.record_id, purpose=Purpose.SUPPORT, viewer=by) as door:
        before = queries.newest(record=mira.record_id, door=door)
        at = seen if seen is not None else before.plan.number if before else 0
        return plans.write(record=mira.record_id, change=change, seen=at, now=now(), door=door, by=by)


def goal(words: str = GOAL, most: int = 3) -> PlanChange:
    """One more goal."""
    return changes.goal_added(words=words, low="I stay on the sand", high="I float", domains=("leisure",), most=most)


def step(of: Goal, owner: Owner = Owner.US, what: str = "Find a pool") -> PlanChange:
    """One more step."""
    return changes.step_added(goal=of.id, what=what, owner=owner, who="", by=None)


def card(mira: YoungPerson, viewer: Account) -> PlanCard:
    """The plan as it holds."""
    with opened_one(mira.record_id, purpose=Purpose.SUPPORT, viewer=viewer) as door:
        return queries.required(record=mira.record_id, door=door).card


def begin(mira: YoungPerson, by: Account) -> Goal:
    """A plan with one goal and a step of ours; gives the goal."""
    write(mira, by, goal())
    (first,) = card(mira, by).goals
    write(mira, by, step(first))
    return card(mira, by).goals[0]


def rate(mira: YoungPerson, by: Account, of: Goal, number: int | None) -> None:
    """How far along they feel, or "not now"."""
    from uuid import UUID

    with opened_one(mira.record_id, purpose=Purpose.SUPPORT, viewer=by) as door:
        ratings.keep(record=mira.record_id, goal=UUID(of.id), number=number, now=now(), door=door, by=by)


def review(mira: YoungPerson, by: Account, *, next_on: date | None = None, seen: int | None = None) -> Review:
    """A review, with the next one in a month."""
    with opened_one(mira.record_id, purpose=Purpose.SUPPORT, viewer=by) as door:
        held = Held(
            at=now(),
            text="We met by the harbour and read it together.",
            participation="PN1",
            agrees=Agrees.YES,
            next_on=next_on or now().date() + timedelta(days=30),
            card=ReviewCard(others="Mum, on the phone", said="I like it"),
        )
        at = queries.required(record=mira.record_id, door=door).plan.number if seen is None else seen
        return reviews.hold(record=mira.record_id, held=held, seen=at, now=now(), door=door, by=by)
