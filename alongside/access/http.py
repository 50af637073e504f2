"""Requests of people who are signed in."""

from django.http import HttpRequest

from alongside.access.models import Account

# The addresses of young people's own host.
MY_PAGES = "alongside.config.my_urls"


class SignedInRequest(HttpRequest):
    """A request past the sign-in middleware: ``user`` is an account."""

    user: Account
    is_kept: bool
    """Said of a request whose form was kept instead of being acted on."""
    sheet: object
    """What keeps what is typed on the page that answers: see :mod:`alongside.access.typed`."""


def is_in_their_space(request: HttpRequest) -> bool:
    """Whether a request came in by the young people's own host name."""
    return getattr(request, "urlconf", None) == MY_PAGES


class AnswerFirst(Exception):
    """A short question stands before this page. The middleware leads there."""

    def __init__(self, url: str) -> None:
        super().__init__(url)
        self.url = url


MOST_FIGURES = 18


def number(text: str) -> int | None:
    """A whole number in an address or a form; ``None`` for anything else, and for more than PostgreSQL counts."""
    return int(text) if text.isdecimal() and len(text) <= MOST_FIGURES else None
