"""Pauses and endings, what they keep, and the way back."""

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from alongside.access.http import SignedInRequest
from alongside.kernel.clock import now
from alongside.myspace.opening import open_mine
from alongside.myspace.queries import way_back


@require_safe
def show(request: SignedInRequest) -> HttpResponse:
    """What was agreed, and that the door is open."""
    with open_mine(request) as mine:
        found = way_back.of(mine, now=now())
    return render(request, "myspace/way_back.html", {"way_back": found})
