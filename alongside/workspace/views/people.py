"""People and teams."""

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from alongside.access.http import SignedInRequest
from alongside.access.queries import leaving
from alongside.keywork import policies
from alongside.people.queries import practitioners


@require_safe
def show(request: SignedInRequest) -> HttpResponse:
    """Teams with their members, then partners."""
    found = {
        "teams": practitioners.teams(),
        "across": practitioners.across_teams(),
        "partners": practitioners.partners(),
        "closable": leaving.closable(viewer=request.user),
        "leads": bool(policies.can_lead_staff(request.user)),
    }
    return render(request, "workspace/people.html", found)
