"""Goals of a plan: adding one, its own page, and how far along they feel."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from alongside.access.http import SignedInRequest
from alongside.kernel.clock import now
from alongside.planning import changes, policies, rules
from alongside.planning.queries import plans, ratings
from alongside.planning.vocabulary import GoalState
from alongside.workspace import plan_writing
from alongside.workspace.forms.pace import quieted, said
from alongside.workspace.forms.plans import GoalForm, GoalMoveForm
from alongside.workspace.forms.typed import typed
from alongside.workspace.opening import open_page
from alongside.workspace.queries import paths


@require_http_methods(["GET", "HEAD", "POST"])
def add(request: SignedInRequest, record: UUID) -> HttpResponse:
    """Write down something they want, or that they would rather not be asked."""
    moment = now()
    today = timezone.localdate(moment)
    with open_page(request, record) as page:
        shown, most = plan_writing.around(request, page), rules.goals_at_once(on=today)
        ways = rules.domains(on=today)
        form = GoalForm(typed(request), domains=ways, quiet=quieted(record, shown["quiet"]), today=today)
        if request.method == "POST" and form.is_valid():
            given = form.given()
            change = changes.goal_added(**given, most=most) if given else None
            if plan_writing.keep(request, page, change, said=said(form), now=moment):
                messages.success(request, _("Saved."))
                return redirect("workspace:plan", record)
            shown = plan_writing.again(shown)
        going = len(shown["held"].card.going) if shown["held"] else 0
        shown |= {"form": form, "may": policies.can_take_up_goal(going=going, most=most)}
    return render(request, "workspace/plans/goal_add.html", shown, status=409 if "came_first" in shown else 200)


@require_safe
def show(request: SignedInRequest, record: UUID, goal: UUID) -> HttpResponse:
    """One goal, its steps, and the path of how far along they feel."""
    with open_page(request, record) as page:
        shown = plan_writing.around(request, page)
        found = plans.required(record=record, door=page.door).card.goal(str(goal))
        said_so_far = ratings.of_goals(record=record, door=page.door).get(found.id, ())
        shown |= {"goal": found, "path": paths.of(said_so_far)}
        shown["domains"] = [rules.domain_said(code) for code in found.domains]
    return render(request, "workspace/plans/goal.html", shown)


@require_http_methods(["GET", "HEAD", "POST"])
def word(request: SignedInRequest, record: UUID, goal: UUID) -> HttpResponse:
    """Put a goal into other words."""
    moment = now()
    today = timezone.localdate(moment)
    with open_page(request, record) as page:
        shown = plan_writing.around(request, page)
        found = plans.required(record=record, door=page.door).card.goal(str(goal))
        form = GoalForm(
            typed(request),
            initial=GoalForm.initial_from(found),
            domains=rules.domains(on=today),
            quiet=quieted(record, shown["quiet"]),
            today=today,
        )
        if request.method == "POST" and form.is_valid():
            given = form.given()
            change = changes.goal_worded(goal=found.id, **given) if given else None
            if plan_writing.keep(request, page, change, said=said(form), now=moment):
                messages.success(request, _("Saved."))
                return redirect("workspace:plan-goal", record, goal)
            shown = plan_writing.again(shown)
        shown |= {"form": form, "goal": found}
    return render(request, "workspace/plans/goal_word.html", shown, status=409 if "came_first" in shown else 200)


@require_http_methods(["GET", "HEAD", "POST"])
def move(request: SignedInRequest, record: UUID, goal: UUID) -> HttpResponse:
    """That they say it is done, that it can wait, or that it is taken up again."""
    moment = now()
    with open_page(request, record) as page:
        shown = plan_writing.around(request, page)
        found = plans.required(record=record, door=page.door).card.goal(str(goal))
        form = GoalMoveForm(typed(request), now=found.state)
        if request.method == "POST" and form.is_valid():
            to, most = GoalState(form.cleaned_data["to"]), rules.goals_at_once(on=timezone.localdate(moment))
            change = changes.goal_moved(goal=found.id, to=to, said=form.cleaned_data["said"], most=most)
            if plan_writing.keep(request, page, change, now=moment):
                messages.success(request, _("Saved."))
                return redirect("workspace:plan", record)
            shown = plan_writing.again(shown)
        shown |= {"form": form, "goal": found}
    return render(request, "workspace/plans/goal_move.html", shown, status=409 if "came_first" in shown else 200)
