"""Promises: kept, changed with them or explained to them; never gone, and never without somebody to keep them."""

from copy import copy
from datetime import date, timedelta
from uuid import uuid4

import pytest
from django.utils import timezone

from alongside.access.actor import acting_as
from alongside.access.doors import opened_one
from alongside.access.models import Account
from alongside.access.vocabulary import Compartment, Purpose
from alongside.kernel.clock import now
from alongside.kernel.decisions import Refused
from alongside.kernel.models import ChangedMeanwhile
from alongside.keywork.actions import promises as actions
from alongside.keywork.actions import (
    promises_changed,
    promises_settled,
)
from alongside.keywork.models import Promise
from alongside.keywork.promise_vocabulary import PROMISE, PromiseState, ToWhom
from alongside.keywork.promise_words import Said, Told
from alongside.keywork.queries import promises as queries
from alongside.keywork.queries.promises import Read, Reliability
from alongside.keywork.vocabulary import ToldHow
from alongside.people.models import YoungPerson
from alongside.record.actions import entries
from alongside.record.models import Entry
from alongside.record.vocabulary import Kind
from tests import cast

TODAY = timezone.localdate(now())
WHAT = "I will bring the form for the boxing club."
TOLD = Told("The club had none left. I said sorry, and you said it is fine.", TODAY, ToldHow.IN_PERSON)


def day(number: int) -> date:
    """So many days from today."""
    return TODAY + timedelta(days=number)


def make(mira: YoungPerson, by: Account, *, due: int = 3, entry: Entry | None = None, **more: object) -> Promise:
    """A promise to Mira."""
    with opened_one(mira.record_id, purpose=Purpose.SUPPORT, viewer=by) as door:
        said = Said(WHAT, day(due), **more)  # type: ignore[arg-type]
        return actions.make(record=mira.record_id, said=said, entry=entry, now=now(), door=door, by=by)


def read_all(mira: YoungPerson, viewer: Account, on: date = TODAY) -> list[Read]:
    """Mira's promises, as a page shows them."""
    with opened_one(mira.record_id, purpose=Purpose.SUPPORT, viewer=viewer) as door:
        return queries.of_record(record=mira.record_id, on=on, door=door)


def settle(mira: YoungPerson, by: Account, promise: Promise, to: PromiseState, seen: int = 1) -> None:
    """Say what became of it."""
    with opened_one(mira.record_id, purpose=Purpose.SUPPORT, viewer=by) as door:
        (read,) = [r for r in queries.of_record(record=mira.record_id, on=TODAY, door=door) if r.promise == promise]
        if to is PromiseState.KEPT:
            promises_settled.keep(promise=promise, seen=seen, words="Done!", now=now(), door=door, by=by)
        elif to is PromiseState.CHANGED:
            promises_changed.change(read=read, seen=seen, told=TOLD, due_on=day(9), now=now(), door=door, by=by)
        elif to is PromiseState.EXPLAINED:
            promises_settled.explain(promise=promise, seen=seen, told=TOLD, door=door, by=by)
        else:
            promises_settled.open_again(promise=promise, seen=seen, by=by)


def again(promise: Promise, viewer: Account) -> Promise:
    """The promise as it is now, behind somebody's door."""
    with acting_as(viewer.pk):
        promise.refresh_from_db()
    return promise


def test_promise_is_read_as_it_was_said(mira: YoungPerson, alice: Account) -> None:
    make(mira, alice, to=ToWhom.OTHER, to_name="Her nan")
    (read,) = read_all(mira, alice)
    assert (read.card.what, read.keeper, read.card.to, read.is_late) == (WHAT, "Alice", "Her nan", False)


def test_keeper_without_an_account_is_named_on_the_card_only(mira: YoungPerson, alice: Account) -> None:
    made = make(mira, alice, keeper_name="Ms Okoro, the teacher")
    (read,) = read_all(mira, alice)
    assert (made.keeper, made.promised_by, read.keeper) == (None, None, "Ms Okoro, the teacher")


def test_promise_lies_in_the_part_of_its_entry(mira: YoungPerson, alice: Account) -> None:
    with opened_one(mira.record_id, purpose=Purpose.SUPPORT, viewer=alice) as door:
        words = entries.Words("We talked.", Kind.SESSION, now(), compartment=Compartment.HEALTH)
        entry = entries.add(record=mira.record_id, words=words, now=now(), door=door, by=alice)
    assert make(mira, alice, entry=entry).compartment == Compartment.HEALTH
    assert [one.promise.entry for one in read_all(mira, cast.account("nia"))] == [entry]


def test_same_id_again_promises_once(mira: YoungPerson, alice: Account) -> None:
    once = uuid4()
    with opened_one(mira.record_id, purpose=Purpose.SUPPORT, viewer=alice) as door:
        for _ in range(2):
            said = Said(WHAT, day(1))
            actions.make(record=mira.record_id, said=said, now=now(), once=once, door=door, by=alice)
    assert len(read_all(mira, alice)) == 1


