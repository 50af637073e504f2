"""Their first page."""

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from alongside.access.http import SignedInRequest
from alongside.kernel.clock import now
from alongside.kernel.decisions import NotVisible
from alongside.kernel.ids import new_id
from alongside.myspace.forms.asks import EVER
from alongside.myspace.opening import open_mine
from alongside.myspace.queries import coming, home, way_back
from alongside.myspace.views import second
from alongside.outreach.queries import endings


@require_safe
def show(request: SignedInRequest) -> HttpResponse:
    """What happens next, who is alongside me, what was promised, what I want, what is new, and what I can ask for.

    Whoever came in with second words, or whose space was closed, finds a page like any other.
    """
    try:
        return _mine(request)
    except NotVisible:
        return second.show(request)


def _mine(request: SignedInRequest) -> HttpResponse:
    moment = now()
    with open_mine(request) as mine:
        found, ending = home.of(mine, now=moment), endings.standing(record=mine.record)
        shown = {"card": mine.card, "home": found, "asks": EVER, "ending": ending, "once": new_id()}
        shown["coming"] = coming.of(mine, ending=ending, now=moment)
        shown["asked_back"] = way_back.asked(found.asked)
    return render(request, "myspace/home.html", shown)
