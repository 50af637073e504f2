"""Today: where everybody lands."""

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from alongside.access.http import SignedInRequest
from alongside.kernel.clock import now
from alongside.people.queries import agencies, practitioners
from alongside.workspace.queries import today


@require_safe
def show(request: SignedInRequest) -> HttpResponse:
    """What today asks of me."""
    shown = {
        "today": today.of(now=now(), viewer=request.user),
        "teams": agencies.teams_of(request.user, wanted="everyday"),
        "practitioner": practitioners.of(request.user),
    }
    return render(request, "workspace/today.html", shown)
