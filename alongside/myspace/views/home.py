"""Their first page."""

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from alongside.access.http import SignedInRequest
from alongside.kernel.clock import now
from alongside.myspace.forms.asks import ASKS
from alongside.myspace.opening import open_mine
from alongside.myspace.queries import home


@require_safe
def show(request: SignedInRequest) -> HttpResponse:
    """Who is alongside me, what was promised, what I want, what is new, and what I can ask for."""
    with open_mine(request) as mine:
        shown = {"card": mine.card, "home": home.of(mine, now=now()), "asks": list(ASKS.values())}
    return render(request, "myspace/home.html", shown)
