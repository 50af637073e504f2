"""Making a promise to a young person. Inside the opened record's transaction, with its ledger line.

Any room may write down a promise with :func:`make`, with or without the entry in which it was made.
"""

from dataclasses import dataclass
from datetime import date, datetime, time
from uuid import UUID

from django.db import IntegrityError, transaction
from django.utils import timezone

from alongside.access.doors import Opened
from alongside.access.models import Account
from alongside.access.vocabulary import Compartment
from alongside.jurisdiction import clocks, packs
from alongside.kernel.ids import new_id
from alongside.keywork.cards import PromiseCard
from alongside.keywork.models import Promise
from alongside.keywork.promise_vocabulary import ToWhom
from alongside.ledger.actions import lines
from alongside.ledger.vocabulary import Verb
from alongside.record.models import Entry

CLOCK = "promise_explained"


@dataclass(frozen=True, slots=True)
class Said:
    """A promise as it was said. Without a ``keeper`` it is the writer's own; ``keeper_name`` is one without an account."""

    what: str
    due_on: date
    to: ToWhom = ToWhom.YOUNG_PERSON
    to_name: str = ""
    keeper: Account | None = None
    keeper_name: str = ""
    made_on: date | None = None


def make(
    *, record: UUID, said: Said, entry: Entry | None = None, now: datetime, once: UUID | None = None, door: Opened,
    by: Account,
) -> Promise:  # fmt: skip
    """Write a promise down, in the part of the record that its entry is in, or in everyday support.

    ``once`` is the id it will have: the same id again writes nothing and gives back what was written.

    :raises NotVisible: when ``by`` does not hold that part.
    """
    promise = prepared(record, said, entry, now, once, by)
    promise.card = door.seal(promise, "card", PromiseCard(said.what, said.keeper_name, said.to_name).sealed_text())
    if not _is_new(promise):
        return Promise.objects.get(pk=promise.pk, record=record, written_by=by)
    lines.record(Verb.PROMISE_MADE, records=[record], thing=promise.pk, by=by.pk)
    return promise


def prepared(record: UUID, said: Said, entry: Entry | None, now: datetime, once: UUID | None, by: Account) -> Promise:
    keeper = None if said.keeper_name else said.keeper or by
    return Promise(
        id=once or new_id(),
        record_id=record,
        compartment=entry.compartment if entry else Compartment.EVERYDAY,
        entry=entry,
        said_to=said.to,
        promised_by=keeper,
        keeper=keeper,
        made_on=said.made_on or timezone.localdate(now),
        due_on=said.due_on,
        explain_by=_explain_by(said.due_on),
        written_by=by,
        written_at=now,
    )


def _explain_by(due_on: date) -> date:
    """The last day to tell them that it was not kept, counted from its day."""
    pack = packs.in_force()
    noon = datetime.combine(due_on, time(12), tzinfo=pack.holidays.zone)
    return clocks.due(pack.clock(CLOCK, on=due_on), noon, pack.holidays).on


def _is_new(promise: Promise) -> bool:
    """Save it; False when its id is there already, as after a second tap."""
    try:
        with transaction.atomic():
            promise.save(force_insert=True)
    except IntegrityError:
        return False
    return True
