"""Steps of a plan."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from alongside.access.http import SignedInRequest
from alongside.kernel.clock import now
from alongside.planning import changes
from alongside.planning.queries import plans
from alongside.planning.vocabulary import Owner, StepState
from alongside.workspace import plan_writing
from alongside.workspace.forms.plans import StepForm, StepMoveForm
from alongside.workspace.forms.typed import typed
from alongside.workspace.opening import open_page


@require_http_methods(["GET", "HEAD", "POST"])
def add(request: SignedInRequest, record: UUID, goal: UUID) -> HttpResponse:
    """One more step towards a goal. Where it is theirs and nothing is ours, that is said kindly once it is saved."""
    moment = now()
    with open_page(request, record) as page:
        shown = plan_writing.around(request, page)
        found = plans.required(record=record, door=page.door).card.goal(str(goal))
        form = StepForm(typed(request), today=timezone.localdate(moment), card=page.card)
        if request.method == "POST" and form.is_valid():
            if plan_writing.keep(request, page, changes.step_added(goal=found.id, **form.given()), now=moment):
                messages.success(request, _("Saved."))
                all_theirs = all(step.owner is Owner.THEM for step in found.waiting)
                if form.cleaned_data["owner"] == Owner.THEM and all_theirs:
                    messages.warning(
                        request, _("All that is left for this goal is theirs to do. What could we take on?")
                    )
                return redirect("workspace:plan-goal", record, goal)
            shown = plan_writing.again(shown)
        shown |= {"form": form, "goal": found}
    return render(request, "workspace/plans/step_add.html", shown, status=409 if "came_first" in shown else 200)


@require_http_methods(["GET", "HEAD", "POST"])
def move(request: SignedInRequest, record: UUID, step: UUID) -> HttpResponse:
    """What came of a step."""
    moment = now()
    with open_page(request, record) as page:
        shown = plan_writing.around(request, page)
        goal, found = plans.required(record=record, door=page.door).card.step(str(step))
        form = StepMoveForm(typed(request), now=found.state)
        if request.method == "POST" and form.is_valid():
            values = form.cleaned_data
            change = changes.step_moved(
                step=found.id,
                to=StepState(values["to"]),
                with_them=values["with_them"],
                because=values["because"],
            )
            if plan_writing.keep(request, page, change, now=moment):
                messages.success(request, _("Saved."))
                return redirect("workspace:plan-goal", record, goal.id)
            shown = plan_writing.again(shown)
        shown |= {"form": form, "goal": goal, "step": found}
    return render(request, "workspace/plans/step_move.html", shown, status=409 if "came_first" in shown else 200)
