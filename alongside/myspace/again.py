"""Asking for their words once more, before somebody with an open phone reads back what is theirs."""

from collections.abc import Callable
from functools import wraps
from typing import Any
from urllib.parse import urlencode

from allauth.account.internal.flows.login import record_authentication
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse

from alongside.access import kept, step_up
from alongside.access.actor import acting_as
from alongside.access.http import SignedInRequest
from alongside.access.models import Account
from alongside.ledger.actions import lines
from alongside.ledger.vocabulary import Verb


def first(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """Let a page be read only by who gave their words within five minutes.

    What is sent goes on its way: it is theirs to say. Where the answer is the page once more, their words are asked
    before it is shown, and nothing typed is lost to the question.
    """

    @wraps(view)
    def asked(request: SignedInRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if step_up.is_fresh(request):
            return view(request, *args, **kwargs)
        if request.method in ("GET", "HEAD"):
            return _ask(request, request.get_full_path())
        answer = view(request, *args, **kwargs)
        return answer if "Location" in answer.headers else _ask(request, kept.keep(request))

    return asked


def _ask(request: SignedInRequest, back: str) -> HttpResponse:
    with acting_as(request.user.pk), transaction.atomic():
        lines.record(Verb.ACCOUNT_PROOF_ASKED, thing=request.user.pk, by=request.user.pk)
    return redirect(f"{reverse('my-again')}?{urlencode({'next': back})}")


def shown(request: HttpRequest, who: Account) -> None:
    """Remember, in this sign-in only, that they gave their words just now."""
    record_authentication(request, who, method="password")
