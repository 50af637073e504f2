"""When somebody leaves: who takes over, and doors they opened for others."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from alongside.access import policies, step_up
from alongside.access.actions import leaving as actions
from alongside.access.http import SignedInRequest
from alongside.access.posted import seen_version
from alongside.access.queries import grants
from alongside.access.queries import leaving as reading
from alongside.kernel.clock import now
from alongside.kernel.decisions import require
from alongside.kernel.models import ChangedMeanwhile
from alongside.keywork.actions import promises_handed_on
from alongside.workspace.forms.leaving import LeavingForm
from alongside.workspace.forms.typed import typed
from alongside.workspace.opening import open_page
from alongside.workspace.queries import leavers


@require_http_methods(["GET", "HEAD", "POST"])
@step_up.required()
def leave(request: SignedInRequest, account: UUID) -> HttpResponse:
    """Hand over from somebody who leaves, and close their account."""
    require(policies.can_close_account(allowed=reading.may_close(account, viewer=request.user)))
    leaver = leavers.of(account=account, now=now(), viewer=request.user)
    form = LeavingForm(typed(request), colleagues=leaver.colleagues, records=leaver.labels)
    if request.method == "POST" and form.is_valid():
        actions.close(who=leaver.account, takes_over=form.takes_over(), now=now(), by=request.user)
        promises_handed_on.hand_on_from(keeper=leaver.account, takes_over=form.takes_over(), now=now(), by=request.user)
        messages.success(request, _("Their account is closed. Whoever waits for somebody new is on today's page."))
        return redirect("workspace:people")
    return render(request, "workspace/leaving/leave.html", {"leaver": leaver, "form": form})


@require_POST
def keep(request: SignedInRequest, record: UUID, grant: UUID) -> HttpResponse:
    """Let a door stay open though whoever opened it has left, or it came along from another team."""
    if not step_up.is_fresh(request):
        return step_up.ask(request, reverse("workspace:today"))
    with open_page(request, record, asks=False):
        door = grants.on_record(record=record, grant=grant)
        seen = seen_version(request, door.version)
        try:
            actions.keep(grant=door, seen=seen, by=request.user)
        except ChangedMeanwhile:
            messages.warning(request, _("Somebody else changed this first."))
    return redirect("workspace:today")
