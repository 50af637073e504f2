"""Today: where everybody lands."""

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from alongside.access.http import SignedInRequest
from alongside.kernel.clock import now
from alongside.people.queries import practitioners
from alongside.workspace.queries import caseload, today


@require_safe
def show(request: SignedInRequest) -> HttpResponse:
    """What today asks of me."""
    shown = {
        "today": today.of(now=now(), viewer=request.user),
        "teams": caseload.teams_with_doors(viewer=request.user),
        "practitioner": practitioners.of(request.user),
    }
    return render(request, "workspace/today.html", shown)
