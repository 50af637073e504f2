"""Reflective supervision: with whom, when, and a note for the two."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from alongside.access.http import SignedInRequest
from alongside.access.models import Account
from alongside.access.queries import accounts
from alongside.access.vocabulary import Role
from alongside.jurisdiction import packs
from alongside.kernel.clock import now
from alongside.kernel.decisions import require
from alongside.kernel.models import ChangedMeanwhile
from alongside.keywork import policies
from alongside.keywork.actions import supervision as actions
from alongside.keywork.queries import absences
from alongside.keywork.queries import supervision as reading
from alongside.people.queries import practitioners
from alongside.workspace.forms.supervision import MeetingForm, SupervisorForm
from alongside.workspace.forms.typed import typed

MEANWHILE = gettext_lazy("This was changed at the same moment. Look again at how it is now.")


@require_safe
def mine(request: SignedInRequest) -> HttpResponse:
    """Who I reflect with, what we noted, and those I do this for."""
    require(policies.can_keep_staff_pages(request.user))
    today = timezone.localdate(now())
    return render(request, "workspace/staff/supervision.html", {"mine": reading.mine(on=today, viewer=request.user)})


@require_http_methods(["GET", "HEAD", "POST"])
def choose(request: SignedInRequest) -> HttpResponse:
    """Agree on who I reflect with."""
    require(policies.can_keep_staff_pages(request.user))
    return _name(request, request.user, "workspace:supervision")


@require_http_methods(["GET", "HEAD", "POST"])
def propose(request: SignedInRequest, account: UUID) -> HttpResponse:
    """As a lead: propose somebody to a worker, who says yes or no."""
    worker = accounts.get(account)
    led = absences.answers_for(account=account, viewer=request.user)
    require(policies.can_name_supervisor(request.user, worker=worker, supervisor=request.user, led=led))
    return _name(request, worker, "workspace:staff")


def _name(request: SignedInRequest, worker: Account, then: str) -> HttpResponse:
    colleagues = [
        one
        for one in practitioners.colleagues()
        if one.account_id != worker.pk and not one.account.holds(Role.PARTNER, Role.YOUNG_PERSON)
    ]
    managers = reading.line_managers(account=worker.pk, viewer=request.user)
    form = SupervisorForm(typed(request), colleagues=colleagues, managers=managers)
    if request.method == "POST" and form.is_valid():
        even_so, pack = form.cleaned_data["even_so"], packs.in_force()
        try:
            actions.name(
                worker=worker, supervisor=form.chosen(), even_so=even_so, pack=pack, now=now(), by=request.user
            )
        except ChangedMeanwhile:
            messages.warning(request, MEANWHILE)
        else:
            messages.success(request, _("Saved. Tell them, and find a first day together."))
        return redirect(then)
    shown = {"form": form, "worker": worker, "is_own": worker.pk == request.user.pk}
    return render(request, "workspace/staff/supervisor.html", shown)


@require_http_methods(["GET", "HEAD", "POST"])
def hold(request: SignedInRequest, supervision: UUID) -> HttpResponse:
    """We met: write down when, when next, and a note for the two of us."""
    moment = now()
    found = reading.get(supervision=supervision, viewer=request.user)
    require(policies.can_write_supervision(request.user, found))
    is_outside = found.supervisor_id is None
    form = MeetingForm(typed(request), today=timezone.localdate(moment), is_outside=is_outside)
    if request.method == "POST" and form.is_valid():
        try:
            actions.hold(held=found, meeting=form.meeting(), pack=packs.in_force(), now=moment, by=request.user)
        except ChangedMeanwhile:
            messages.warning(request, MEANWHILE)
        else:
            alone, both = _("Saved. Only you can read the note."), _("Saved. Only the two of you can read the note.")
            messages.success(request, alone if is_outside else both)
        return redirect("workspace:supervision")
    other = reading.with_whom(found) if found.worker_id == request.user.pk else found.worker.name
    return render(request, "workspace/staff/hold.html", {"form": form, "other": other})


@require_POST
def agree(request: SignedInRequest, supervision: UUID) -> HttpResponse:
    """Yes to whom my lead proposed."""
    found = reading.get(supervision=supervision, viewer=request.user)
    try:
        actions.agree(proposed=found, pack=packs.in_force(), now=now(), by=request.user)
    except ChangedMeanwhile:
        messages.warning(request, MEANWHILE)
    else:
        messages.success(request, _("Agreed."))
    return redirect("workspace:supervision")


@require_POST
def end(request: SignedInRequest, supervision: UUID) -> HttpResponse:
    """It ends, or no to what was proposed."""
    found = reading.get(supervision=supervision, viewer=request.user)
    try:
        actions.end(ending=found, now=now(), by=request.user)
    except ChangedMeanwhile:
        messages.warning(request, MEANWHILE)
    else:
        messages.success(request, _("Saved. What was noted stays readable for nobody else."))
    return redirect("workspace:supervision")
