"""What a young person needs to take part: asked once, shown to whoever meets them, and held to."""

from dataclasses import asdict
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from alongside.access.http import SignedInRequest
from alongside.access.posted import seen_version
from alongside.access.vocabulary import Compartment
from alongside.kernel.clock import now
from alongside.kernel.decisions import NotVisible
from alongside.kernel.models import ChangedMeanwhile
from alongside.people.actions import needs as actions
from alongside.people.actions import pace
from alongside.people.needs_vocabulary import Met
from alongside.people.queries import needs
from alongside.workspace.forms.pace import quieted, said
from alongside.workspace.forms.taking_part import MetForm, NeedsForm
from alongside.workspace.forms.typed import typed
from alongside.workspace.opening import open_page
from alongside.workspace.queries import frame
from alongside.workspace.queries.sessions import who_sees


@require_safe
def show(request: SignedInRequest, record: UUID) -> HttpResponse:
    """What they need, who knows of it, whether they had it, and who interprets."""
    with open_page(request, record) as page:
        shown = {
            **frame.of(page),
            "profile": needs.of(record=record, door=page.door),
            "checks": needs.checks(record=record, door=page.door),
            "interpreters": needs.interpreters(record=record, door=page.door),
            "seen_by": who_sees(page).get(Compartment.EVERYDAY, ""),
        }
    return render(request, "workspace/taking_part/show.html", shown)


@require_http_methods(["GET", "HEAD", "POST"])
def write(request: SignedInRequest, record: UUID) -> HttpResponse:
    """Ask what they need, or keep that they would rather not be asked."""
    moment, meanwhile = now(), False
    with open_page(request, record) as page:
        around, told = frame.of(page), needs.of(record=record, door=page.door)
        quiet, today = quieted(record, around["quiet"]), timezone.localdate(moment)
        form = NeedsForm(typed(request), initial=asdict(told.card), quiet=quiet, today=today)
        seen = seen_version(request, told.version)
        if request.method == "POST" and form.is_valid():
            answers, card = said(form), form.card()
            pace.say(record=record, said=answers, now=moment, door=page.door, by=request.user)
            try:
                # What still fits is kept anew: so the day to ask again moves on.
                if not answers and "access_needs" not in quiet:
                    actions.say(record=record, card=card, seen=seen, now=moment, door=page.door, by=request.user)
            except ChangedMeanwhile:
                meanwhile, seen = True, told.version
            else:
                messages.success(request, _("Saved. Whoever meets them sees it."))
                return redirect("workspace:taking-part", record)
        shown = {**around, "form": form, "seen": seen, "meanwhile": meanwhile, "told": told}
    return render(request, "workspace/taking_part/write.html", shown, status=409 if meanwhile else 200)


@require_http_methods(["GET", "HEAD", "POST"])
def check(request: SignedInRequest, record: UUID) -> HttpResponse:
    """Whether they had what they need, the last time."""
    moment = now()
    with open_page(request, record) as page:
        told, form = needs.of(record=record, door=page.door), MetForm(typed(request))
        if told.row is None:
            raise NotVisible
        seen = seen_version(request, told.version)
        if request.method == "POST" and form.is_valid():
            met, words = Met(form.cleaned_data["met"]), form.cleaned_data["words"]
            try:
                actions.check(
                    profile=told.row, seen=seen, met=met, words=words, now=moment, door=page.door, by=request.user
                )
            except ChangedMeanwhile:
                messages.warning(request, _("What they need was changed meanwhile. Look at it, then say it again."))
            else:
                messages.success(request, _("Saved."))
            return redirect("workspace:taking-part", record)
        shown = {**frame.of(page), "form": form, "seen": seen, "profile": told}
    return render(request, "workspace/taking_part/check.html", shown)
