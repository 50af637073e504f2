"""One's own account: what one's roles mean, and how one signs in."""

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from alongside.access.http import SignedInRequest
from alongside.access.queries import sign_ins, work_accounts
from alongside.access.vocabulary import ROLE_MEANINGS, Role
from alongside.kernel.clock import now
from alongside.keywork import policies
from alongside.people.queries import practitioners


@require_safe
def show(request: SignedInRequest) -> HttpResponse:
    """My account."""
    roles = [(Role(role).label, ROLE_MEANINGS[Role(role)]) for role in request.user.roles]
    mine = {
        "roles": roles,
        "practitioner": practitioners.of(request.user),
        "devices": sign_ins.mine(session=request.session, now=now(), viewer=request.user),
        "about_me": bool(policies.can_keep_staff_pages(request.user)),
        "work_linked": work_accounts.is_linked(viewer=request.user),
    }
    return render(request, "workspace/account.html", mine)
