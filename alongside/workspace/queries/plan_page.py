"""A plan as its page shows it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from alongside.planning import rules
from alongside.planning.cards import Goal, lines
from alongside.planning.comparing import PARTS
from alongside.planning.queries import ratings
from alongside.planning.queries.plans import Read
from alongside.planning.queries.ratings import Said
from alongside.workspace.opening import Page

HELPS = ("strengths", "people", "places", "interests", "hopes")


@dataclass(frozen=True, slots=True)
class Shown:
    """A goal, the parts of life it is about in words, and what they last said of how far along they feel."""

    goal: Goal
    domains: Sequence[str]
    last: Said | None


def of(held: Read | None, *, page: Page, today: date) -> dict[str, Any]:
    """Goals on their way and the others, and what helps them: one query more, and none without a plan."""
    if held is None:
        return {"may_read": page.door.may_read(page.record, "everyday")}
    paths = ratings.of_goals(record=page.record, door=page.door)

    def shown(goal: Goal) -> Shown:
        numbers = [one for one in paths.get(goal.id, ()) if one.number is not None]
        return Shown(goal, [rules.domain_said(code) for code in goal.domains], numbers[-1] if numbers else None)

    card = held.card
    return {
        "may_read": True,
        "going": [shown(goal) for goal in card.going],
        "others": [shown(goal) for goal in card.others],
        "can_add": len(card.going) < rules.goals_at_once(on=today),
        "is_due": held.plan.review_on <= today,
        "helps": [(PARTS[name], lines(getattr(card, name))) for name in HELPS if getattr(card, name)],
    }
