"""Requests of people who are signed in."""

from django.http import HttpRequest

from alongside.access.models import Account


class SignedInRequest(HttpRequest):
    """A request past the sign-in middleware: ``user`` is an account."""

    user: Account
