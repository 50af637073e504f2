"""Ending and pausing support: only as they see it, by a second person, and with the door open."""

from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest
from django.db import transaction

from alongside.access.actor import acting_as
from alongside.access.models import Account, Grant
from alongside.access.queries import grants
from alongside.access.vocabulary import EndReason, GrantRole
from alongside.kernel.clock import now
from alongside.kernel.decisions import Refused
from alongside.kernel.models import ChangedMeanwhile
from alongside.ledger.models import Line
from alongside.outreach.actions import endings, endings_agreed, endings_talked, goodbyes, pauses, returning, tries
from alongside.outreach.actions.returning import Return
from alongside.outreach.actions.tries import Tried
from alongside.outreach.ending_vocabulary import CouldNot, FollowUpState, Judgement, Reason, State
from alongside.outreach.ending_words import Talked
from alongside.outreach.models import Ending, FollowUp
from alongside.outreach.queries import endings as reading
from alongside.outreach.vocabulary import Channel, Outcome
from alongside.people.models import YoungPerson
from alongside.record.vocabulary import Kind
from tests.outreach import ending as made

TODAY = made.TODAY
NOT_TALKED = Talked(None, TODAY, could_not=CouldNot.NOT_SAFE, could_not_words="Somebody reads their phone.")


def _grants(mira: YoungPerson) -> list[Grant]:
    with made.door(mira.record_id, "lena"):
        return [one for one in grants.who_can_see(mira.record_id) if one.record_id == mira.record_id]


def _no_reply(mira: YoungPerson) -> None:
    with made.door(mira.record_id) as (door, by):
        tried = Tried(Channel.TEXT, Outcome.NO_REPLY, now())
        tries.add(record=mira.record_id, tried=tried, age=16, now=now(), door=door, by=by)


def test_goodbye_stands_on_the_timeline_and_in_the_ledger(mira: YoungPerson, pat: Account) -> None:
    row = made.ended(mira.record_id)
    with made.door(mira.record_id, "lena") as (door, _by):
        kinds = [one.entry.kind for one in reading.required(record=mira.record_id, door=door).steps]
    assert (row.state, kinds) == (State.ENDED, [Kind.IN_TOUCH, Kind.GOODBYE])
    with acting_as(pat.pk), transaction.atomic():
        verbs = set(Line.objects.filter(thing=row.pk).values_list("verb", flat=True))
    assert verbs >= {"ending.begun", "ending.talked", "ending.planned", "ending.agreed"}


def test_workers_see_the_record_until_the_planned_day_and_the_lead_goes_on(mira: YoungPerson) -> None:
    made.ended(mira.record_id)
    doors = _grants(mira)
    assert {one.role for one in doors} == {GrantRole.KEY_WORKER, GrantRole.PARTNER}
    last = TODAY + timedelta(days=29)
    assert {(one.ends_at.date(), one.end_reason) for one in doors if one.ends_at} == {(last, EndReason.WORK_DONE)}
    assert all(one.ends_at for one in doors)


def test_contacts_after_a_goodbye_are_those_they_said_yes_to(mira: YoungPerson) -> None:
    made.ended(mira.record_id)
    with made.door(mira.record_id, "lena"):
        assert sorted(FollowUp.objects.values_list("months", flat=True)) == [1, 6]


def test_whoever_began_it_cannot_agree_to_it(mira: YoungPerson) -> None:
    with made.door(mira.record_id, "lena") as (door, lena):
        row = endings.begin(record=mira.record_id, reason=Reason.GOALS_MET, why="", now=now(), door=door, by=lena)
        endings_talked.talk(ending=row, seen=1, talked=made.TALKED, now=now(), door=door, by=lena)
        goodbyes.plan_goodbye(ending=row, seen=2, goodbye=made.GOODBYE, now=now(), door=door, by=lena)
        with pytest.raises(Refused, match="Another lead"):
            endings_agreed.agree(ending=row, seen=3, ended=made.ENDED, now=now(), door=door, by=lena)


def test_worker_cannot_agree_to_it(mira: YoungPerson) -> None:
    row = made.planned(mira.record_id)
    with made.door(mira.record_id) as (door, alice), pytest.raises(Refused):
        endings_agreed.agree(ending=row, seen=row.version, ended=made.ENDED, now=now(), door=door, by=alice)


@pytest.mark.parametrize("reason", [Reason.GOALS_MET, Reason.PAUSE, Reason.OTHER])
def test_what_only_they_can_say_is_not_said_for_them(mira: YoungPerson, reason: Reason) -> None:
    with pytest.raises(Refused, match="Only they can say"):
        made.talked(mira.record_id, reason, NOT_TALKED)


def test_what_they_would_rather_not_does_not_end(mira: YoungPerson) -> None:
    row = made.talked(mira.record_id, what=replace(made.TALKED, judgement=Judgement.RATHER_NOT))
    with made.door(mira.record_id) as (door, by), pytest.raises(Refused, match="rather it went on"):
        goodbyes.plan_goodbye(ending=row, seen=row.version, goodbye=made.GOODBYE, now=now(), door=door, by=by)


