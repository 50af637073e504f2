"""Offering an idea, and passing on it. Inside the opened record's transaction."""

from datetime import datetime
from uuid import UUID

from django.db import IntegrityError, transaction

from alongside.access.models import Account
from alongside.kernel.decisions import NotVisible, require
from alongside.ledger.actions import lines
from alongside.ledger.vocabulary import Verb
from alongside.voice import policies
from alongside.voice.ideas import IDEAS
from alongside.voice.models import Offer


def offer(*, record: UUID, idea: str, left_alone: bool, now: datetime, by: Account) -> None:
    """Offer an idea; one that waits for them already is not offered twice.

    :param left_alone: whether they asked to be left alone now.
    :raises NotVisible: when there is no such idea.
    :raises Refused: when they are left alone, or some wait already.
    """
    if idea not in IDEAS:
        raise NotVisible
    waiting = Offer.objects.filter(record=record, passed_at=None).count()
    require(policies.can_offer_idea(waiting=waiting, left_alone=left_alone))
    row = Offer(record_id=record, idea=idea, offered_by=by, offered_at=now)
    try:
        with transaction.atomic():
            row.save(force_insert=True)
    except IntegrityError:
        return
    lines.record(Verb.IDEA_OFFERED, records=[record], thing=row.pk, by=by.pk)


def pass_on(*, offer: UUID, record: UUID, now: datetime, by: Account) -> None:
    """They pass. Passing twice changes nothing."""
    rows = Offer.objects.filter(pk=offer, record=record, passed_at=None)
    if rows.update(passed_at=now):
        lines.record(Verb.IDEA_PASSED, records=[record], thing=offer, by=by.pk)
