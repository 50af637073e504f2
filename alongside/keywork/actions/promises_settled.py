"""Keeping a promise, or explaining it: inside the opened record's transaction, each with its ledger line."""

from datetime import datetime

from django.utils import timezone

from alongside.access.doors import Opened
from alongside.access.models import Account
from alongside.keywork.models import Promise
from alongside.keywork.promise_vocabulary import PromiseState
from alongside.keywork.promise_words import Told
from alongside.keywork.promise_writing import allow, settle
from alongside.keywork.vocabulary import ToldHow
from alongside.ledger.actions import lines
from alongside.ledger.vocabulary import Verb


def keep(*, promise: Promise, seen: int, words: str = "", now: datetime, door: Opened, by: Account) -> None:
    """Say that it is kept, with a line about it if there is something to say.

    :raises Refused: when ``by`` may not say so, or it is settled already.
    :raises ChangedMeanwhile: when somebody else was first.
    """
    told = Told(words, timezone.localdate(now), ToldHow.IN_PERSON)
    settle(promise=promise, state=PromiseState.KEPT, told=told, seen=seen, door=door, by=by)
    lines.record(Verb.PROMISE_KEPT, records=[promise.record_id], thing=promise.pk, by=by.pk)


def open_again(*, promise: Promise, seen: int, by: Account) -> None:
    """Take back that it is kept, as after a tap on the wrong one.

    :raises Refused: when ``by`` may not say so, or it was settled in another way.
    :raises ChangedMeanwhile: when somebody else was first.
    """
    allow(promise=promise, to=PromiseState.OPEN, by=by)
    promise.write(seen=seen, state=PromiseState.OPEN, settled_on=None, settled_by=None, settled=b"", told_how="")
    lines.record(Verb.PROMISE_OPENED_AGAIN, records=[promise.record_id], thing=promise.pk, by=by.pk)


def explain(*, promise: Promise, seen: int, told: Told, door: Opened, by: Account) -> None:
    """Write down how it was explained to them that it could not be kept. It is never deleted.

    :raises Refused: when ``by`` may not, or it is settled already.
    :raises ChangedMeanwhile: when somebody else was first.
    """
    settle(promise=promise, state=PromiseState.EXPLAINED, told=told, seen=seen, door=door, by=by)
    lines.record(Verb.PROMISE_EXPLAINED, records=[promise.record_id], thing=promise.pk, by=by.pk)