@pytest.mark.parametrize("reason", [Reason.MOVED, Reason.TURNED_18])
def test_somebody_is_named_who_goes_on(mira: YoungPerson, reason: Reason) -> None:
    row = made.talked(mira.record_id, reason)
    with made.door(mira.record_id) as (door, by), pytest.raises(Refused, match="who goes on"):
        goodbyes.plan_goodbye(ending=row, seen=row.version, goodbye=made.GOODBYE, now=now(), door=door, by=by)


def test_silence_is_no_way_round_talking(mira: YoungPerson) -> None:
    _no_reply(mira)
    with pytest.raises(Refused, match="silence ends nothing"):
        made.talked(mira.record_id, Reason.CANNOT_MEET, NOT_TALKED)


def test_not_seen_for_long_asks_why(mira: YoungPerson) -> None:
    with pytest.raises(Refused, match="not seen"):
        made.ended(mira.record_id, seen_on=TODAY - timedelta(days=11))
    with made.door(mira.record_id, "lena") as (door, by):
        row = reading.required(record=mira.record_id, door=door).row
        later = replace(made.ENDED, seen_on=TODAY - timedelta(days=11), not_seen="She was at her aunt's.")
        endings_agreed.agree(ending=row, seen=row.version, ended=later, now=now(), door=door, by=by)
    assert row.state == State.ENDED


def test_pause_closes_nothing(mira: YoungPerson) -> None:
    before = [(one.pk, one.ends_at) for one in _grants(mira)]
    row = made.paused(mira.record_id)
    assert row.state == State.PAUSED
    assert [(one.pk, one.ends_at) for one in _grants(mira)] == before


def test_pause_is_no_longer_than_three_months(mira: YoungPerson) -> None:
    with pytest.raises(Refused, match="three months"):
        made.paused(mira.record_id, days=120)


def test_pause_may_be_longer_when_they_say_so(mira: YoungPerson) -> None:
    row = made.paused(mira.record_id, days=10)
    until = TODAY + timedelta(days=60)
    with made.door(mira.record_id) as (door, by):
        given: dict[str, Any] = {"card_name": "", "card_how": "", "now": now(), "door": door, "by": by}
        pauses.pause(ending=row, seen=row.version, until=until, **given)
    assert (row.state, row.open_until) == (State.PAUSED, until)


def test_death_needs_no_answer_and_nothing_is_handed_out(mira: YoungPerson) -> None:
    _no_reply(mira)
    died = Talked(None, TODAY, could_not=CouldNot.THEY_DIED, could_not_words="Her nan rang.")
    row = made.talked(mira.record_id, Reason.DIED, died)
    with made.door(mira.record_id) as (door, by):
        goodbyes.plan_goodbye(ending=row, seen=row.version, goodbye=made.GOODBYE, now=now(), door=door, by=by)
        told = reading.required(record=mira.record_id, door=door)
    assert (told.row.follow_up_months, told.has_door_card) == ([], False)


def test_old_page_is_told_that_somebody_came_first(mira: YoungPerson) -> None:
    row = made.talked(mira.record_id)
    with made.door(mira.record_id) as (door, by), pytest.raises(ChangedMeanwhile):
        goodbyes.plan_goodbye(ending=row, seen=1, goodbye=made.GOODBYE, now=now(), door=door, by=by)


def test_return_opens_the_same_doors_again(mira: YoungPerson) -> None:
    made.ended(mira.record_id)
    entry = made.back(mira.record_id)
    live = {(one.holder.name, one.role, one.ends_at) for one in _grants(mira) if one.role == GrantRole.KEY_WORKER}
    assert (entry.kind, live) == (Kind.BACK, {("Alice", GrantRole.KEY_WORKER, None)})
    with made.door(mira.record_id, "lena"):
        assert set(FollowUp.objects.values_list("state", flat=True)) == {FollowUpState.BACK}
        assert Ending.objects.get().welcomed


def test_return_noted_by_a_worker_opens_nothing_and_asks_a_lead(mira: YoungPerson) -> None:
    made.ended(mira.record_id)
    made.back(mira.record_id, "alice")
    (door,) = [one for one in _grants(mira) if one.role == GrantRole.KEY_WORKER]
    assert door.ends_at is not None
    with made.door(mira.record_id, "lena") as (opened, lena):
        row = Ending.objects.get()
        assert not row.welcomed
        again = returning.welcome(ending=row, same_worker=True, now=now(), door=opened, by=lena)
    assert [one.name for one in again] == ["Alice"]


def test_somebody_else_is_theirs_to_wish_for(mira: YoungPerson) -> None:
    made.ended(mira.record_id)
    made.back(mira.record_id, returned=Return(same_worker=False))
    (door,) = [one for one in _grants(mira) if one.role == GrantRole.KEY_WORKER]
    assert door.ends_at is not None


def test_return_without_an_ending_is_an_entry_and_nothing_else(mira: YoungPerson) -> None:
    assert made.back(mira.record_id, "alice").kind == Kind.BACK
    with made.door(mira.record_id):
        assert not Ending.objects.exists()


def test_second_tap_on_back_writes_nothing(mira: YoungPerson) -> None:
    made.paused(mira.record_id)
    with made.door(mira.record_id) as (door, by):
        given: dict[str, Any] = {"record": mira.record_id, "returned": Return(), "now": now(), "door": door, "by": by}
        first = returning.back(**given)
        assert returning.back(**given, once=first.pk) == first


# --- whoever would go round it ---


# --- silence never closes ---
