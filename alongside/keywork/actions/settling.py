"""Keeping a promise, or explaining it: inside the opened record's transaction, each with its ledger line."""

from dataclasses import dataclass
from datetime import date, datetime

from django.utils import timezone

from alongside.access.doors import Opened
from alongside.access.models import Account
from alongside.kernel.decisions import require
from alongside.kernel.states import can_move
from alongside.keywork import policies
from alongside.keywork.models import Promise
from alongside.keywork.promise_vocabulary import PROMISE, PromiseState
from alongside.keywork.vocabulary import ToldHow
from alongside.ledger.actions import lines
from alongside.ledger.vocabulary import Verb


@dataclass(frozen=True, slots=True)
class Told:
    """What was said to a young person about a promise: the words, on which day, how."""

    words: str
    on: date
    how: ToldHow


def keep(*, promise: Promise, seen: int, words: str = "", now: datetime, door: Opened, by: Account) -> None:
    """Say that it is kept, with a line about it if there is something to say.

    :raises Refused: when ``by`` may not say so, or it is settled already.
    :raises ChangedMeanwhile: when somebody else was first.
    """
    settle(promise, PromiseState.KEPT, Told(words, timezone.localdate(now), ToldHow.IN_PERSON), seen, door, by)
    lines.record(Verb.PROMISE_KEPT, records=[promise.record_id], thing=promise.pk, by=by.pk)


def open_again(*, promise: Promise, seen: int, by: Account) -> None:
    """Take back that it is kept, as after a tap on the wrong one.

    :raises Refused: when ``by`` may not say so, or it was settled in another way.
    :raises ChangedMeanwhile: when somebody else was first.
    """
    _allow(promise, PromiseState.OPEN, by)
    promise.write(seen=seen, state=PromiseState.OPEN, settled_on=None, settled_by=None, settled=b"", told_how="")
    lines.record(Verb.PROMISE_OPENED_AGAIN, records=[promise.record_id], thing=promise.pk, by=by.pk)


def explain(*, promise: Promise, seen: int, told: Told, door: Opened, by: Account) -> None:
    """Write down how it was explained to them that it could not be kept. It is never deleted.

    :raises Refused: when ``by`` may not, or it is settled already.
    :raises ChangedMeanwhile: when somebody else was first.
    """
    settle(promise, PromiseState.EXPLAINED, told, seen, door, by)
    lines.record(Verb.PROMISE_EXPLAINED, records=[promise.record_id], thing=promise.pk, by=by.pk)


def settle(promise: Promise, state: PromiseState, told: Told, seen: int, door: Opened, by: Account) -> None:
    _allow(promise, state, by)
    words = door.seal(promise, "settled", told.words) if told.words else b""
    how = "" if state == PromiseState.KEPT else told.how
    promise.write(seen=seen, state=state, settled_on=told.on, settled_by=by, settled=words, told_how=how)


def _allow(promise: Promise, to: PromiseState, by: Account) -> None:
    require(policies.can_settle_promise(by, promise))
    require(can_move(PROMISE, now=promise.state, to=to))
