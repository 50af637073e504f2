"""Being away: who, until when, who steps in; and what a worker says of themselves."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from alongside.access.http import SignedInRequest
from alongside.access.queries import accounts
from alongside.kernel.clock import now
from alongside.kernel.decisions import require
from alongside.keywork import policies
from alongside.keywork.actions import absences as actions
from alongside.keywork.queries import absences, matching
from alongside.workspace.forms.absences import AwayForm, SelfForm
from alongside.workspace.forms.typed import typed
from alongside.workspace.queries import leavers


@require_http_methods(["GET", "HEAD", "POST"])
def away(request: SignedInRequest, account: UUID) -> HttpResponse:
    """Write down that somebody will be away; for a lead also whom that touches."""
    moment, today = now(), timezone.localdate(now())
    who, led = accounts.get(account), absences.answers_for(account=account, viewer=request.user)
    require(policies.can_say_away(request.user, account=who, answers_for=led))
    form = AwayForm(typed(request), colleagues=matching.could_come(without={account}), today=today)
    if request.method == "POST" and form.is_valid():
        actions.say(account=who, **form.given(), now=moment, by=request.user)
        messages.success(request, _("Saved. Tell the young people before you go: who is there, and when you are back."))
        return redirect("workspace:away", account)
    known = absences.of_one(account=account, on=today, viewer=request.user)
    shown = {
        "form": form,
        "whose": who,
        "is_own": who.pk == request.user.pk,
        "absences": known,
        "next": known[0] if known else None,
        "touched": leavers.of(account=account, now=moment, viewer=request.user).labels if led else {},
    }
    return render(request, "workspace/absences/away.html", shown)


@require_POST
def call_off(request: SignedInRequest, absence: UUID) -> HttpResponse:
    """Not away after all, or back."""
    found = absences.get(absence=absence, viewer=request.user)
    actions.call_off(absence=found, now=now(), by=request.user)
    messages.success(request, _("Saved."))
    return redirect("workspace:away", found.account_id)


@require_http_methods(["GET", "HEAD", "POST"])
def oneself(request: SignedInRequest) -> HttpResponse:
    """What young people may know of me."""
    said = absences.said_of_oneself(viewer=request.user)
    form = SelfForm(typed(request), initial={"gender": said})
    if request.method == "POST" and form.is_valid():
        actions.say_of_oneself(gender=form.said(), by=request.user)
        messages.success(request, _("Saved."))
        return redirect("workspace:account")
    return render(request, "workspace/absences/oneself.html", {"form": form})
