"""Changing a promise with a young person, as they agreed."""

from datetime import date, datetime

from django.utils import timezone
from django.utils.translation import gettext as _

from alongside.access.doors import Opened
from alongside.access.models import Account
from alongside.kernel.decisions import Refused
from alongside.keywork.cards import PromiseCard
from alongside.keywork.models import Promise
from alongside.keywork.promise_vocabulary import PromiseState, ToWhom
from alongside.keywork.promise_words import Said, Told
from alongside.keywork.promise_writing import prepared, settle
from alongside.keywork.queries import promises as queries
from alongside.ledger.actions import lines
from alongside.ledger.vocabulary import Verb


def change(
    *, read: queries.Read, seen: int, told: Told, due_on: date, what: str = "", now: datetime, door: Opened,
    by: Account,
) -> Promise:  # fmt: skip
    """Change it as agreed with them: the old one stays as it was, and one with the new day takes its place.

    :raises Refused: when the new day has been, ``by`` may not change it, or it is settled already.
    :raises ChangedMeanwhile: when somebody else was first.
    """
    before = read.promise
    if due_on < timezone.localdate(now):
        raise Refused(_("Choose a day that is still to come."))
    settle(promise=before, state=PromiseState.CHANGED, told=told, seen=seen, door=door, by=by)
    said = Said(
        what or read.card.what, due_on, ToWhom(before.said_to), read.card.to, before.keeper, read.card.keeper, told.on
    )
    after = prepared(record=before.record_id, said=said, entry=before.entry, now=now, by=by)
    after.follows, after.promised_by = before, before.promised_by
    after.card = door.seal(after, "card", PromiseCard(said.what, said.keeper_name, said.to_name).sealed_text())
    after.save(force_insert=True)
    lines.record(Verb.PROMISE_CHANGED, records=[before.record_id], thing=before.pk, by=by.pk)
    return after
