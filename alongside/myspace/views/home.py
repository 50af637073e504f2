"""Their first page."""

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from alongside.access.http import SignedInRequest
from alongside.myspace.opening import open_mine
from alongside.myspace.queries import home


@require_safe
def show(request: SignedInRequest) -> HttpResponse:
    """Who is alongside me, and what is new."""
    with open_mine(request) as mine:
        shown = {"card": mine.card, "home": home.of(mine)}
    return render(request, "myspace/home.html", shown)