@pytest.mark.parametrize(("days", "late"), [(0, False), (3, False), (4, True), (400, True)])
def test_late_is_told_by_the_day(mira: YoungPerson, alice: Account, days: int, late: bool) -> None:
    make(mira, alice, due=3)
    (read,) = read_all(mira, alice, day(days))
    assert read.is_late is late


@pytest.mark.parametrize("to", [PromiseState.KEPT, PromiseState.CHANGED, PromiseState.EXPLAINED])
def test_what_became_of_it_is_kept_with_what_was_said(mira: YoungPerson, alice: Account, to: PromiseState) -> None:
    promise = make(mira, alice)
    settle(mira, alice, promise, to)
    read = next(one for one in read_all(mira, alice) if one.promise == promise)
    assert (read.promise.state, bool(read.settled), read.card.what) == (to, True, WHAT)


def test_changed_promise_is_followed_by_one_with_the_new_day(mira: YoungPerson, alice: Account) -> None:
    promise = make(mira, alice, keeper=cast.account("lena"))
    settle(mira, alice, promise, PromiseState.CHANGED)
    after, before = read_all(mira, alice)
    assert (after.promise.follows_id, after.promise.due_on, after.keeper) == (before.promise.pk, day(9), "Lena")
    assert (before.promise.due_on, before.promise.state) == (day(3), PromiseState.CHANGED)


def test_change_needs_a_day_to_come(mira: YoungPerson, alice: Account) -> None:
    promise = make(mira, alice)
    with opened_one(mira.record_id, purpose=Purpose.SUPPORT, viewer=alice) as door:
        read = queries.get(promise=promise.pk, record=mira.record_id, on=TODAY, door=door)
        with pytest.raises(Refused, match="still to come"):
            promises_changed.change(read=read, seen=1, told=TOLD, due_on=day(-1), now=now(), door=door, by=alice)
    assert [one.promise.state for one in read_all(mira, alice)] == [PromiseState.OPEN]


@pytest.mark.parametrize("first", [PromiseState.CHANGED, PromiseState.EXPLAINED, PromiseState.KEPT])
@pytest.mark.parametrize("then", list(PromiseState))
def test_steps_are_those_of_the_machine(
    mira: YoungPerson, alice: Account, first: PromiseState, then: PromiseState
) -> None:
    promise = make(mira, alice)
    settle(mira, alice, promise, first)
    again(promise, alice)
    if then in PROMISE[first]:
        settle(mira, alice, promise, then, seen=2)
    else:
        with pytest.raises(Refused):
            settle(mira, alice, promise, then, seen=2)


def test_wrong_button_is_taken_back(mira: YoungPerson, alice: Account) -> None:
    promise = make(mira, alice)
    settle(mira, alice, promise, PromiseState.KEPT)
    settle(mira, alice, promise, PromiseState.OPEN, seen=2)
    (read,) = read_all(mira, alice)
    assert (read.promise.state, read.promise.settled_on, read.settled) == (PromiseState.OPEN, None, "")


def test_second_to_settle_is_told(mira: YoungPerson, alice: Account, lena: Account) -> None:
    promise = make(mira, alice)
    late = copy(promise)
    settle(mira, alice, promise, PromiseState.KEPT)
    with pytest.raises(ChangedMeanwhile):
        settle(mira, lena, late, PromiseState.EXPLAINED)


def test_words_say_how_we_did_and_count_each_once(mira: YoungPerson, alice: Account) -> None:
    for to in (PromiseState.KEPT, PromiseState.KEPT, PromiseState.CHANGED, PromiseState.EXPLAINED):
        settle(mira, alice, make(mira, alice), to)
    make(mira, alice, due=0)
    found = read_all(mira, alice, day(1))
    assert queries.reliability(found) == Reliability(kept=2, changed=1, explained=1, late=1, to_come=1)
    assert queries.reliability([]).is_nothing


def test_their_paper_leaves_out_what_they_cannot_read_yet(mira: YoungPerson, alice: Account) -> None:
    with opened_one(mira.record_id, purpose=Purpose.SUPPORT, viewer=alice) as door:
        words = entries.Words(
            "A surprise.", Kind.MET, now(), withheld_because="It is for her birthday.", review_on=day(5)
        )
        entry = entries.add(record=mira.record_id, words=words, now=now(), door=door, by=alice)
    make(mira, alice, entry=entry)
    shown = make(mira, alice)
    assert [one.promise for one in queries.theirs(read_all(mira, alice))] == [shown]


def test_partner_settles_only_what_they_keep(mira: YoungPerson, alice: Account, nia: Account) -> None:
    with opened_one(mira.record_id, purpose=Purpose.SUPPORT, viewer=alice) as door:
        words = entries.Words("We talked.", Kind.MET, now(), compartment=Compartment.HEALTH)
        entry = entries.add(record=mira.record_id, words=words, now=now(), door=door, by=alice)
    with pytest.raises(Refused, match="alongside them"):
        settle(mira, nia, make(mira, alice, entry=entry), PromiseState.KEPT)
    settle(mira, nia, make(mira, alice, entry=entry, keeper=nia), PromiseState.KEPT)


# --- who is asked, and when


# --- handed over with the worker


# --- what the database holds by itself
