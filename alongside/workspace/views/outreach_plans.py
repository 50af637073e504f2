"""Planning how to keep in touch: a new version, and that they agreed."""

from dataclasses import replace
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from alongside.access.http import SignedInRequest, number
from alongside.access.posted import seen_version
from alongside.kernel.clock import now
from alongside.kernel.decisions import require
from alongside.kernel.models import ChangedMeanwhile
from alongside.outreach.actions import plans as actions
from alongside.outreach.queries import contact, plans
from alongside.people.actions import pace
from alongside.people.policies import can_write_everyday
from alongside.workspace.forms.outreach_plans import AgreeForm, OutreachPlanForm
from alongside.workspace.forms.pace import quieted, said
from alongside.workspace.forms.typed import typed
from alongside.workspace.opening import open_page
from alongside.workspace.queries import frame, in_touch


@require_http_methods(["GET", "HEAD", "POST"])
def change(request: SignedInRequest, record: UUID) -> HttpResponse:
    """Write a new version. Whoever was quicker is shown, with what was typed kept."""
    theirs, moment = None, now()
    with open_page(request, record) as page:
        require(can_write_everyday(page.door.compartments(record)))
        around, known = frame.of(page), in_touch.known(page, now=moment)
        form = OutreachPlanForm(
            typed(request),
            initial=OutreachPlanForm.initial_from(known.plan, known.next, known.limits),
            limits=known.limits,
            forbidden=known.forbidden(),
            quiet=quieted(record, around["quiet"]),
        )
        current = known.plan.row.number if known.plan else 0
        posted = number(request.POST.get("number", ""))
        seen = current if posted is None else posted
        if request.method == "POST" and form.is_valid():
            try:
                pace.say(record=record, said=said(form), now=moment, door=page.door, by=request.user)
                actions.propose(
                    record=record, planned=form.planned(), seen=seen, now=moment, door=page.door, by=request.user
                )
            except ChangedMeanwhile:
                theirs, seen = plans.live(record=record, door=page.door), current
            else:
                messages.success(request, _("Saved. The versions before stay readable."))
                return redirect("workspace:in-touch", record)
        shown = {**around, "form": form, "number": seen, "theirs": theirs}
    return render(request, "workspace/in_touch/plan.html", shown, status=409 if theirs else 200)


@require_http_methods(["GET", "HEAD", "POST"])
def agree(request: SignedInRequest, record: UUID, plan: UUID) -> HttpResponse:
    """Write down that they agreed to what is proposed."""
    with open_page(request, record) as page:
        known = contact.rules(record=record, on=timezone.localdate(now()), door=page.door)
        found = replace(plans.get(plan=plan, record=record, door=page.door), known=known)
        form = AgreeForm(typed(request))
        if request.method == "POST" and form.is_valid():
            seen = seen_version(request, found.row.version)
            try:
                actions.agree(
                    plan=found.row, agreed=form.agreed(), seen=seen, now=now(), door=page.door, by=request.user
                )
            except ChangedMeanwhile:
                messages.warning(request, _("Somebody else changed this first. Look again below."))
            else:
                messages.success(request, _("Saved. It is agreed with them."))
            return redirect("workspace:in-touch", record)
        shown = {**frame.of(page), "form": form, "plan": found, "seen": found.row.version}
    return render(request, "workspace/in_touch/agree.html", shown)
