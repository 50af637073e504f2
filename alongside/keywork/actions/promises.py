"""Making a promise to a young person, and keeping it, changing it with them, or explaining it to them.

Each function works inside the opened record's transaction and leaves its ledger line. Any room may write down a
promise with :func:`make`, with or without the entry in which it was made.
"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date, datetime, time
from uuid import UUID

from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from alongside.access.actor import Scope, acting_as
from alongside.access.doors import Opened
from alongside.access.models import Account
from alongside.access.vocabulary import Compartment
from alongside.jurisdiction import clocks, packs
from alongside.kernel.decisions import Refused, require
from alongside.kernel.ids import new_id
from alongside.kernel.states import can_move
from alongside.keywork import policies
from alongside.keywork.cards import PromiseCard
from alongside.keywork.models import Promise
from alongside.keywork.queries import promises as queries
from alongside.keywork.vocabulary import PROMISE, PromiseState, ToldHow, ToWhom
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


@dataclass(frozen=True, slots=True)
class Told:
    """What was said to a young person about a promise: the words, on which day, how."""

    words: str
    on: date
    how: ToldHow


def make(
    *, record: UUID, said: Said, entry: Entry | None = None, now: datetime, once: UUID | None = None, door: Opened,
    by: Account,
) -> Promise:  # fmt: skip
    """Write a promise down, in the part of the record that its entry is in, or in everyday support.

    ``once`` is the id it will have: the same id again writes nothing and gives back what was written.

    :raises NotVisible: when ``by`` does not hold that part.
    """
    promise = _prepared(record, said, entry, now, once, by)
    promise.card = door.seal(promise, "card", PromiseCard(said.what, said.keeper_name, said.to_name).sealed_text())
    if not _is_new(promise):
        return Promise.objects.get(pk=promise.pk, record=record, written_by=by)
    lines.record(Verb.PROMISE_MADE, records=[record], thing=promise.pk, by=by.pk)
    return promise


def keep(*, promise: Promise, seen: int, words: str = "", now: datetime, door: Opened, by: Account) -> None:
    """Say that it is kept, with a line about it if there is something to say.

    :raises Refused: when ``by`` may not say so, or it is settled already.
    :raises ChangedMeanwhile: when somebody else was first.
    """
    _settle(promise, PromiseState.KEPT, Told(words, timezone.localdate(now), ToldHow.IN_PERSON), seen, door, by)
    lines.record(Verb.PROMISE_KEPT, records=[promise.record_id], thing=promise.pk, by=by.pk)


def open_again(*, promise: Promise, seen: int, by: Account) -> None:
    """Take back that it is kept, as after a tap on the wrong one.

    :raises Refused: when ``by`` may not say so, or it was settled in another way.
    :raises ChangedMeanwhile: when somebody else was first.
    """
    _allow(promise, PromiseState.OPEN, by)
    promise.write(seen=seen, state=PromiseState.OPEN, settled_on=None, settled_by=None, settled=b"", told_how="")
    lines.record(Verb.PROMISE_OPENED_AGAIN, records=[promise.record_id], thing=promise.pk, by=by.pk)


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
    _settle(before, PromiseState.CHANGED, told, seen, door, by)
    said = Said(
        what or read.card.what, due_on, ToWhom(before.said_to), read.card.to, before.keeper, read.card.keeper, told.on
    )
    after = _prepared(before.record_id, said, before.entry, now, None, by)
    after.follows, after.promised_by = before, before.promised_by
    after.card = door.seal(after, "card", PromiseCard(said.what, said.keeper_name, said.to_name).sealed_text())
    after.save(force_insert=True)
    lines.record(Verb.PROMISE_CHANGED, records=[before.record_id], thing=before.pk, by=by.pk)
    return after


def explain(*, promise: Promise, seen: int, told: Told, door: Opened, by: Account) -> None:
    """Write down how it was explained to them that it could not be kept. It is never deleted.

    :raises Refused: when ``by`` may not, or it is settled already.
    :raises ChangedMeanwhile: when somebody else was first.
    """
    _settle(promise, PromiseState.EXPLAINED, told, seen, door, by)
    lines.record(Verb.PROMISE_EXPLAINED, records=[promise.record_id], thing=promise.pk, by=by.pk)


def hand_on(*, record: UUID, keeper: Account, to: Account, now: datetime, by: Account) -> int:
    """Pass everything that ``keeper`` still has to keep for this young person to whoever takes over; returns how many.

    Works as whoever acts, also without the record's keys, as by a lead when somebody leaves. It is asked about until
    the young person was told.
    """
    handed = [one for one in queries.to_keep(record=record) if one.keeper_id == keeper.pk]
    for promise in handed:
        _pass(promise, to, promise.version, now, by)
    return len(handed)


def hand_on_from(*, keeper: Account, takes_over: Mapping[UUID, Account], now: datetime, by: Account) -> int:
    """The same for each young person whom somebody takes over from a leaver, as a lead of their teams; returns how many."""
    with acting_as(by.pk, Scope.TEAM), transaction.atomic():
        return sum(hand_on(record=record, keeper=keeper, to=to, now=now, by=by) for record, to in takes_over.items())


def adopt(*, record: UUID, present: Collection[UUID], to: Account, now: datetime, by: Account) -> int:
    """Pass on to a new worker every promise whose keeper is not among those ``present`` any more; returns how many.

    ``present`` are the accounts with a door to the record. For whenever somebody is named, however the one before went.
    """
    orphans = [one for one in queries.to_keep(record=record) if one.keeper_id and one.keeper_id not in present]
    for promise in orphans:
        _pass(promise, to, promise.version, now, by)
    return len(orphans)


def take_over(*, promise: Promise, seen: int, now: datetime, by: Account) -> None:
    """Take a promise over whose keeper is not alongside them any more.

    :raises Refused: when ``by`` may not, or it is settled already.
    :raises ChangedMeanwhile: when somebody else was first.
    """
    require(policies.can_settle_promise(by, promise))
    if promise.state != PromiseState.OPEN:
        raise Refused(_("This promise is settled already."))
    _pass(promise, by, seen, now, by)


def tell_of_handing(*, promise: Promise, seen: int, on: date, by: Account) -> None:
    """Write down that the young person was told who keeps the promise now.

    :raises Refused: when ``by`` may not.
    :raises ChangedMeanwhile: when somebody else was first.
    """
    require(policies.can_settle_promise(by, promise))
    promise.write(seen=seen, handed_told_on=on)
    lines.record(Verb.PROMISE_HANDING_TOLD, records=[promise.record_id], thing=promise.pk, by=by.pk)


def _prepared(record: UUID, said: Said, entry: Entry | None, now: datetime, once: UUID | None, by: Account) -> Promise:
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


def _settle(promise: Promise, state: PromiseState, told: Told, seen: int, door: Opened, by: Account) -> None:
    _allow(promise, state, by)
    words = door.seal(promise, "settled", told.words) if told.words else b""
    how = "" if state == PromiseState.KEPT else told.how
    promise.write(seen=seen, state=state, settled_on=told.on, settled_by=by, settled=words, told_how=how)


def _allow(promise: Promise, to: PromiseState, by: Account) -> None:
    require(policies.can_settle_promise(by, promise))
    require(can_move(PROMISE, now=promise.state, to=to))


def _pass(promise: Promise, to: Account, seen: int, now: datetime, by: Account) -> None:
    promise.write(seen=seen, keeper=to, handed_at=now, handed_told_on=None)
    lines.record(Verb.PROMISE_HANDED_ON, records=[promise.record_id], thing=promise.pk, by=by.pk)


def _is_new(promise: Promise) -> bool:
    """Save it; False when its id is there already, as after a second tap."""
    try:
        with transaction.atomic():
            promise.save(force_insert=True)
    except IntegrityError:
        return False
    return True
