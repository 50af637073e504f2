"""Today: where everybody lands."""

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from alongside.access.http import SignedInRequest
from alongside.access.vocabulary import ROLE_MEANINGS, Role
from alongside.evidence import policies
from alongside.kernel.clock import now
from alongside.people.queries import practitioners
from alongside.workspace.queries import care, leading, today


@require_safe
def show(request: SignedInRequest) -> HttpResponse:
    """What today asks of me: seven young people at first, all of them with ``?all``."""
    at = now()
    most = today.MOST_ALONGSIDE + today.MOST_OF_TEAMS if "all" in request.GET else today.FIRST_CARDS
    found = today.of(now=at, most=most, viewer=request.user)
    shown = {
        "leading": leading.of(now=at, viewer=request.user),
        "care": care.of(on=timezone.localdate(at), viewer=request.user),
        "today": found,
        "practitioner": practitioners.of(request.user),
        "can_answer": bool(policies.can_answer(request.user)),
        "roles": [(Role(role).label, ROLE_MEANINGS[Role(role)]) for role in request.user.roles],
    }
    return render(request, "workspace/today.html", shown)
