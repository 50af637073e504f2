"""For leads: who is quiet and what we do next, and how often at least we try."""

from uuid import UUID

from django.contrib import messages
from django.db import transaction
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from alongside.access import policies as access
from alongside.access.actor import acting_as
from alongside.access.http import SignedInRequest
from alongside.access.posted import once as made_once
from alongside.access.queries import grants
from alongside.kernel.clock import now
from alongside.kernel.decisions import NotVisible, require
from alongside.keywork import policies as keywork
from alongside.ledger.actions import lines
from alongside.ledger.vocabulary import Verb
from alongside.outreach import rules
from alongside.outreach.actions import floors as actions
from alongside.outreach.queries import floors, quiet
from alongside.workspace.forms.floors import FloorForm
from alongside.workspace.forms.typed import typed
from alongside.workspace.opening import open_page
from alongside.workspace.queries import frame


@require_safe
def show(request: SignedInRequest) -> HttpResponse:
    """Who is quiet in the teams I lead."""
    if not access.leads_somewhere(request.user):
        raise NotVisible
    with acting_as(request.user.pk), transaction.atomic():
        lines.record(Verb.QUIET_READ, by=request.user.pk)
    found = quiet.of_teams(now=now(), viewer=request.user)
    return render(request, "workspace/endings/quiet.html", {"found": found, "most": quiet.MOST})


@require_http_methods(["GET", "HEAD", "POST"])
def floor(request: SignedInRequest, record: UUID) -> HttpResponse:
    """How often at least we try to reach one young person."""
    moment, once = now(), made_once(request)
    today = timezone.localdate(moment)
    service_days = (rules.limits(on=today).floor - today).days
    with open_page(request, record) as page:
        require(keywork.can_choose_worker(leads=grants.leads(record)))
        set_before = floors.newest(record=record)
        initial = {"days": set_before.days if set_before else service_days}
        form = FloorForm(typed(request), initial=initial, service_days=service_days)
        if request.method == "POST" and form.is_valid():
            days, why = form.cleaned_data["days"], form.cleaned_data["why"]
            actions.set_days(record=record, days=days, why=why, now=moment, once=once, door=page.door, by=request.user)
            messages.success(request, _("Saved. We are never silent for longer than that."))
            return redirect("workspace:in-touch", record)
        shown = {**frame.of(page), "form": form, "once": once, "service_days": service_days, "before": set_before}
    return render(request, "workspace/endings/floor.html", shown)
