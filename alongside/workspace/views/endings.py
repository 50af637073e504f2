"""How it stands with an ending or a pause, how one begins, and calling it off."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from alongside.access.http import SignedInRequest
from alongside.access.posted import once as made_once
from alongside.access.posted import seen_version
from alongside.kernel.clock import now
from alongside.kernel.decisions import Refused, require
from alongside.kernel.models import ChangedMeanwhile
from alongside.outreach import ending_policies as policies
from alongside.outreach import ending_rules as rules
from alongside.outreach.actions import endings as actions
from alongside.outreach.ending_vocabulary import Reason
from alongside.outreach.queries import endings
from alongside.workspace.ending_steps import may_write
from alongside.workspace.forms.endings import BeginForm
from alongside.workspace.forms.typed import typed
from alongside.workspace.opening import open_page
from alongside.workspace.queries import frame


@require_safe
def show(request: SignedInRequest, record: UUID) -> HttpResponse:
    """How it stands with an ending or a pause, or how one begins."""
    with open_page(request, record) as page:
        told, around = endings.newest(record=record, door=page.door), frame.of(page)
        began = told is not None and told.row.begun_by_id == request.user.pk
        shown = {
            **around,
            "told": told,
            "can_write": bool(may_write(request, page)),
            "can_agree": bool(policies.can_agree_to_ending(leads=around["leads"], began=began)),
            "began": began,
        }
    return render(request, "workspace/endings/show.html", shown)


@require_http_methods(["GET", "HEAD", "POST"])
def begin(request: SignedInRequest, record: UUID) -> HttpResponse:
    """Write down that an end or a pause is thought about."""
    moment, once = now(), made_once(request)
    with open_page(request, record) as page:
        require(may_write(request, page))
        form = BeginForm(typed(request), reasons=rules.reasons(on=timezone.localdate(moment)))
        if request.method == "POST" and form.is_valid():
            reason, why = Reason(form.cleaned_data["reason"]), form.cleaned_data["why"]
            given: dict[str, Any] = {"now": moment, "once": once, "door": page.door, "by": request.user}
            try:
                actions.begin(record=record, reason=reason, why=why, **given)
            except Refused as one_stands:
                form.add_error(None, one_stands.reason)
            else:
                messages.success(request, _("Saved. Nothing changes by it: talk about it with them first."))
                return redirect("workspace:ending", record)
        shown = {**frame.of(page), "form": form, "once": once}
    return render(request, "workspace/endings/begin.html", shown)


@require_POST
def call_off(request: SignedInRequest, record: UUID) -> HttpResponse:
    """Write down that support goes on."""
    with open_page(request, record) as page:
        told = endings.required(record=record, door=page.door)
        seen = seen_version(request, told.row.version)
        try:
            actions.call_off(ending=told.row, seen=seen, door=page.door, by=request.user)
        except ChangedMeanwhile:
            messages.warning(request, _("Somebody else changed this first. See where it is now."))
        else:
            messages.success(request, _("Saved. Support goes on."))
    return redirect("workspace:ending", record)
