"""Writing in a plan from a page: what they said in place of answers, and the next version, together or not at all."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from django.db import transaction

from alongside.access.http import SignedInRequest
from alongside.access.posted import once, seen_version
from alongside.kernel.models import ChangedMeanwhile
from alongside.people.actions import pace
from alongside.people.actions.pace import Said
from alongside.planning import policies
from alongside.planning.actions import plans
from alongside.planning.changes import PlanChange
from alongside.planning.queries import plans as queries
from alongside.planning.queries.plans import Read
from alongside.workspace.opening import Page
from alongside.workspace.queries import frame


def around(request: SignedInRequest, page: Page) -> dict[str, Any]:
    """What every page of a plan shows: the frame, the plan as it holds, and what a form sends along."""
    held = queries.newest(record=page.record, door=page.door)
    return {
        **frame.of(page),
        "held": held,
        "can_change": bool(policies.can_change_plan(request.user)),
        "seen": seen(request, held),
        "once": once(request),
    }


def seen(request: SignedInRequest, held: Read | None) -> int:
    """The number of the version that the writer saw; 0 for none."""
    return seen_version(request, held.plan.number if held and request.method != "POST" else 0)


def keep(
    request: SignedInRequest, page: Page, change: PlanChange | None, *, said: Sequence[Said] = (), now: datetime
) -> bool:
    """Keep both; ``False`` when somebody else changed the same thing first, and nothing was written.

    :raises Refused: when the viewer may not, or the plan does not allow it.
    """
    try:
        with transaction.atomic():
            if said:
                pace.say(record=page.record, said=said, now=now, door=page.door, by=request.user)
            if change:
                plans.write(
                    record=page.record,
                    change=change,
                    seen=seen(request, None),
                    once=once(request),
                    now=now,
                    door=page.door,
                    by=request.user,
                )
    except ChangedMeanwhile:
        return False
    return True


def again(shown: dict[str, Any]) -> dict[str, Any]:
    """What is shown after somebody else came first: what was typed, to be saved on top of the newest version."""
    held: Read | None = shown["held"]
    newest = held.plan.number if held else 0
    return shown | {"saw": shown["seen"], "seen": newest, "came_first": True}
