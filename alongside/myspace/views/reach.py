"""How we may reach them; and that a way is not safe any more."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from alongside.access.http import SignedInRequest
from alongside.kernel.clock import now
from alongside.kernel.decisions import NotVisible
from alongside.myspace.opening import open_mine
from alongside.myspace.queries import reach
from alongside.outreach.actions import stopping
from alongside.outreach.vocabulary import Channel


@require_safe
def show(request: SignedInRequest) -> HttpResponse:
    """What they agreed, and when somebody did otherwise. No number is on it."""
    with open_mine(request) as mine:
        found = reach.of(mine, now=now())
    return render(request, "myspace/reach.html", {"reach": found})


@require_POST
def stop(request: SignedInRequest) -> HttpResponse:
    """One tap, and nobody may use that way any more."""
    wanted = request.POST.get("channel", "")
    if wanted not in Channel.values:
        raise NotVisible
    with open_mine(request) as mine:
        stopping.stop(record=mine.record, channel=Channel(wanted), now=now(), door=mine.door, by=request.user)
    messages.success(
        request, _("Stopped. Nobody may reach you that way now. Somebody talks with you about it, safely.")
    )
    return redirect("my-reach")
