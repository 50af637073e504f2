"""Support that is offered to them: reading it, and saying yes, not now, no, or pause."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from alongside.access.http import SignedInRequest
from alongside.access.posted import seen_version
from alongside.kernel.clock import now
from alongside.kernel.decisions import NotVisible
from alongside.kernel.models import ChangedMeanwhile
from alongside.myspace.deciding_words import ANSWERS
from alongside.myspace.deciding_words import SUPPORTS as STATES
from alongside.myspace.opening import open_mine
from alongside.voice.actions import supports as actions
from alongside.voice.queries import supports
from alongside.voice.support_vocabulary import SupportState


@require_safe
def show(request: SignedInRequest) -> HttpResponse:
    """What is offered to them, and what they said to it."""
    with open_mine(request) as mine:
        found = supports.of_record(record=mine.record, door=mine.door)
        told = [(one, STATES[one.row.state], [(to.value, ANSWERS[to]) for to in one.answers]) for one in found]
    return render(request, "myspace/offered.html", {"told": told})


@require_POST
def answer(request: SignedInRequest, support: UUID) -> HttpResponse:
    """One tap."""
    if (to := request.POST.get("to", "")) not in SupportState.values:
        raise NotVisible
    with open_mine(request) as mine:
        row = supports.get(support=support, record=mine.record, door=mine.door).row
        seen = seen_version(request, row.version)
        try:
            actions.answer(support=row, to=SupportState(to), seen=seen, now=now(), by=request.user)
        except ChangedMeanwhile:
            messages.info(request, _("Something has changed. Look below."))
        else:
            messages.success(request, _("Saved. You can change it on any day."))
    return redirect("my-offered")
