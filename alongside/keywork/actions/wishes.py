"""Writing down whom a young person would like alongside them."""

from datetime import datetime
from uuid import UUID

from django.db import IntegrityError, transaction

from alongside.access.doors import Opened
from alongside.access.models import Account
from alongside.kernel.decisions import require
from alongside.kernel.models import ChangedMeanwhile
from alongside.keywork import policies
from alongside.keywork.cards import WishCard
from alongside.keywork.models import WorkerWish
from alongside.ledger.actions import lines
from alongside.ledger.vocabulary import Verb


def say(*, record: UUID, card: WishCard, now: datetime, door: Opened, by: Account) -> WorkerWish:
    """Keep what they wish for, in place of what they said before, which stays to be read.

    :raises Refused: when ``by`` is of another agency, or does not read what is everyday.
    :raises ChangedMeanwhile: when somebody else wrote it down at the same moment.
    """
    require(policies.can_write_bonds(by, door.compartments(record)))
    row = WorkerWish(record_id=record, said_at=now, said_to=by)
    row.card = door.seal(row, "card", card.sealed_text())
    before = WorkerWish.objects.filter(record=record, replaced_at=None).first()
    if before:
        before.write(seen=before.version, replaced_at=now)
    try:
        with transaction.atomic():
            row.save(force_insert=True)
    except IntegrityError:
        raise ChangedMeanwhile(row) from None
    lines.record(Verb.WISH_SAID, records=[record], thing=row.pk, by=by.pk)
    return row
