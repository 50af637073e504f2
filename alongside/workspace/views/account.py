"""One's own account: what one's roles mean, and how one signs in."""

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from alongside.access.http import SignedInRequest
from alongside.access.vocabulary import ROLE_MEANINGS, Role
from alongside.people.queries import practitioners


@require_safe
def show(request: SignedInRequest) -> HttpResponse:
    """My account."""
    roles = [(Role(role).label, ROLE_MEANINGS[Role(role)]) for role in request.user.roles]
    mine = {"roles": roles, "practitioner": practitioners.of(request.user)}
    return render(request, "workspace/account.html", mine)
