"""When something broke: the page that says so, and whether trying again in a moment helps."""

import sys

from django.db import InterfaceError, OperationalError
from django.http import HttpRequest, HttpResponse
from django.views import defaults

TRY_AGAIN_SECONDS = "5"


def broken(request: HttpRequest) -> HttpResponse:
    """503 while the database is away, full or overrun, and 500 for everything else; the same words for people.

    Django calls this while it handles the error, which is how it is known here.
    """
    answer = defaults.server_error(request)
    if isinstance(sys.exc_info()[1], OperationalError | InterfaceError):
        answer.status_code = 503
        answer.headers["Retry-After"] = TRY_AGAIN_SECONDS
    return answer
