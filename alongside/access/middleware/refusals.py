"""The one place where a refusal becomes an answer, and a line in the ledger."""

from collections.abc import Callable
from typing import Any
from urllib.parse import urlencode
from uuid import UUID

from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from alongside.access import kept
from alongside.access.actor import acting_as
from alongside.access.http import AnswerFirst
from alongside.kernel.decisions import NotVisible, Refused
from alongside.ledger.actions import lines
from alongside.ledger.vocabulary import Verb

Respond = Callable[[HttpRequest], HttpResponse]


class Refusals:
    """``Refused`` answers 403 with its reason; ``NotVisible`` answers 404 like a page never made."""

    def __init__(self, respond: Respond) -> None:
        self.respond = respond

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Go on: what matters happens when something is raised."""
        return self.respond(request)

    def process_exception(self, request: HttpRequest, error: Exception) -> HttpResponse | None:
        """Write the line, then answer; other errors go on."""
        if isinstance(error, Refused):
            _write(request, Verb.ACT_REFUSED)
            return render(request, "403.html", {"reason": error.reason}, status=403)
        if isinstance(error, NotVisible):
            _write(request, Verb.PAGE_NOT_VISIBLE)
            return render(request, "404.html", status=404)
        if isinstance(error, AnswerFirst):
            return _asked_first(request, error.url)
        return None


def _asked_first(request: Any, url: str) -> HttpResponse:
    """On to the question, and from there back with what was typed. A script is told where to go."""
    if request.method == "POST" or "kept" in request.GET:
        url = f"{url}?{urlencode({'next': kept.keep(request)})}"
    if request.headers.get("HX-Request"):
        return HttpResponse(status=204, headers={"HX-Redirect": url})
    return redirect(url)


def _write(request: HttpRequest, verb: Verb) -> None:
    account: Any = request.user
    if not account.is_authenticated:
        return
    asked = request.resolver_match.kwargs if request.resolver_match else {}
    things = [value for value in asked.values() if isinstance(value, UUID)]
    view = (request.resolver_match.view_name if request.resolver_match else "")[:60]
    with acting_as(account.pk), transaction.atomic():
        lines.record(verb, thing=things[0] if things else None, purpose=view, by=account.pk)
