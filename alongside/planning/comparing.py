"""Two versions of a plan side by side: which words are new, and which are gone."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import StrEnum

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from alongside.planning.cards import Goal, PlanCard, Step
from alongside.planning.vocabulary import GoalState, Owner, StepState

WORDS = re.compile(r"\S+|\s+")
PARTS: dict[str, Promise] = {
    "strengths": gettext_lazy("What they are good at"),
    "people": gettext_lazy("People who keep them well"),
    "places": gettext_lazy("Places that do them good"),
    "interests": gettext_lazy("What they like"),
    "hopes": gettext_lazy("What they hope for"),
    "says": gettext_lazy("What they say of the plan"),
}


class Mark(StrEnum):
    """What became of some words."""

    SAME = "same"
    NEW = "new"
    GONE = "gone"


@dataclass(frozen=True, slots=True)
class Piece:
    """Words in a row, and what became of them."""

    text: str
    mark: Mark


@dataclass(frozen=True, slots=True)
class Row:
    """One part of a plan: as it was before, and as it is in the later version."""

    title: str
    before: Sequence[Piece]
    after: Sequence[Piece]

    @property
    def has_changed(self) -> bool:
        """Whether any word is new or gone."""
        return any(piece.mark is not Mark.SAME for piece in (*self.before, *self.after))


def compared(before: PlanCard, after: PlanCard) -> list[Row]:
    """Every part that either version has, goals and their steps first; steps are matched by what they are, not by words."""
    return [Row(title, *pieces(old, new)) for title, old, new in _parts(before, after) if old or new]


def pieces(before: str, after: str) -> tuple[list[Piece], list[Piece]]:
    """Both texts in pieces, whole words at a time."""
    old, new = WORDS.findall(before), WORDS.findall(after)
    left: list[Piece] = []
    right: list[Piece] = []
    for what, a, b, c, d in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        same = what == "equal"
        if b > a:
            left.append(Piece("".join(old[a:b]), Mark.SAME if same else Mark.GONE))
        if d > c:
            right.append(Piece("".join(new[c:d]), Mark.SAME if same else Mark.NEW))
    return left, right


def _parts(before: PlanCard, after: PlanCard) -> Iterator[tuple[str, str, str]]:
    then, now = ({goal.id: goal for goal in card.goals} for card in (before, after))
    for number, key in enumerate(dict.fromkeys([*now, *then]), start=1):
        title = _("Goal %(number)s") % {"number": number}
        old, new = then.get(key), now.get(key)
        yield title, _goal(old), _goal(new)
        yield from _steps(old, new, _("Step of goal %(number)s") % {"number": number})
    for name, heading in PARTS.items():
        yield str(heading), getattr(before, name), getattr(after, name)


def _steps(before: Goal | None, after: Goal | None, title: str) -> Iterator[tuple[str, str, str]]:
    then, now = ({step.id: step for step in goal.steps} if goal else {} for goal in (before, after))
    for key in dict.fromkeys([*now, *then]):
        yield title, _step(then.get(key)), _step(now.get(key))


def _goal(goal: Goal | None) -> str:
    if goal is None:
        return ""
    ends = _("0 is: %(low)s. 10 is: %(high)s.") % {"low": goal.low or "–", "high": goal.high or "–"}
    state = "" if goal.state is GoalState.GOING else str(goal.state.label)
    return "\n".join(filter(None, [goal.words, ends if goal.low or goal.high else "", state, goal.said]))


def _step(step: Step | None) -> str:
    if step is None:
        return ""
    who = step.who or str(Owner(step.owner).label)
    state = "" if step.state is StepState.OPEN else str(step.state.label)
    by = _("By: %(when)s") % {"when": step.by.said} if step.by else ""
    return "\n".join(filter(None, [step.what, who, by, state, step.because]))
