"""Endings at the database, and whatever we do: nothing ends for silence."""

from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest
from django.db import DatabaseError, connection, transaction
from hypothesis import HealthCheck, settings
from hypothesis import given as for_all
from hypothesis import strategies as st

from alongside.access.actor import Scope, acting_as
from alongside.access.doors import opened_one
from alongside.access.models import Account
from alongside.access.vocabulary import Purpose
from alongside.kernel.clock import now
from alongside.kernel.decisions import NotVisible, Refused
from alongside.outreach.actions import endings, endings_agreed, endings_talked, goodbyes, pauses, tries
from alongside.outreach.actions.tries import Tried
from alongside.outreach.ending_vocabulary import Reason, State
from alongside.outreach.models import Ending
from alongside.outreach.queries import endings as reading
from alongside.outreach.vocabulary import Channel, Outcome
from alongside.people.actions import young_people
from alongside.people.cards import Card
from alongside.people.models import YoungPerson
from alongside.record.models import Entry
from tests import cast
from tests.outreach import ending as made
from tests.outreach.test_endings import NOT_TALKED, TODAY, _grants, _no_reply

WITHOUT_THEM = ("no_reply", "begin", "cannot_talk", "plan", "pause", "agree", "late")


def _write_as(who: Account, scope: Scope, statement: str, values: list[Any]) -> None:
    with acting_as(who.pk, scope), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(statement, values)


@pytest.mark.parametrize("state", ["talked", "goodbye", "paused", "ended", "back"])
def test_database_lets_no_step_be_left_out(mira: YoungPerson, alice: Account, state: str) -> None:
    row = made.begun(mira.record_id)
    statement = "update outreach_ending set state = %s, changed_by_id = %s where id = %s"
    with pytest.raises(DatabaseError):
        _write_as(alice, Scope.CASELOAD, statement, [state, alice.pk, row.pk])


def test_database_lets_no_worker_end_support(mira: YoungPerson, alice: Account) -> None:
    row = made.planned(mira.record_id)
    statement = (
        "update outreach_ending set state = 'ended', ended_on = current_date, ended_by_id = %s, changed_by_id = %s,"
        " workers_until = current_date where id = %s"
    )
    with pytest.raises(DatabaseError):
        _write_as(alice, Scope.CASELOAD, statement, [alice.pk, alice.pk, row.pk])


def test_database_knows_no_other_reason(mira: YoungPerson, alice: Account) -> None:
    statement = (
        "insert into outreach_ending (id, version, record_id, compartment, state, reason, begun_by_id, begun_at,"
        " changed_by_id, judgement, could_not, given_how, keeps, follow_up_months, welcomed, card)"
        " values (gen_random_uuid(), 1, %s, 'everyday', 'thinking', 'no_reply', %s, now(), %s, '', '', '', '{}', '{}',"
        " false, '')"
    )
    with pytest.raises(DatabaseError, match="outreach_ending_reasons"):
        _write_as(alice, Scope.CASELOAD, statement, [mira.record_id, alice.pk, alice.pk])


def test_worker_closes_nobody_elses_door_on_a_day(mira: YoungPerson, alice: Account) -> None:
    door = _grants(mira)[0]
    statement = "select access.end_grant_on(%s, %s, 'work_done', now() + interval '1 day')"
    with pytest.raises(DatabaseError):
        _write_as(alice, Scope.CASELOAD, statement, [door.pk, door.version])


def test_colleague_without_a_door_sees_nothing_of_it(mira: YoungPerson, bob: Account) -> None:
    made.begun(mira.record_id)
    for scope in (Scope.CASELOAD, Scope.TEAM):
        with acting_as(bob.pk, scope), transaction.atomic():
            assert not Ending.objects.exists()
    with pytest.raises(NotVisible), opened_one(mira.record_id, purpose=Purpose.SUPPORT, viewer=bob):
        pass


@for_all(steps=st.lists(st.tuples(st.sampled_from(WITHOUT_THEM), st.sampled_from(list(Reason))), max_size=10))
# Each walk is with somebody new.
@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_whatever_we_do_nothing_ends_for_silence(db: None, steps: list[tuple[str, Reason]]) -> None:
    """Walks of every step that is ours to take, after a try without a reply and with no word of theirs."""
    robin = young_people.add(card=Card(known_as="Robin"), team=cast.team().pk, now=now(), by=cast.account("alice"))
    before = [(one.pk, one.ends_at) for one in _grants(robin)]
    _no_reply(robin)
    at = now()
    for step, reason in steps:
        if step == "late":
            at += timedelta(days=40)
        elif reason is not Reason.DIED:
            _walk(robin, step, reason, at)
    with made.door(robin.record_id, "lena"):
        states = set(Ending.objects.filter(record=robin.record_id).values_list("state", flat=True))
    assert states <= {State.THINKING}
    assert [(one.pk, one.ends_at) for one in _grants(robin)] == before


def _walk(mira: YoungPerson, step: str, reason: Reason, at: Any) -> None:
    name = "lena" if step == "agree" else "alice"
    with made.door(mira.record_id, name) as (door, by):
        row = reading.standing(record=mira.record_id)
        given: dict[str, Any] = {"now": at, "door": door, "by": by}
        try:
            with transaction.atomic():
                _take(mira, step, reason, row, given)
        except Refused:
            pass


def _take(mira: YoungPerson, step: str, reason: Reason, row: Ending | None, given: dict[str, Any]) -> None:
    if step == "no_reply":
        tries.add(record=mira.record_id, tried=Tried(Channel.CALL, Outcome.BLOCKED, now()), age=16, **given)
    elif step == "begin":
        endings.begin(record=mira.record_id, reason=reason, why="No answer for weeks.", **given)
    elif row is None:
        return
    elif step == "cannot_talk":
        endings_talked.talk(ending=row, seen=row.version, talked=NOT_TALKED, **given)
    elif step == "plan":
        goodbye = replace(made.GOODBYE, who_goes_on="Another service")
        goodbyes.plan_goodbye(ending=row, seen=row.version, goodbye=goodbye, **given)
    elif step == "pause":
        until = TODAY + timedelta(days=30)
        pauses.pause(ending=row, seen=row.version, until=until, card_name="", card_how="", **given)
    elif step == "agree":
        endings_agreed.agree(ending=row, seen=row.version, ended=replace(made.ENDED, not_seen="Quiet."), **given)


def test_no_step_of_any_machine_is_called_after_silence() -> None:
    from alongside.keywork.vocabulary import MACHINES as OF_KEYWORK
    from alongside.outreach.vocabulary import MACHINES as OF_OUTREACH
    from alongside.planning.vocabulary import MACHINES as OF_PLANNING

    silent = {"no_reply", "silent", "refused", "failed", "did_not_come", "not_brought", "blocked", "lost"}
    every = {**OF_KEYWORK, **OF_OUTREACH, **OF_PLANNING}
    found = {
        (name, str(state))
        for name, machine in every.items()
        for state, after in machine.items()
        if str(state) in silent or silent & {str(one) for one in after}
    }
    # A contact after a goodbye may stay without an answer: that ends nothing, the door stays open.
    assert {name for name, _ in found} <= {"Getting in touch after a goodbye"}


def test_every_entry_of_an_ending_can_be_read_by_them(mira: YoungPerson) -> None:
    made.ended(mira.record_id)
    with made.door(mira.record_id, "lena"):
        assert {one.sharing for one in Entry.objects.all()} == {"shared"}
