"""How far along they feel: a page to hand over, answered with one tap."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from alongside.access.http import SignedInRequest, number
from alongside.access.posted import once
from alongside.kernel.clock import now
from alongside.people.actions import pace
from alongside.people.actions.pace import Said
from alongside.people.vocabulary import PaceAnswer, Topic
from alongside.planning.actions import ratings
from alongside.planning.queries import plans
from alongside.planning.vocabulary import HIGHEST, LOWEST
from alongside.workspace.opening import Page, open_page
from alongside.workspace.queries import frame

NOT_NOW, NEVER = "not_now", "dont_ask"
SCALE = range(LOWEST, HIGHEST + 1)


@require_http_methods(["GET", "HEAD", "POST"])
def rate(request: SignedInRequest, record: UUID, goal: UUID) -> HttpResponse:
    """Ask, and keep what they tap: a number, "not now", or "don't ask me again"."""
    with open_page(request, record) as page:
        found = plans.required(record=record, door=page.door).card.goal(str(goal))
        quiet = frame.of(page)["quiet"].get(Topic.GOALS)
        if request.method == "POST" and not quiet and (thanks := _keep(request, page, goal)):
            messages.success(request, thanks)
            return redirect("workspace:plan-goal-rate", record, goal)
        shown = {"record": record, "goal": found, "quiet": quiet, "scale": SCALE, "once": once(request)}
    return render(request, "workspace/plans/rate.html", shown)


def _keep(request: SignedInRequest, page: Page, goal: UUID) -> str:
    """Keep the answer and give thanks for it; nothing for a form that holds none."""
    answer, moment, record = request.POST.get("answer", ""), now(), page.record
    chosen = number(answer)
    if answer == NEVER:
        said = Said(Topic.GOALS, PaceAnswer.DONT_ASK)
        pace.say(record=record, said=[said], now=moment, door=page.door, by=request.user)
        return _("Thank you. Nobody asks you about this now.")
    if answer != NOT_NOW and chosen not in SCALE:
        return ""
    same = once(request)
    ratings.keep(record=record, goal=goal, number=chosen, once=same, now=moment, door=page.door, by=request.user)
    if chosen is None:
        return _("Thank you. That is an answer too.")
    return _("Thank you. You chose %(number)s.") % {"number": chosen}
