"""Promises: kept, changed with them or explained to them; never gone, and never without somebody to keep them."""

from collections.abc import Callable
from copy import copy
from datetime import date, timedelta
from uuid import uuid4

import pytest
from django.db import IntegrityError, ProgrammingError, connection, transaction
from django.utils import timezone

from alongside.access.actions import grants, leaving
from alongside.access.actor import Scope, acting_as
from alongside.access.doors import opened_one
from alongside.access.models import Account
from alongside.access.queries import grants as seeing
from alongside.access.vocabulary import Compartment, EndReason, GrantReason, GrantRole, Purpose
from alongside.evidence.queries import prompts
from alongside.kernel.clock import now
from alongside.kernel.decisions import NotVisible, Refused
from alongside.kernel.models import ChangedMeanwhile
from alongside.keywork.actions import promises as actions
from alongside.keywork.actions import (
    promises_changed,
    promises_handed_on,
    promises_settled,
    promises_taken_over,
)
from alongside.keywork.models import Promise
from alongside.keywork.promise_vocabulary import PROMISE, PromiseState, ToWhom
from alongside.keywork.promise_words import Said, Told
from alongside.keywork.prompts import GATHERED, PROMPTS
from alongside.keywork.queries import promises as queries
from alongside.keywork.queries.promises import Read, Reliability
from alongside.keywork.vocabulary import ToldHow
from alongside.ledger.actions import lines
from alongside.people.actions import young_people
from alongside.people.cards import Card
from alongside.people.models import YoungPerson
from alongside.record.actions import entries
from alongside.record.models import Entry
from alongside.record.vocabulary import Kind
from tests import cast

TODAY = timezone.localdate(now())
DOORS = (Scope.CASELOAD, Scope.TEAM)
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


def asked(name: str, days: int) -> list[str]:
    """The keys of what is asked of somebody so many days from now, of promises only."""
    found = prompts.asked(now=now() + timedelta(days=days), viewer=cast.account(name))
    return [one.prompt.key for one in found if one.prompt.key.startswith("keywork.promise")]


def hand_over_to(bob: Account, mira: YoungPerson) -> None:
    """Bob becomes Mira's key worker in Alice's place, as Lena would do it."""
    lena, alice = cast.account("lena"), cast.account("alice")
    with opened_one(mira.record_id, purpose=Purpose.SUPERVISION, viewer=lena):
        (door,) = [g for g in seeing.who_can_see(mira.record_id) if g.holder_id == alice.pk]
        grants.end(grant=door, seen=door.version, reason=EndReason.HANDED_OVER, by=lena)
        give(bob, mira)


def give(holder: Account, mira: YoungPerson) -> None:
    """Let somebody see what is everyday, as Lena."""
    grants.give(
        record=mira.record_id, holder=holder, role=GrantRole.KEY_WORKER, compartments=[Compartment.EVERYDAY],
        purpose=Purpose.SUPPORT, reason=GrantReason.ALLOCATED, until=None, by=cast.account("lena"),
    )  # fmt: skip


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


def test_due_is_asked_on_the_day_and_then_explained_by_the_lead_too(mira: YoungPerson, alice: Account) -> None:
    make(mira, alice, due=3)
    assert asked("alice", 2) == asked("lena", 3) == []
    assert asked("alice", 3) == asked("alice", 6) == ["keywork.promise_due"]
    assert asked("alice", 7) == asked("lena", 7) == ["keywork.promise_unexplained"]
    assert asked("bob", 7) == asked("olu", 7) == []


@pytest.mark.parametrize("to", [PromiseState.KEPT, PromiseState.EXPLAINED])
def test_nothing_is_asked_once_it_is_settled(mira: YoungPerson, alice: Account, to: PromiseState) -> None:
    settle(mira, alice, make(mira, alice), to)
    assert asked("alice", 60) == asked("lena", 60) == []


# --- handed over with the worker


def test_promise_goes_to_whoever_takes_over_from_a_leaver_until_they_are_told(
    mira: YoungPerson, alice: Account, bob: Account, lena: Account
) -> None:
    make(mira, alice, due=30)
    leaving.close(who=alice, takes_over={mira.record_id: bob}, now=now(), by=lena)
    assert promises_handed_on.hand_on_from(keeper=alice, takes_over={mira.record_id: bob}, now=now(), by=lena) == 1
    assert asked("lena", 1) == []
    tell = "keywork.promise_handed_on"
    assert _asked_of_record(mira, lena) == []
    with acting_as(bob.pk), transaction.atomic():
        (promise,) = queries.to_keep(record=mira.record_id)
        assert (promise.keeper, promise.promised_by) == (bob, alice)
        assert asked("bob", 1) == [tell]
        promises_taken_over.tell_of_handing(promise=promise, seen=promise.version, on=TODAY, by=bob)
        assert asked("bob", 1) == []


