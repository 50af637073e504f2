"""Work in the background, for who keeps the service: names, numbers and dates, and nothing of anybody."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from alongside.access import policies
from alongside.access.actor import acting_as
from alongside.access.http import SignedInRequest
from alongside.jobs.actions import jobs as actions
from alongside.jobs.queries import jobs
from alongside.jobs.vocabulary import State
from alongside.kernel.clock import now
from alongside.kernel.decisions import require

MOST = 100


@require_safe
def show(request: SignedInRequest) -> HttpResponse:
    """What runs when, when it last ran, what waits and what did not work."""
    require(policies.can_keep_service(request.user))
    shown = {
        "kinds": jobs.kinds(now=now()),
        "failed": jobs.in_states(State.FAILED, most=MOST),
        "waiting": jobs.in_states(State.TODO, State.DOING, most=MOST),
    }
    return render(request, "workspace/jobs/show.html", shown)


@require_POST
def try_again(request: SignedInRequest, number: int) -> HttpResponse:
    """Put a job that did not work back in the queue."""
    require(policies.can_keep_service(request.user))
    with acting_as(request.user.pk):
        actions.try_again(number=number, by=request.user.pk)
    messages.success(request, _("It is tried again now. Look here again in a minute."))
    return redirect("workspace:jobs")


@require_POST
def stop(request: SignedInRequest, number: int) -> HttpResponse:
    """Take a job out of the queue."""
    require(policies.can_keep_service(request.user))
    with acting_as(request.user.pk):
        actions.stop(number=number, by=request.user.pk)
    messages.success(request, _("It is stopped. What it had begun is undone."))
    return redirect("workspace:jobs")
