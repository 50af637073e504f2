"""Large requests are taken from whoever is signed in, and from nobody else."""

from collections.abc import Callable

from django.conf import settings
from django.contrib.auth import SESSION_KEY
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

Respond = Callable[[HttpRequest], HttpResponse]
# What stands around a file in a form: its name, the other boxes, the lines between them.
AROUND_A_FILE = 1_000_000


class LargeBodies:
    """Answers 413 before anything is read, so that strangers cannot fill the memory of the server.

    Stands behind the sessions and before the check of the form's token, which reads the whole form.
    """

    def __init__(self, respond: Respond) -> None:
        self.respond = respond

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Let small ones on, and those of people who are signed in up to the largest file there is."""
        told = request.META.get("CONTENT_LENGTH") or "0"
        size = (
            int(told) if told.isdecimal() and len(told) < len(str(settings.LARGEST_BODY)) + 2 else settings.LARGEST_BODY
        )
        if size > settings.DATA_UPLOAD_MAX_MEMORY_SIZE + AROUND_A_FILE and (
            size >= settings.LARGEST_BODY or SESSION_KEY not in request.session
        ):
            return render(request, "413.html", status=413)
        return self.respond(request)
