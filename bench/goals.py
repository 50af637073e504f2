"""Plans of the benchmark's young people: a version at the beginning, and after each review one they agreed to."""

from collections.abc import Iterator
from datetime import datetime, timedelta
from typing import Any

from alongside.kernel.ids import new_id
from alongside.planning.cards import Goal, PlanCard, ReviewCard, Step
from alongside.planning.models import Plan, Rating, Review
from alongside.planning.vocabulary import Agrees, Change, Owner, RatingAnswer, StepState
from alongside.record.vocabulary import Kind
from bench.staying import Around

WANTED = ("Sing where people can hear me", "Mornings that are quiet", "A bike that is mine")
STEPS = ("Find out when the hall is free", "Ask the school about the bus", "Bring the old one to the workshop")
GOALS, NEXT_DAYS, ALL_THEIRS = 2, 90, 0.03


def rows(around: Around) -> Iterator[Any]:
    """Every row, unsaved; none for somebody whose plan was never looked at."""
    held = sorted((one for one in around.entries if one.kind == Kind.REVIEW), key=lambda one: one.happened_at)
    if not held:
        return
    owner = Owner.THEM if around.dice.random() < ALL_THEIRS else Owner.US
    card = PlanCard(goals=tuple(_goal(around, owner) for _ in range(GOALS)), strengths="Drums\nKind to animals")
    yield _version(around, card, number=1, at=held[0].happened_at - timedelta(days=30))
    for number, entry in enumerate(held, 2):
        plan = _version(around, card, number=number, at=entry.happened_at)
        yield plan
        review = around.row(
            Review,
            entry=entry,
            plan=plan,
            held_at=entry.happened_at,
            written_by=around.worker,
            participation="PN1",
            next_on=plan.review_on,
        )
        yield around.sealed(review, ReviewCard(others="Their aunt", changed="Two lines sound like them now."))
        yield from (_rating(around, goal, entry.happened_at) for goal in card.goals)


def _goal(around: Around, owner: Owner) -> Goal:
    done = Step(id=str(new_id()), what=around.dice.choice(STEPS), owner=Owner.US, state=StepState.DONE)
    waits = Step(id=str(new_id()), what=around.dice.choice(STEPS), owner=owner)
    words = around.dice.choice(WANTED)
    return Goal(id=str(new_id()), words=words, low="Not yet", high="Every day", steps=(done, waits))


def _version(around: Around, card: PlanCard, *, number: int, at: datetime) -> Any:
    is_first = number == 1
    plan = around.row(
        Plan,
        number=number,
        change=Change.GOAL_ADDED if is_first else Change.REVIEWED,
        made_at=at,
        author=around.worker,
        agrees=Agrees.NOT_ASKED if is_first else Agrees.YES,
        agreed_number=None if is_first else number,
        asks_only_them=card.asks_only_them,
        review_on=at.date() + timedelta(days=NEXT_DAYS),
    )
    return around.sealed(plan, card)


def _rating(around: Around, goal: Goal, at: datetime) -> Any:
    row = around.row(Rating, goal=goal.id, said_at=at, answer=RatingAnswer.RATED, taken_by=around.worker)
    row.card = around.new.seal(row, "card", str(around.dice.randrange(11)))
    return row
