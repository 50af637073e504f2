"""A passkey in the place of words, for somebody in their own space."""

from typing import Any

from allauth.mfa.models import Authenticator
from allauth.mfa.webauthn.internal import auth
from django.db import transaction

from alongside.access.actor import acting_as
from alongside.access.models import Account
from alongside.ledger.actions import lines
from alongside.ledger.vocabulary import Verb


def add(*, credential: dict[str, Any], by: Account) -> None:
    """Keep a passkey that was just made; ``credential`` is what a valid form holds. It has no name: there is one phone."""
    with acting_as(by.pk), transaction.atomic():
        auth.WebAuthn.add(by, "", credential)
        lines.record(Verb.ACCOUNT_CHANGED, thing=by.pk, purpose="webauthn_added", by=by.pk)


def end(*, by: Account) -> None:
    """Take every passkey away."""
    with acting_as(by.pk), transaction.atomic():
        Authenticator.objects.filter(user=by, type=Authenticator.Type.WEBAUTHN).delete()
        lines.record(Verb.ACCOUNT_CHANGED, thing=by.pk, purpose="webauthn_removed", by=by.pk)
