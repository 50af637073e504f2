"""What was being typed when a sign-in ran out: sealed, given back once, gone within a day."""

import json
from datetime import datetime, timedelta
from urllib.parse import urlencode
from uuid import UUID

from django.db import transaction

from alongside.access import crypto, service_key
from alongside.access.actor import acting_as
from alongside.access.http import SignedInRequest
from alongside.access.models import KeptText
from alongside.kernel.clock import now
from alongside.ledger.actions import lines
from alongside.ledger.vocabulary import Verb

MOST_CHARACTERS = 200_000
KEPT_FOR = timedelta(days=1)
SIGN_IN = "/account/"
NEVER_KEPT = ("csrfmiddlewaretoken",)


def keep(request: SignedInRequest) -> str:
    """Keep a posted form for its writer, and say where to go back to after sign-in.

    Nothing that belongs to signing in is kept: it may be a password. A view elsewhere that asks for one says so with
    ``keeps_nothing``.
    """
    request.is_kept = True
    typed = {name: request.POST.getlist(name) for name in request.POST if name not in NEVER_KEPT}
    text = json.dumps(typed)
    if request.method != "POST" or _is_of_signing_in(request) or not typed or len(text) > MOST_CHARACTERS:
        return request.get_full_path() if request.method == "GET" else request.path
    row = KeptText(account_id=request.user.pk, path=request.path[:300], kept_at=now())
    row.sealed = service_key.seal(text, where(row))
    forget_old(row.kept_at)
    with acting_as(request.user.pk), transaction.atomic():
        row.save(force_insert=True)
        lines.record(Verb.KEPT_TYPED, thing=row.pk, by=request.user.pk)
    return f"{request.path}?{urlencode({'kept': str(row.pk)})}"


def _is_of_signing_in(request: SignedInRequest) -> bool:
    match = request.resolver_match
    return request.path.startswith(SIGN_IN) or bool(match and getattr(match.func, "keeps_nothing", False))


def given_back(request: SignedInRequest) -> dict[str, list[str]] | None:
    """The typed form that this page was reached with, for its writer only and only once."""
    try:
        wanted = UUID(request.GET.get("kept", ""))
    except ValueError:
        return None
    # By the role that keeps it, which is not the one that opens what is one's own.
    with acting_as(request.user.pk):
        row = KeptText.objects.filter(pk=wanted, account_id=request.user.pk).first()
        if row is None:
            return None
        text = service_key.unseal(bytes(row.sealed), where(row))
        row.delete()
    typed: dict[str, list[str]] = json.loads(text)
    return typed


def forget_old(at: datetime) -> None:
    """Let go of what nobody came back for."""
    KeptText.objects.filter(kept_at__lt=at - KEPT_FOR).delete()


def where(row: KeptText) -> bytes:
    """What a kept text is bound to."""
    return crypto.place("access_kepttext", "sealed", row.pk, row.account_id)
