"""What can be changed in a plan: each as a value that says what it does, what it rests on, and the plan that follows."""

from collections.abc import Callable
from dataclasses import dataclass, replace

from alongside.kernel.around import Around
from alongside.kernel.decisions import require
from alongside.kernel.ids import new_id
from alongside.kernel.states import can_move
from alongside.planning import policies
from alongside.planning.cards import Goal, PlanCard, Step
from alongside.planning.vocabulary import (
    GOAL_MOVES,
    MOVED,
    STEP_MOVES,
    Agrees,
    Change,
    GoalState,
    Owner,
    StepState,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanChange:
    """A change: two writers collide when what ``rests_on`` gives has changed between them."""

    change: Change
    make: Callable[[PlanCard], PlanCard]
    rests_on: Callable[[PlanCard], object]
    agrees: Agrees | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class About:
    """What helps them, and what they hope for: all but the goals."""

    strengths: str = ""
    people: str = ""
    places: str = ""
    interests: str = ""
    hopes: str = ""

    @classmethod
    def of(cls, card: PlanCard) -> "About":
        """What a plan says of it."""
        return cls(
            strengths=card.strengths,
            people=card.people,
            places=card.places,
            interests=card.interests,
            hopes=card.hopes,
        )


def goal_added(*, words: str, low: str, high: str, domains: tuple[str, ...], most: int) -> PlanChange:
    """One more goal; at most ``most`` are on their way at the same time."""

    def make(card: PlanCard) -> PlanCard:
        require(policies.can_take_up_goal(going=len(card.going), most=most))
        return card.with_goal(Goal(id=str(new_id()), words=words, low=low, high=high, domains=domains))

    return PlanChange(change=Change.GOAL_ADDED, make=make, rests_on=_nothing)


def goal_worded(*, goal: str, words: str, low: str, high: str, domains: tuple[str, ...]) -> PlanChange:
    """The same goal, said otherwise."""

    def make(card: PlanCard) -> PlanCard:
        return card.with_goal(replace(card.goal(goal), words=words, low=low, high=high, domains=domains))

    def rests_on(card: PlanCard) -> object:
        before = card.goal(goal)
        return (before.words, before.low, before.high, before.domains)

    return PlanChange(change=Change.GOAL_CHANGED, make=make, rests_on=rests_on)


def goal_moved(*, goal: str, to: GoalState, said: str, most: int) -> PlanChange:
    """A goal that is reached, set aside or taken up again, with what they said of it."""

    def make(card: PlanCard) -> PlanCard:
        before = card.goal(goal)
        require(can_move(GOAL_MOVES, now=before.state, to=to))
        if to is GoalState.GOING:
            require(policies.can_take_up_goal(going=len(card.going), most=most))
        return card.with_goal(replace(before, state=to, said=said))

    return PlanChange(change=MOVED[to], make=make, rests_on=lambda card: card.goal(goal).state)


def step_added(*, goal: str, what: str, owner: Owner, who: str, by: Around | None) -> PlanChange:
    """One more step towards a goal."""
    step = Step(id=str(new_id()), what=what, owner=owner, who=who, by=by)
    return PlanChange(
        change=Change.STEP_ADDED, make=lambda card: card.with_step(card.goal(goal), step), rests_on=_nothing
    )


def step_moved(*, step: str, to: StepState, with_them: bool, because: str) -> PlanChange:
    """A step that is done, dropped or to do again."""

    def make(card: PlanCard) -> PlanCard:
        goal, before = card.step(step)
        require(can_move(STEP_MOVES, now=before.state, to=to))
        return card.with_step(goal, replace(before, state=to, with_them=with_them, because=because))

    return PlanChange(change=MOVED[to], make=make, rests_on=lambda card: card.step(step)[1].state)


def described(about: About) -> PlanChange:
    """What helps them and what they hope for."""
    return PlanChange(
        change=Change.ABOUT,
        make=lambda card: replace(
            card,
            strengths=about.strengths,
            people=about.people,
            places=about.places,
            interests=about.interests,
            hopes=about.hopes,
        ),
        rests_on=About.of,
    )


def said_of_it(*, agrees: Agrees, says: str, change: Change = Change.AGREED) -> PlanChange:
    """Whether they agree with the plan as it stands, in their words."""
    return PlanChange(
        change=change, make=lambda card: replace(card, says=says), rests_on=lambda card: card, agrees=agrees
    )


def _nothing(_card: PlanCard) -> object:
    return None
