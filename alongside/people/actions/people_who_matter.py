"""People who matter to a young person, as they say it."""

from datetime import datetime
from uuid import UUID

from alongside.access.doors import Opened
from alongside.access.models import Account
from alongside.ledger.actions import lines
from alongside.ledger.vocabulary import Verb
from alongside.people.cards import MattersCard
from alongside.people.models import PersonWhoMatters


def add(*, record: UUID, card: MattersCard, now: datetime, door: Opened, by: Account) -> PersonWhoMatters:
    """Add somebody who matters, inside the opened record's transaction."""
    row = PersonWhoMatters(record_id=record, added_at=now)
    row.card = door.seal(row, "card", card.sealed_text())
    row.save(force_insert=True)
    lines.record(Verb.PERSON_LINKED, records=[record], thing=row.pk, by=by.pk)
    return row
