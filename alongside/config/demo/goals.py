"""Plans of the demonstration: written day by day, through the product's own actions."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import partial
from uuid import UUID

from django.utils import timezone

from alongside.access.doors import Opened, opened_one
from alongside.access.models import Account
from alongside.access.vocabulary import Purpose
from alongside.config.demo.reading import Row, table
from alongside.jurisdiction import packs
from alongside.kernel import around
from alongside.kernel.around import Toward
from alongside.planning import changes, rules
from alongside.planning.actions import plans, ratings, reviews
from alongside.planning.actions.reviews import Held
from alongside.planning.cards import Disagreement, PlanCard, ReviewCard
from alongside.planning.changes import About, PlanChange
from alongside.planning.queries import plans as queries
from alongside.planning.vocabulary import Agrees, GoalState, Owner, StepState

HELPS = ("strengths", "people", "places", "interests", "hopes")
# England counts these ways by codes; the data says them by what they are.
IN_ENGLAND = {"spoke": "PN1", "shown": "PN3", "sent": "PN6"}
Act = tuple[int, Callable[[], object]]


@dataclass(frozen=True, slots=True)
class _Writing:
    """A record that is open to whoever writes in it, and the moment from which days are counted."""

    record: UUID
    door: Opened
    now: datetime

    def ago(self, days: int) -> datetime:
        """So many days back; below nought, so many on."""
        return self.now - timedelta(days=days)

    @property
    def card(self) -> PlanCard:
        """The plan as it stands."""
        found = queries.newest(record=self.record, door=self.door)
        return found.card if found else PlanCard()

    @property
    def seen(self) -> int:
        """The number of the newest version."""
        found = queries.newest(record=self.record, door=self.door)
        return found.plan.number if found else 0

    def change(self, change: PlanChange, *, ago: int) -> None:
        """Write the next version, so many days back."""
        plans.write(
            record=self.record,
            change=change,
            seen=self.seen,
            now=self.ago(ago),
            door=self.door,
            by=self.door.viewer,
        )


def make(*, record: UUID, person: str, worker: Account, now: datetime) -> None:
    """The plan of one young person with everything that came of it, in the order in which it happened."""
    for row in table("goals")["plans"]:
        if row["person"] == person:
            with opened_one(record, purpose=Purpose.SUPPORT, viewer=worker) as door:
                to = _Writing(record, door, now)
                for _ago, act in sorted(_acts(row, to), key=lambda act: -act[0]):
                    act()


def _acts(row: Row, to: _Writing) -> Iterator[Act]:
    for goal in row["goals"]:
        yield goal["ago"], partial(_add_goal, goal, to)
        for step in goal["steps"]:
            yield step["ago"], partial(_add_step, step, goal, to)
            if "done" in step:
                yield step["done"], partial(_do_step, step, to)
        for ago, number in goal["ratings"]:
            yield ago, partial(_rate, goal, ago, number, to)
        if "reached" in goal:
            yield goal["ratings"][-1][0], partial(_reach, goal, to)
    yield row["begun"], partial(_describe, row, to)
    for review in row["reviews"]:
        yield review["ago"], partial(_review, review, to)


def _describe(row: Row, to: _Writing) -> None:
    to.change(changes.described(About(**{name: row.get(name, "") for name in HELPS})), ago=row["begun"])


def _add_goal(row: Row, to: _Writing) -> None:
    most, domains = rules.goals_at_once(on=timezone.localdate(to.now)), tuple(row["domains"])
    added = changes.goal_added(words=row["words"], low=row["low"], high=row["high"], domains=domains, most=most)
    to.change(added, ago=row["ago"])


def _add_step(row: Row, goal: Row, to: _Writing) -> None:
    today = timezone.localdate(to.ago(row["ago"]))
    by = around.read(row["by"], toward=Toward.AHEAD, today=today) if "by" in row else None
    owner, of = Owner(row["owner"]), _id_of(goal, to)
    added = changes.step_added(goal=of, what=row["what"], owner=owner, who=row.get("who", ""), by=by)
    to.change(added, ago=row["ago"])


def _do_step(row: Row, to: _Writing) -> None:
    (step,) = (step for goal in to.card.goals for step in goal.steps if step.what == row["what"])
    to.change(changes.step_moved(step=step.id, to=StepState.DONE, with_them=False, because=""), ago=row["done"])


def _reach(row: Row, to: _Writing) -> None:
    most, of = rules.goals_at_once(on=timezone.localdate(to.now)), _id_of(row, to)
    reached = changes.goal_moved(goal=of, to=GoalState.REACHED, said=row["reached"], most=most)
    to.change(reached, ago=row["ratings"][-1][0])


def _id_of(row: Row, to: _Writing) -> str:
    (goal,) = (goal for goal in to.card.goals if goal.words == row["words"])
    return goal.id


def _rate(row: Row, ago: int, number: str, to: _Writing) -> None:
    ratings.keep(
        record=to.record,
        goal=UUID(_id_of(row, to)),
        number=int(number) if number.isdecimal() else None,
        now=to.ago(ago),
        door=to.door,
        by=to.door.viewer,
    )


def _review(row: Row, to: _Writing) -> None:
    at = to.ago(row["ago"])
    held = Held(
        at=at,
        text=row["text"],
        participation=_code(row["participation"], to),
        agrees=Agrees(row["agrees"]),
        next_on=timezone.localdate(at) + timedelta(days=row["next"]),
        card=ReviewCard(
            others=row.get("others", ""),
            said=row["said"],
            disagreements=tuple(Disagreement(**one) for one in row.get("disagreements", ())),
        ),
    )
    reviews.hold(record=to.record, held=held, seen=to.seen, now=at, door=to.door, by=to.door.viewer)


def _code(way: str, to: _Writing) -> str:
    held = {code.key for code in packs.in_force().codes("review_participation", on=timezone.localdate(to.now))}
    return way if way in held else IN_ENGLAND[way]
