"""A page that is gone on with gets what was typed; a form that was saved lets go of it. No view knows of either."""

import re
from collections.abc import Callable
from html import escape
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase

from alongside.access import drafts
from alongside.access.http import SignedInRequest, is_in_their_space
from alongside.access.typed import sheet_of
from alongside.kernel.clock import now
from alongside.kernel.forms.begun import Begun

Respond = Callable[[HttpRequest], HttpResponseBase]
# Which version of a thing a form was opened on. Gone on with, it still says so: else what somebody else saved
# meanwhile would be written over without a word.
OPENED_ON = re.compile(r'(<input type="hidden" name="(seen|number)" value=")[^"]*(")')


class Drafts:
    """Stands nearest to the views, behind the check of the form's token and every question of signing in."""

    def __init__(self, respond: Respond) -> None:
        self.respond = respond

    def __call__(self, request: SignedInRequest) -> HttpResponseBase:
        """Answer, then see whether a form was gone on with or saved."""
        response = self.respond(request)
        if request.method == "POST":
            _let_go(request, response)
        elif isinstance(request.POST, Begun) and isinstance(response, HttpResponse):
            _say_what_it_was_opened_on(request.POST, response)
        return response

    def process_view(self, request: SignedInRequest, _view: Any, *_rest: Any) -> None:
        """Hand what was typed to the page, as if it stood in a form that is not sent yet."""
        if request.method != "GET" or drafts.SHEET not in request.GET or not _is_at_work(request):
            return
        sheet = sheet_of(request, None)
        begun = drafts.go_on(sheet=sheet, path=request.path, now=now(), by=request.user) if sheet else None
        if begun is not None:
            request.POST = begun  # type: ignore[assignment]


def _let_go(request: SignedInRequest, response: HttpResponseBase) -> None:
    is_done = response.status_code in (302, 303) or "HX-Redirect" in response.headers
    if not is_done or getattr(request, "is_kept", False) or not _is_at_work(request) or _was_warned(request):
        return
    sheet = sheet_of(request, request.POST)
    if sheet is not None:
        drafts.saved(sheet=sheet, path=request.path, now=now(), by=request.user)


def _is_at_work(request: SignedInRequest) -> bool:
    return request.user.is_authenticated and not is_in_their_space(request)


def _was_warned(request: SignedInRequest) -> bool:
    """Whether the answer is that something went wrong, so that what was typed is needed yet."""
    said = messages.get_messages(request)
    is_warning = any(one.level >= messages.WARNING for one in said)
    said.used = False  # type: ignore[union-attr] # They are still to be shown.
    return is_warning


def _say_what_it_was_opened_on(begun: Begun, response: HttpResponse) -> None:
    if response.status_code != 200 or "text/html" not in response.headers.get("Content-Type", ""):
        return

    def then(found: re.Match[str]) -> str:
        held = begun.get(found[2])
        return found[0] if held is None else f"{found[1]}{escape(str(held))}{found[3]}"

    response.content = OPENED_ON.sub(then, response.content.decode()).encode()
