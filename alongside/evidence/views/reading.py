"""Reading lists: one's own, and the team's."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from alongside.access.http import SignedInRequest
from alongside.access.posted import seen_version
from alongside.evidence.actions import reading as actions
from alongside.evidence.forms.own import TalkedForm
from alongside.evidence.models import Reading
from alongside.evidence.queries import library as library_queries
from alongside.evidence.queries import own
from alongside.evidence.queries import reading as queries
from alongside.kernel.clock import now
from alongside.kernel.models import ChangedMeanwhile


@require_safe
def lists(request: SignedInRequest) -> HttpResponse:
    """My list and my team's."""
    mine, teams = queries.lists(held=own.held(), viewer=request.user)
    shown = {"mine": mine, "teams": teams, "form": TalkedForm(initial={"on": timezone.localdate(now())})}
    return render(request, "evidence/reading.html", shown)


@require_POST
def add(request: SignedInRequest, source_id: str) -> HttpResponse:
    """Put a source on my list, or on my team's."""
    source = library_queries.get(source_id, held=own.held())
    teams = queries.teams(viewer=request.user) if "team" in request.POST else []
    if actions.add(source=source.id, teams=teams, now=now(), by=request.user):
        messages.success(request, _("It is on the reading list."))
    else:
        messages.info(request, _("It is on the reading list already."))
    return redirect("evidence:source", source.id)


@require_POST
def mark(request: SignedInRequest, entry: UUID) -> HttpResponse:
    """Read, talked about, or off the list."""
    reading = queries.get(reading=entry, viewer=request.user)
    try:
        _mark(request, reading, seen=seen_version(request, 0))
    except ChangedMeanwhile:
        messages.warning(request, _("Somebody else changed this first. Look again below."))
    return redirect("evidence:reading")


def _mark(request: SignedInRequest, reading: Reading, *, seen: int) -> None:
    if "read" in request.POST:
        actions.mark_read(reading=reading, seen=seen, now=now(), by=request.user)
    elif "remove" in request.POST:
        actions.remove(reading=reading, seen=seen, now=now(), by=request.user)
    else:
        form = TalkedForm(request.POST)
        if form.is_valid():
            actions.talked(reading=reading, seen=seen, on=form.cleaned_data["on"], by=request.user)
        else:
            messages.warning(request, _("Choose the day you talked about it, and try again."))