def _asked_of_record(mira: YoungPerson, viewer: Account) -> list[str]:
    found = prompts.asked(now=now(), record=mira.record_id, viewer=viewer)
    return [one.prompt.key for one in found if one.prompt.key == "keywork.promise_handed_on"]


def test_new_key_worker_adopts_what_nobody_present_keeps(
    mira: YoungPerson, alice: Account, bob: Account, lena: Account
) -> None:
    orphan, other = make(mira, alice), make(mira, alice, keeper=lena)
    hand_over_to(bob, mira)
    with opened_one(mira.record_id, purpose=Purpose.SUPERVISION, viewer=lena):
        present = {one.holder_id for one in seeing.who_can_see(mira.record_id)}
        assert promises_handed_on.adopt(record=mira.record_id, present=present, to=bob, now=now(), by=lena) == 1
    assert (again(orphan, bob).keeper, again(other, bob).keeper) == (bob, lena)


def test_promise_of_somebody_who_is_gone_is_taken_over(mira: YoungPerson, alice: Account, bob: Account) -> None:
    promise = make(mira, alice)
    hand_over_to(bob, mira)
    with opened_one(mira.record_id, purpose=Purpose.SUPPORT, viewer=cast.account("lena")):
        promises_taken_over.take_over(promise=promise, seen=1, now=now(), by=cast.account("lena"))
    assert (promise.keeper, promise.promised_by) == (cast.account("lena"), alice)


# --- what the database holds by itself


def _refused(call: Callable[[], object]) -> None:
    with pytest.raises(ProgrammingError), transaction.atomic():
        call()


def test_nobody_deletes_or_rewrites_a_promise(mira: YoungPerson, alice: Account) -> None:
    promise = make(mira, alice)
    for scope, who in ((Scope.CASELOAD, alice), (Scope.TEAM, cast.account("lena"))):
        with acting_as(who.pk, scope):
            mine = Promise.objects.filter(pk=promise.pk)
            _refused(mine.delete)
            for change in ({"card": b"x"}, {"due_on": day(90)}, {"explain_by": day(90)}, {"promised_by": None}):
                _refused(lambda rows=mine, change=change: rows.update(**change))  # type: ignore[misc]


def test_what_was_explained_stays_as_it_was_said(mira: YoungPerson, alice: Account) -> None:
    promise = make(mira, alice)
    settle(mira, alice, promise, PromiseState.EXPLAINED)
    with acting_as(alice.pk):
        assert Promise.objects.filter(pk=promise.pk).update(settled=b"other") == 0


def test_nobody_settles_in_anothers_name(mira: YoungPerson, alice: Account, lena: Account) -> None:
    promise = make(mira, alice)
    with acting_as(alice.pk):
        kept = {"state": "kept", "settled_on": TODAY, "settled_by": lena}
        _refused(lambda: Promise.objects.filter(pk=promise.pk).update(**kept))


@pytest.mark.parametrize(
    "change",
    [
        {"state": "explained", "settled_on": TODAY, "told_how": "", "settled": b"x"},
        {"state": "changed", "settled_on": TODAY, "told_how": "call", "settled": b""},
        {"state": "kept"},
    ],
)
def test_explaining_needs_what_was_said_and_how(mira: YoungPerson, alice: Account, change: dict[str, object]) -> None:
    promise = make(mira, alice)
    by = {"settled_by": alice} if "settled_on" in change else {}
    with acting_as(alice.pk), pytest.raises((IntegrityError, ProgrammingError)), transaction.atomic():
        Promise.objects.filter(pk=promise.pk).update(**change, **by)


def _row(mira: YoungPerson, by: Account, **changes: object) -> Promise:
    values: dict[str, object] = {
        "card": b"x", "said_to": "young_person", "promised_by": by, "keeper": by, "made_on": TODAY, "due_on": TODAY,
        "explain_by": TODAY, "written_by": by, "written_at": now(), "told_how": "",
    }  # fmt: skip
    return Promise(record_id=mira.record_id, **(values | changes))


@pytest.mark.parametrize("name", ["bob", "olu", "vic", "pat", "dee", "nia"])
@pytest.mark.parametrize("scope", DOORS)
def test_without_a_door_to_that_part_no_promise_is_seen_or_written(
    mira: YoungPerson, alice: Account, name: str, scope: Scope
) -> None:
    promise, who = make(mira, alice), cast.account(name)
    with acting_as(who.pk, scope):
        assert not Promise.objects.filter(pk=promise.pk).exists()
        # Who is of the team may write the first rows of a record in the very transaction that makes it: here, this one.
        if name not in ("bob", "dee"):
            _refused(lambda: _row(mira, who).save(force_insert=True))
        assert Promise.objects.filter(pk=promise.pk).update(handed_told_on=TODAY) == 0


