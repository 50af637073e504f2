"""The steps of a change of key worker: one on, a goodbye, and asking how it goes."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from alongside.access import step_up
from alongside.access.http import SignedInRequest
from alongside.access.posted import once as made_once
from alongside.access.posted import seen_version
from alongside.kernel.clock import now
from alongside.kernel.decisions import NotVisible
from alongside.kernel.models import ChangedMeanwhile
from alongside.keywork.actions import handovers as actions
from alongside.keywork.handover_vocabulary import HowItGoes, State
from alongside.keywork.policies import BY_LEADS
from alongside.keywork.queries import handovers
from alongside.people.actions import pace
from alongside.workspace.forms.handovers import CheckForm, StepForm
from alongside.workspace.forms.pace import quieted, said
from alongside.workspace.forms.typed import typed
from alongside.workspace.opening import open_page
from alongside.workspace.queries import frame


@require_http_methods(["GET", "HEAD", "POST"])
def step(request: SignedInRequest, record: UUID, state: str) -> HttpResponse:
    """Take it one step on; who may, and what comes before, the rules say. Where doors open or close, prove it is you."""
    if state not in State.values:
        raise NotVisible
    to = State(state)
    take = step_up.required()(_step) if to in BY_LEADS else _step
    return take(request, record=record, to=to)


def _step(request: SignedInRequest, *, record: UUID, to: State) -> HttpResponse:
    moment = now()
    with open_page(request, record) as page:
        told, once = handovers.get(record=record, door=page.door), made_once(request)
        form = StepForm(typed(request), today=timezone.localdate(moment))
        seen = seen_version(request, told.handover.version)
        if request.method == "POST" and form.is_valid():
            given: dict[str, Any] = {"handover": told.handover, "seen": seen, "stepping": form.stepping(to, once=once)}
            try:
                actions.step(**given, now=moment, door=page.door, by=request.user)
            except ChangedMeanwhile:
                messages.warning(request, _("Somebody else took a step first. See where it is now."))
            else:
                messages.success(request, _("Saved, and on their timeline."))
            return redirect("workspace:handover", record)
        shown = {**frame.of(page), "form": form, "told": told, "seen": seen, "once": once, "to": to}
    return render(request, "workspace/handovers/step.html", shown)


@require_http_methods(["GET", "HEAD", "POST"])
def goodbye(request: SignedInRequest, record: UUID) -> HttpResponse:
    """Write down how they said goodbye."""
    moment = now()
    with open_page(request, record) as page:
        told, once = handovers.get(record=record, door=page.door), made_once(request)
        form = StepForm(typed(request), today=timezone.localdate(moment))
        seen = seen_version(request, told.handover.version)
        if request.method == "POST" and form.is_valid():
            stepping = form.stepping(State(told.handover.state), once=once)
            given: dict[str, Any] = {"handover": told.handover, "seen": seen, "stepping": stepping}
            try:
                actions.say_goodbye(**given, now=moment, door=page.door, by=request.user)
            except ChangedMeanwhile:
                messages.warning(request, _("Somebody else changed this first. See where it is now."))
            else:
                messages.success(request, _("Saved, and on their timeline."))
            return redirect("workspace:handover", record)
        shown = {**frame.of(page), "form": form, "told": told, "seen": seen, "once": once}
    return render(request, "workspace/handovers/goodbye.html", shown)


@require_http_methods(["GET", "HEAD", "POST"])
def check(request: SignedInRequest, record: UUID) -> HttpResponse:
    """Some months on: ask how it goes."""
    moment, today = now(), timezone.localdate(now())
    with open_page(request, record) as page:
        told, around, once = handovers.get(record=record, door=page.door), frame.of(page), made_once(request)
        form = CheckForm(typed(request), quiet=quieted(record, around["quiet"]), today=today)
        seen = seen_version(request, told.handover.version)
        if request.method == "POST" and form.is_valid():
            pace.say(record=record, said=said(form), now=moment, door=page.door, by=request.user)
            if goes := form.cleaned_data["goes"]:
                stepping = form.stepping(once=once)
                given: dict[str, Any] = {
                    "handover": told.handover,
                    "seen": seen,
                    "goes": HowItGoes(goes),
                    "stepping": stepping,
                }
                try:
                    actions.check(**given, now=moment, door=page.door, by=request.user)
                except ChangedMeanwhile:
                    messages.warning(request, _("Somebody else asked first. See what they wrote."))
            return redirect("workspace:handover", record)
        shown = {**around, "form": form, "told": told, "seen": seen, "once": once}
    return render(request, "workspace/handovers/check.html", shown)
