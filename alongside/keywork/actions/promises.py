"""Making a promise to a young person. Inside the opened record's transaction, with its ledger line.

Any room may write down a promise with :func:`make`, with or without the entry in which it was made.
"""

from datetime import datetime
from uuid import UUID

from django.db import IntegrityError, transaction

from alongside.access.doors import Opened
from alongside.access.models import Account
from alongside.keywork.cards import PromiseCard
from alongside.keywork.models import Promise
from alongside.keywork.promise_words import Said
from alongside.keywork.promise_writing import prepared
from alongside.ledger.actions import lines
from alongside.ledger.vocabulary import Verb
from alongside.record.models import Entry


def make(
    *, record: UUID, said: Said, entry: Entry | None = None, now: datetime, once: UUID | None = None, door: Opened,
    by: Account,
) -> Promise:  # fmt: skip
    """Write a promise down, in the part of the record that its entry is in, or in everyday support.

    ``once`` is the id it will have: the same id again writes nothing and gives back what was written.

    :raises NotVisible: when ``by`` does not hold that part.
    """
    promise = prepared(record=record, said=said, entry=entry, now=now, once=once, by=by)
    promise.card = door.seal(promise, "card", PromiseCard(said.what, said.keeper_name, said.to_name).sealed_text())
    if not _is_new(promise):
        return Promise.objects.get(pk=promise.pk, record=record, written_by=by)
    lines.record(Verb.PROMISE_MADE, records=[record], thing=promise.pk, by=by.pk)
    return promise


def _is_new(promise: Promise) -> bool:
    """Save it; False when its id is there already, as after a second tap."""
    try:
        with transaction.atomic():
            promise.save(force_insert=True)
    except IntegrityError:
        return False
    return True
