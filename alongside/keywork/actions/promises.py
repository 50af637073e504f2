"""Making a promise to a young person. Inside the opened record's transaction, with its ledger line.

Any room may write down a promise with :func:`make`, with or without the entry in which it was made.
"""

from datetime import datetime
from uuid import UUID

from alongside.access.doors import Opened
from alongside.access.models import Account
from alongside.access.written import write_once
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

    ``once`` is the id it will have: see :mod:`alongside.access.written`.

    :raises NotVisible: when ``by`` does not hold that part.
    """
    promise = prepared(record=record, said=said, entry=entry, now=now, once=once, by=by)
    texts = {"card": PromiseCard(said.what, said.keeper_name, said.to_name).sealed_text()}
    given = ("said_to", "promised_by_id", "due_on", "written_by_id", *(["made_on"] if said.made_on else []))
    kept = write_once(promise, given=given, texts=texts, door=door)
    if kept is promise:
        lines.record(Verb.PROMISE_MADE, records=[record], thing=promise.pk, by=by.pk)
    return kept
