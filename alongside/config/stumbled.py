"""When something broke: the page that says so, and whether trying again in a moment helps."""

import sys

from django.db import InterfaceError, OperationalError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views import defaults

from alongside.access.http import is_in_their_space

TRY_AGAIN_SECONDS = "5"


def broken(request: HttpRequest) -> HttpResponse:
    """503 while the database is away, full or overrun, and 500 for everything else; the same words for people.

    Django calls this while it handles the error, which is how it is known here.
    """
    plain = "myspace/broken.html" if is_in_their_space(request) else "500.html"
    answer = defaults.server_error(request, plain)
    if isinstance(sys.exc_info()[1], OperationalError | InterfaceError):
        answer.status_code = 503
        answer.headers["Retry-After"] = TRY_AGAIN_SECONDS
    return answer


def form_was_old(request: HttpRequest, reason: str = "") -> HttpResponse:  # noqa: ARG001  Django calls it by this name
    """A form whose token did not fit, on a page of the host it came in by. Django gives the reason, which helps nobody."""
    return render(request, "403_csrf.html", status=403)
