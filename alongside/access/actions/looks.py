"""How pages look to somebody, and in which language: kept with their account, on no phone."""

from collections.abc import Sequence

from django.db import transaction

from alongside.access.actor import acting_as
from alongside.access.models import Account
from alongside.access.vocabulary import Look
from alongside.ledger.actions import lines
from alongside.ledger.vocabulary import Verb


def choose(*, looks: Sequence[Look], language: str, by: Account) -> None:
    """Keep what somebody chose for themselves, with its ledger line."""
    by.looks, by.language = list(looks), language
    with acting_as(by.pk), transaction.atomic():
        by.save(update_fields=["looks", "language"])
        lines.record(Verb.ACCOUNT_CHANGED, thing=by.pk, purpose="looks", by=by.pk)
