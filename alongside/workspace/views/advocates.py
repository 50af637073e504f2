"""Advocates: who is wanted, who it is, when they met."""

from datetime import date
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from alongside.access.http import SignedInRequest
from alongside.access.posted import once as made_once
from alongside.access.posted import seen_version
from alongside.kernel.clock import now
from alongside.kernel.decisions import Refused, require
from alongside.kernel.models import ChangedMeanwhile
from alongside.keywork.ask_vocabulary import AskFor
from alongside.keywork.queries import asks
from alongside.voice import policies
from alongside.voice.actions import advocates as actions
from alongside.voice.advocate_vocabulary import WantedHow
from alongside.voice.queries import advocates
from alongside.workspace.forms.advocates import StepForm, WantForm
from alongside.workspace.forms.typed import typed
from alongside.workspace.opening import Page, open_page
from alongside.workspace.queries import frame


@require_safe
def show(request: SignedInRequest, record: UUID) -> HttpResponse:
    """Their advocates, and whether they asked for one in their own space."""
    with open_page(request, record) as page:
        found = advocates.of_record(record=record, door=page.door)
        shown = {**frame.of(page), "found": found, "can_write": bool(policies.can_write_decision(request.user))}
        shown["one_goes_on"] = any(one.goes_on for one in found)
        shown["asked_on"] = _asked_on(page)
    return render(request, "workspace/advocates/show.html", shown)


@require_http_methods(["GET", "HEAD", "POST"])
def want(request: SignedInRequest, record: UUID) -> HttpResponse:
    """Write down that they want one."""
    moment, once = now(), made_once(request)
    with open_page(request, record) as page:
        require(policies.can_write_decision(request.user))
        form = WantForm(typed(request), today=timezone.localdate(moment), asked=_asked_on(page))
        if request.method == "POST" and form.is_valid():
            how, on = WantedHow(form.cleaned_data["how"]), form.cleaned_data["on"]
            try:
                actions.want(record=record, how=how, on=on, now=moment, once=once, door=page.door, by=request.user)
            except Refused as one_stands:
                form.add_error(None, one_stands.reason)
            else:
                messages.success(request, _("Saved. Find somebody who is on their side only, and tell them who it is."))
                return redirect("workspace:advocates", record)
        shown = {**frame.of(page), "form": form, "once": once}
    return render(request, "workspace/advocates/want.html", shown)


@require_http_methods(["GET", "HEAD", "POST"])
def step(request: SignedInRequest, record: UUID, advocacy: UUID) -> HttpResponse:
    """Write down what came next."""
    theirs = False
    with open_page(request, record) as page:
        require(policies.can_write_decision(request.user))
        read = advocates.get(advocacy=advocacy, record=record, door=page.door)
        form = StepForm(typed(request), state=read.row.state, today=timezone.localdate(now()))
        seen = seen_version(request, read.row.version)
        if request.method == "POST" and form.is_valid():
            try:
                actions.step(advocacy=read.row, step=form.step(), seen=seen, door=page.door, by=request.user)
            except ChangedMeanwhile:
                theirs = True
            else:
                messages.success(request, _("Saved. They can read it in their own space."))
                return redirect("workspace:advocates", record)
        shown = {**frame.of(page), "form": form, "read": read, "seen": seen, "theirs": theirs}
    return render(request, "workspace/advocates/step.html", shown, status=409 if theirs else 200)


def _asked_on(page: Page) -> date | None:
    """The day on which they asked for one in their own space and wait for an answer."""
    found = asks.of_record(record=page.record, on=timezone.localdate(now()), door=page.door)
    days = [timezone.localdate(one.ask.asked_at) for one in found if one.ask.what == AskFor.ADVOCATE and one.waits]
    return days[0] if days else None
