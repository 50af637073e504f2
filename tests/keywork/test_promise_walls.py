"""Promises at the database: who sees, writes and settles them, what each act leaves behind, and how they are found."""

from collections.abc import Callable

import pytest
from django.db import IntegrityError, ProgrammingError, connection, transaction

from alongside.access.actor import Scope, acting_as
from alongside.access.doors import opened_one
from alongside.access.models import Account
from alongside.access.vocabulary import Compartment, Purpose
from alongside.kernel.clock import now
from alongside.kernel.decisions import NotVisible
from alongside.keywork.models import Promise
from alongside.keywork.promise_vocabulary import PromiseState
from alongside.keywork.prompts import GATHERED, PROMPTS
from alongside.keywork.queries import promises as queries
from alongside.ledger.actions import lines
from alongside.people.actions import young_people
from alongside.people.cards import Card
from alongside.people.models import YoungPerson
from alongside.record.actions import entries
from alongside.record.vocabulary import Kind
from tests import cast
from tests.keywork.test_promises import TODAY, again, day, make, settle

DOORS = (Scope.CASELOAD, Scope.TEAM)


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
