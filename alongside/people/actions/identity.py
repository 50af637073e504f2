"""Writing down who a young person says they are."""

from datetime import datetime
from uuid import UUID

from django.db import IntegrityError, transaction

from alongside.access.doors import Opened
from alongside.access.models import Account
from alongside.access.vocabulary import Compartment
from alongside.kernel.decisions import require
from alongside.kernel.models import ChangedMeanwhile
from alongside.ledger.actions import lines
from alongside.ledger.vocabulary import Verb
from alongside.people import policies
from alongside.people.models import Identity
from alongside.people.own_cards import IdentityCard


def say(*, record: UUID, card: IdentityCard, seen: int, now: datetime, door: Opened, by: Account) -> Identity:
    """Keep who they say they are, in place of what stood there before, which is gone.

    Inside the opened record's transaction. ``seen`` is the version that stood in the form, 0 for none.

    :raises Refused: when ``by`` is a partner, or does not hold this part of the record.
    :raises ChangedMeanwhile: when somebody else wrote it first.
    """
    require(policies.can_write_identity(by, door.compartments(record)))
    row = Identity.objects.filter(record=record).first()
    if row is None:
        row = Identity(record_id=record, compartment=Compartment.IDENTITY, said_at=now, said_by=by)
        row.card = door.seal(row, "card", card.sealed_text())
        try:
            with transaction.atomic():
                row.save(force_insert=True)
        except IntegrityError:
            raise ChangedMeanwhile(row) from None
    else:
        row.write(seen=seen, card=door.seal(row, "card", card.sealed_text()), said_at=now, said_by=by)
    lines.record(Verb.IDENTITY_SAID, records=[record], thing=row.pk, by=by.pk)
    return row