def test_promise_is_written_in_ones_own_name_and_begins_open(mira: YoungPerson, alice: Account, lena: Account) -> None:
    settled = {"state": "kept", "settled_on": TODAY, "settled_by": alice}
    with acting_as(alice.pk):
        _refused(lambda: _row(mira, alice, written_by=lena).save(force_insert=True))
        _refused(lambda: _row(mira, alice, **settled).save(force_insert=True))


def test_promise_does_not_follow_or_stand_beside_what_lies_in_another_record(
    mira: YoungPerson, alice: Account, olu: Account
) -> None:
    wren = young_people.add(card=Card("Wren"), team=cast.team("Hill spoke").pk, now=now(), by=olu)
    theirs = make(wren, olu)
    with opened_one(wren.record_id, purpose=Purpose.SUPPORT, viewer=olu) as door:
        words = entries.Words("We met.", Kind.MET, now())
        entry = entries.add(record=wren.record_id, words=words, now=now(), door=door, by=olu)
    with acting_as(alice.pk):
        _refused(lambda: _row(mira, alice, entry=entry).save(force_insert=True))
        with pytest.raises(IntegrityError), transaction.atomic():
            _row(mira, alice, follows=theirs).save(force_insert=True)
            connection.check_constraints()


def test_entry_of_another_part_or_record_is_not_its_entry(mira: YoungPerson, alice: Account) -> None:
    robin = young_people.add(card=Card("Robin"), team=cast.team().pk, now=now(), by=alice)
    for person, part in ((robin, Compartment.EVERYDAY), (mira, Compartment.HEALTH)):
        with opened_one(person.record_id, purpose=Purpose.SUPPORT, viewer=alice) as door:
            words = entries.Words("We met.", Kind.MET, now(), compartment=part)
            entry = entries.add(record=person.record_id, words=words, now=now(), door=door, by=alice)
        with acting_as(alice.pk):
            _refused(lambda entry=entry: _row(mira, alice, entry=entry).save(force_insert=True))  # type: ignore[misc]


def test_promise_of_another_record_is_not_there(mira: YoungPerson, alice: Account) -> None:
    robin = young_people.add(card=Card("Robin"), team=cast.team().pk, now=now(), by=alice)
    promise = make(mira, alice)
    with opened_one(robin.record_id, purpose=Purpose.SUPPORT, viewer=alice) as door, pytest.raises(NotVisible):
        queries.get(promise=promise.pk, record=robin.record_id, on=TODAY, door=door)


def test_nothing_happens_without_its_line(mira: YoungPerson, alice: Account, monkeypatch: pytest.MonkeyPatch) -> None:
    promise = make(mira, alice)

    def refuse(*_: object, **__: object) -> int:
        raise IntegrityError

    monkeypatch.setattr(lines, "record", refuse)
    with pytest.raises(IntegrityError):
        settle(mira, alice, promise, PromiseState.KEPT)
    assert again(promise, alice).state == PromiseState.OPEN


def test_each_act_has_its_line(mira: YoungPerson, alice: Account) -> None:
    settle(mira, alice, make(mira, alice), PromiseState.CHANGED)
    kept = make(mira, alice)
    settle(mira, alice, kept, PromiseState.KEPT)
    settle(mira, alice, kept, PromiseState.OPEN, seen=2)
    settle(mira, alice, kept, PromiseState.EXPLAINED, seen=3)
    with acting_as(alice.pk), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("select verb from ledger_line where verb like 'promise.%%' order by id", [])
        assert [verb for (verb,) in cursor] == [
            "promise.made", "promise.changed", "promise.made", "promise.kept", "promise.opened_again",
            "promise.explained",
        ]  # fmt: skip


@pytest.mark.parametrize("scope", DOORS)
def test_open_promises_are_read_by_an_index_behind_the_policies(mira: YoungPerson, lena: Account, scope: Scope) -> None:
    rows = Promise.objects.open().filter(record=mira.record_id).order_by("due_on", "id")
    with acting_as(lena.pk, scope), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("set local enable_seqscan = off")
        plan = rows.explain()
    assert "keywork_promise_" in plan
    assert "Seq Scan on keywork_promise" not in plan


@pytest.mark.parametrize("scope", DOORS)
@pytest.mark.parametrize(
    ("sql", "table"),
    [
        (next(one.sql for one in GATHERED if one.name == "keywork_promise_to_keep"), "keywork_promise"),
        (next(one.sql for one in PROMPTS if one.key == "keywork.asked_again"), "keywork_retelling"),
    ],
)
def test_what_is_asked_of_promises_is_found_by_an_index_behind_the_policies(
    mira: YoungPerson, lena: Account, scope: Scope, sql: str, table: str
) -> None:
    make(mira, lena)
    with acting_as(lena.pk, scope), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("set local enable_seqscan = off")
        cursor.execute(f"explain {sql}", {"today": TODAY, "now": now()} if "%(" in sql else None)
        plan = "\n".join(row for (row,) in cursor)
    assert f"{table}_" in plan
    assert f"Seq Scan on {table}" not in plan
