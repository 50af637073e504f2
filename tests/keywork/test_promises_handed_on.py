"""What is asked about promises, and what becomes of them when whoever keeps them goes."""

from datetime import timedelta

import pytest
from django.db import transaction

from alongside.access.actions import grants, leaving
from alongside.access.actor import acting_as
from alongside.access.doors import opened_one
from alongside.access.models import Account
from alongside.access.queries import grants as seeing
from alongside.access.vocabulary import Compartment, EndReason, GrantReason, GrantRole, Purpose
from alongside.evidence.queries import prompts
from alongside.kernel.clock import now
from alongside.keywork.actions import (
    promises_handed_on,
    promises_taken_over,
)
from alongside.keywork.promise_vocabulary import PromiseState
from alongside.keywork.queries import promises as queries
from alongside.people.models import YoungPerson
from tests import cast
from tests.keywork.test_promises import TODAY, again, make, settle


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
