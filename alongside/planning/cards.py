"""What is written on the sealed cards of plans, reviews, sessions and feedback, as plain values."""

import json
from collections.abc import Iterator
from dataclasses import asdict, dataclass, replace
from typing import Any, TypeVar

from alongside.kernel.around import Around
from alongside.kernel.cards import Sealed
from alongside.kernel.decisions import NotVisible
from alongside.planning.vocabulary import GoalState, Owner, StepState

T = TypeVar("T")


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """One thing to do: what, by whom, by when as it was said, and what came of it."""

    id: str
    what: str
    owner: Owner
    who: str = ""
    by: Around | None = None
    state: StepState = StepState.OPEN
    with_them: bool = False
    because: str = ""

    @property
    def is_open(self) -> bool:
        """Whether it is still to be done."""
        return self.state is StepState.OPEN

    @classmethod
    def from_values(cls, values: dict[str, Any]) -> "Step":
        """The step that was kept."""
        by = Around.from_values(values["by"]) if values["by"] else None
        kept = values | {"owner": Owner(values["owner"]), "state": StepState(values["state"]), "by": by}
        return cls(**kept)


@dataclass(frozen=True, slots=True, kw_only=True)
class Goal:
    """What they want, in their words, with their own words for the two ends of the scale."""

    id: str
    words: str
    low: str = ""
    high: str = ""
    domains: tuple[str, ...] = ()
    state: GoalState = GoalState.GOING
    said: str = ""
    steps: tuple[Step, ...] = ()

    @property
    def asks_only_them(self) -> bool:
        """Whether everything that is still to be done is theirs to do."""
        all_theirs = all(step.owner is Owner.THEM for step in self.waiting)
        return bool(self.waiting) and self.state is GoalState.GOING and all_theirs

    @property
    def waiting(self) -> list[Step]:
        """The steps that are still to be done."""
        return [step for step in self.steps if step.is_open]

    @property
    def settled(self) -> list[Step]:
        """The steps that were done or dropped."""
        return [step for step in self.steps if not step.is_open]

    @classmethod
    def from_values(cls, values: dict[str, Any]) -> "Goal":
        """The goal that was kept."""
        steps = tuple(Step.from_values(step) for step in values["steps"])
        kept = {"domains": tuple(values["domains"]), "state": GoalState(values["state"]), "steps": steps}
        return cls(**(values | kept))


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanCard:
    """A whole plan. Strengths, people, places and interests have one thing on a line."""

    goals: tuple[Goal, ...] = ()
    strengths: str = ""
    people: str = ""
    places: str = ""
    interests: str = ""
    hopes: str = ""
    says: str = ""

    @property
    def going(self) -> list[Goal]:
        """The goals that are on their way."""
        return [goal for goal in self.goals if goal.state is GoalState.GOING]

    @property
    def others(self) -> list[Goal]:
        """The goals that were reached or set aside."""
        return [goal for goal in self.goals if goal.state is not GoalState.GOING]

    @property
    def asks_only_them(self) -> bool:
        """Whether some goal asks everything of the young person."""
        return any(goal.asks_only_them for goal in self.goals)

    def goal(self, wanted: str) -> Goal:
        """One goal. :raises NotVisible: when the plan has none by that id."""
        return _first(goal for goal in self.goals if goal.id == wanted)

    def step(self, wanted: str) -> tuple[Goal, Step]:
        """One step and its goal. :raises NotVisible: when the plan has none by that id."""
        return _first((goal, step) for goal in self.goals for step in goal.steps if step.id == wanted)

    def with_goal(self, goal: Goal) -> "PlanCard":
        """The same plan with this goal in the place of its namesake, or at the end."""
        if any(one.id == goal.id for one in self.goals):
            return replace(self, goals=tuple(goal if one.id == goal.id else one for one in self.goals))
        return replace(self, goals=(*self.goals, goal))

    def with_step(self, goal: Goal, step: Step) -> "PlanCard":
        """The same plan with this step of the goal in the place of its namesake, or at the end."""
        if any(one.id == step.id for one in goal.steps):
            steps = tuple(step if one.id == step.id else one for one in goal.steps)
        else:
            steps = (*goal.steps, step)
        return self.with_goal(replace(goal, steps=steps))

    def sealed_text(self) -> str:
        """The card as it is sealed."""
        return json.dumps(asdict(self), ensure_ascii=False, default=str)

    @classmethod
    def from_sealed(cls, text: str) -> "PlanCard":
        """The card that was sealed."""
        values = json.loads(text)
        return cls(**(values | {"goals": tuple(Goal.from_values(goal) for goal in values["goals"])}))


@dataclass(frozen=True, slots=True, kw_only=True)
class Disagreement:
    """Something that somebody sees another way: whose it is, and their words."""

    whose: str
    words: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ReviewCard:
    """Who took part in a review besides the young person and how, what changed, and what stays open between them."""

    others: str = ""
    changed: str = ""
    said: str = ""
    disagreements: tuple[Disagreement, ...] = ()

    def sealed_text(self) -> str:
        """The card as it is sealed."""
        return json.dumps(asdict(self), ensure_ascii=False)

    @classmethod
    def from_sealed(cls, text: str) -> "ReviewCard":
        """The card that was sealed."""
        values = json.loads(text)
        return cls(**(values | {"disagreements": tuple(Disagreement(**one) for one in values["disagreements"])}))


@dataclass(frozen=True, slots=True, kw_only=True)
class SessionCard(Sealed):
    """What is said of a session besides what was done: where, who else was there (one on a line), what helped, what next.

    ``coping`` is something they do to get through, and ``coping_helps`` what it helps them with.
    """

    place: str = ""
    others: str = ""
    helped_theirs: str = ""
    helped_ours: str = ""
    coping: str = ""
    coping_helps: str = ""
    next: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class FeedbackCard(Sealed):
    """What they said of a session: the code of an answer by the code of its question, and their words."""

    answers: dict[str, str]
    words: str = ""


def lines(text: str) -> list[str]:
    """What stands on the lines of a text, without empty ones."""
    return [line.strip() for line in text.splitlines() if line.strip()]


def _first(found: Iterator[T]) -> T:
    for one in found:
        return one
    raise NotVisible
