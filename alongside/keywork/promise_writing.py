"""How a promise is written: its row before it is saved, how it is settled, and how it passes to somebody else."""

from datetime import date, datetime
from uuid import UUID

from django.utils import timezone

from alongside.access.doors import Opened
from alongside.access.models import Account
from alongside.access.vocabulary import Compartment
from alongside.jurisdiction import packs
from alongside.kernel.decisions import require
from alongside.kernel.ids import new_id
from alongside.kernel.states import can_move
from alongside.keywork import policies
from alongside.keywork.models import Promise
from alongside.keywork.promise_vocabulary import PROMISE, PromiseState
from alongside.keywork.promise_words import Said, Told
from alongside.ledger.actions import lines
from alongside.ledger.vocabulary import Verb
from alongside.record.models import Entry

CLOCK = "promise_explained"


def prepared(
    *, record: UUID, said: Said, entry: Entry | None, now: datetime, once: UUID | None = None, by: Account
) -> Promise:
    """The row of a promise before its card is sealed, in the part of its entry, or in everyday support."""
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
    return packs.in_force().last_day(CLOCK, since=due_on)


def settle(*, promise: Promise, state: PromiseState, told: Told, seen: int, door: Opened, by: Account) -> None:
    """Write down how it was settled, and what was said about it.

    :raises Refused: when ``by`` may not, or it is settled already.
    :raises ChangedMeanwhile: when somebody else was first.
    """
    allow(promise=promise, to=state, by=by)
    words = door.seal(promise, "settled", told.words) if told.words else b""
    how = "" if state == PromiseState.KEPT else told.how
    promise.write(seen=seen, state=state, settled_on=told.on, settled_by=by, settled=words, told_how=how)


def allow(*, promise: Promise, to: PromiseState, by: Account) -> None:
    """Nothing, when it may be settled so.

    :raises Refused: when ``by`` may not, or it is settled already.
    """
    require(policies.can_settle_promise(by, promise))
    require(can_move(PROMISE, now=promise.state, to=to))


def pass_on(*, promise: Promise, to: Account, seen: int, now: datetime, by: Account) -> None:
    """Give it another keeper. It is asked about until the young person was told.

    :raises ChangedMeanwhile: when somebody else was first.
    """
    promise.write(seen=seen, keeper=to, handed_at=now, handed_told_on=None)
    lines.record(Verb.PROMISE_HANDED_ON, records=[promise.record_id], thing=promise.pk, by=by.pk)
