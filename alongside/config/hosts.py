"""Two front doors: young people come in by a host name of their own, which leads to their own pages alone."""

from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.http.request import split_domain_port

from alongside.access.http import MY_PAGES

Respond = Callable[[HttpRequest], HttpResponse]


class TwoDoors:
    """Middleware: answers the young people's host with their addresses, so that no other page exists there."""

    def __init__(self, respond: Respond) -> None:
        self.respond = respond

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Choose the addresses by the host that was asked for."""
        host, _port = split_domain_port(request.get_host())
        if host == settings.MY_HOST:
            request.urlconf = MY_PAGES
        return self.respond(request)
