"""A change of key worker is planned: nothing is agreed without them, both are there for a while, and at no moment nobody is."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from django.db import transaction
from django.utils import timezone

from alongside.access.actor import Scope, acting_as
from alongside.access.doors import opened_one
from alongside.access.models import Account
from alongside.access.queries import grants
from alongside.access.vocabulary import Purpose, TheyKnow
from alongside.evidence.queries import prompts
from alongside.jurisdiction import packs
from alongside.kernel.clock import now
from alongside.kernel.decisions import Refused
from alongside.kernel.ids import new_id
from alongside.kernel.models import ChangedMeanwhile
from alongside.keywork.actions import handovers as actions
from alongside.keywork.actions import promises
from alongside.keywork.actions.handovers import Stepping, Wishes
from alongside.keywork.cards import HandoverCard
from alongside.keywork.handover_vocabulary import REASONS, HowItGoes, PassOn, State
from alongside.keywork.models import Handover, HandoverStep, Promise
from alongside.keywork.promise_vocabulary import ToWhom
from alongside.keywork.promise_words import Said
from alongside.keywork.queries import handovers, relationships
from alongside.keywork.queries.handovers import Told
from alongside.people.models import YoungPerson
from alongside.record.models import Entry
from tests import cast
from tests.access.test_never import close_to

KNOWN = Wishes(
    TheyKnow.GLAD,
    date(2026, 3, 3),
    "in_person",
    (PassOn.NAME, PassOn.HELPS),
    card=HandoverCard(wish_who="Somebody calm", not_again="About school"),
)


def today() -> date:
    return timezone.localdate(now())


def propose(
    mira: YoungPerson, wishes: Wishes = KNOWN, *, by: str = "lena", to: str = "bob", why: str = "LEFTRL"
) -> Handover:
    lead = cast.account(by)
    with opened_one(mira.record_id, purpose=Purpose.SUPERVISION, viewer=lead) as door:
        (key,) = relationships.of(record=mira.record_id, now=now(), door=door).key_workers
        assert key.grant
        return actions.propose(
            grant=key.grant, to=cast.account(to), reason=why, wishes=wishes, now=now(), door=door, by=lead
        )


def step(mira: YoungPerson, to: State, *, by: str = "lena", words: str = "", seen: int | None = None) -> Entry:
    who = cast.account(by)
    with opened_one(mira.record_id, purpose=Purpose.SUPPORT, viewer=who) as door:
        found = handovers.last(record=mira.record_id, door=door)
        assert found
        version = found.handover.version if seen is None else seen
        stepping = Stepping(to, today(), words, new_id())
        return actions.step(handover=found.handover, seen=version, stepping=stepping, now=now(), door=door, by=who)


def last(mira: YoungPerson, name: str = "lena") -> Told:
    who = cast.account(name)
    with opened_one(mira.record_id, purpose=Purpose.SUPPORT, viewer=who) as door:
        found = handovers.last(record=mira.record_id, door=door)
    assert found
    return found


def doors(mira: YoungPerson) -> set[tuple[str, str]]:
    lena = cast.account("lena")
    with acting_as(lena.pk, Scope.TEAM), transaction.atomic():
        return {(one.holder.name, one.role) for one in grants.who_can_see(mira.record_id) if one.record_id}


def through(mira: YoungPerson, *states: State) -> None:
    for state in states:
        step(mira, state)


def test_nothing_opens_by_proposing_or_agreeing(mira: YoungPerson) -> None:
    before = doors(mira)
    propose(mira)
    step(mira, State.AGREED, by="alice")
    assert doors(mira) == before


def test_both_are_there_for_a_while_and_then_one(mira: YoungPerson) -> None:
    propose(mira)
    through(mira, State.AGREED, State.OVERLAPPING)
    assert {("Alice", "key_worker"), ("Bob", "co_worker")} <= doors(mira)
    through(mira, State.MET, State.DONE)
    assert doors(mira) == {("Bob", "key_worker"), ("Nia", "partner")}


def test_end_is_told_as_planned_and_the_new_one_as_asked_for(mira: YoungPerson, bob: Account) -> None:
    propose(mira, why="CHCHAN")
    through(mira, State.AGREED, State.OVERLAPPING, State.MET, State.DONE)
    with opened_one(mira.record_id, purpose=Purpose.SUPERVISION, viewer=cast.account("lena")) as door:
        found = relationships.of(record=mira.record_id, now=now(), door=door)
    old = next(one for one in found.before if one.role == "key_worker")
    (new,) = found.key_workers
    assert (old.name, old.was_planned, old.end_asked_by_them) == ("Alice", True, True)
    assert (new.name, new.young_person_asked) == ("Bob", True)


def test_promises_go_over_to_whoever_comes_next(mira: YoungPerson, alice: Account, bob: Account) -> None:
    with opened_one(mira.record_id, purpose=Purpose.SUPPORT, viewer=alice) as door:
        said = Said("To ring on Friday.", today() + timedelta(days=30), ToWhom.YOUNG_PERSON)
        kept = promises.make(record=mira.record_id, said=said, now=now(), door=door, by=alice)
    propose(mira)
    through(mira, State.AGREED, State.OVERLAPPING, State.MET, State.DONE)
    with acting_as(bob.pk), transaction.atomic():
        assert Promise.objects.get(pk=kept.pk).keeper_id == bob.pk


def test_nothing_is_agreed_before_they_were_told(mira: YoungPerson) -> None:
    propose(mira, replace(KNOWN, knows=TheyKnow.TELL_FIRST, told_on=None, told_how=""))
    with pytest.raises(Refused, match="Tell them first"):
        step(mira, State.AGREED)


@pytest.mark.parametrize("to", [State.OVERLAPPING, State.CALLED_OFF])
def test_step_by_which_doors_open_or_close_is_a_leads(mira: YoungPerson, to: State) -> None:
    propose(mira)
    step(mira, State.AGREED)
    with pytest.raises(Refused, match="team lead"):
        step(mira, to, by="alice")


def test_handing_over_without_meeting_says_why(mira: YoungPerson) -> None:
    propose(mira)
    through(mira, State.AGREED, State.OVERLAPPING)
    with pytest.raises(Refused, match="did not meet"):
        step(mira, State.DONE)
    step(mira, State.DONE, words="She would rather not, and wrote a card.")
    assert ("Bob", "key_worker") in doors(mira)


def test_called_off_the_key_worker_stays_and_what_was_opened_closes(mira: YoungPerson) -> None:
    before = doors(mira)
    propose(mira)
    through(mira, State.AGREED, State.OVERLAPPING, State.CALLED_OFF)
    assert doors(mira) == before


def test_door_they_had_before_stays_when_it_is_called_off(mira: YoungPerson) -> None:
    from tests.keywork.test_relationships import start_bob

    start_bob(mira)
    before = doors(mira)
    propose(mira)
    through(mira, State.AGREED, State.OVERLAPPING, State.CALLED_OFF)
    assert doors(mira) == before


def test_two_are_never_on_their_way_at_once(mira: YoungPerson) -> None:
    propose(mira)
    with pytest.raises(Refused, match="on its way"):
        propose(mira, to="una")


def test_step_after_somebody_elses_is_refused_and_leaves_no_entry(mira: YoungPerson) -> None:
    propose(mira)
    step(mira, State.AGREED)
    with pytest.raises(ChangedMeanwhile):
        step(mira, State.OVERLAPPING, seen=1)
    assert [one.state for one in last(mira).steps] == [State.AGREED]
    assert ("Bob", "co_worker") not in doors(mira)


def test_step_that_does_not_fit_is_refused(mira: YoungPerson) -> None:
    propose(mira)
    with pytest.raises(Refused, match="no longer fits"):
        step(mira, State.MET)


def test_second_tap_takes_one_step(mira: YoungPerson, lena: Account) -> None:
    propose(mira)
    with opened_one(mira.record_id, purpose=Purpose.SUPERVISION, viewer=lena) as door:
        found = handovers.last(record=mira.record_id, door=door)
        assert found
        stepping = Stepping(State.AGREED, today(), "", new_id())
        first, again = (
            actions.step(handover=found.handover, seen=1, stepping=stepping, now=now(), door=door, by=lena)
            for _ in range(2)
        )
        assert first.pk == again.pk
        assert HandoverStep.objects.count() == 1


def test_hand_over_to_whoever_it_is_closed_to_fails_whole(mira: YoungPerson, bob: Account, sam: Account) -> None:
    propose(mira)
    step(mira, State.AGREED)
    close_to(mira, bob, by=sam)
    with pytest.raises(Refused):
        step(mira, State.OVERLAPPING)
    assert last(mira).handover.state == State.AGREED


def test_each_step_stands_on_the_timeline_with_words_or_a_plain_sentence(mira: YoungPerson, lena: Account) -> None:
    propose(mira)
    entry = step(mira, State.AGREED)
    with opened_one(mira.record_id, purpose=Purpose.SUPERVISION, viewer=lena) as door:
        assert (entry.kind, door.read(entry, "body")) == (
            "handover",
            "It is agreed that Bob becomes key worker after Alice.",
        )


def test_months_on_somebody_asks_how_it_goes_and_once_only(mira: YoungPerson, bob: Account) -> None:
    propose(mira)
    through(mira, State.AGREED, State.OVERLAPPING, State.MET, State.DONE)
    due = last(mira).handover.check_on
    assert due
    assert due >= today() + timedelta(days=85)
    at = now() + (due - today())
    key = "keywork.handover_check"
    assert key not in {one.prompt.key for one in prompts.asked(now=at - timedelta(days=2), viewer=bob)}
    assert key in {one.prompt.key for one in prompts.asked(now=at, viewer=bob)}
    with opened_one(mira.record_id, purpose=Purpose.SUPPORT, viewer=bob) as door:
        found = handovers.last(record=mira.record_id, door=door)
        assert found
        actions.check(
            handover=found.handover,
            seen=found.handover.version,
            goes=HowItGoes.WELL,
            stepping=Stepping(State.DONE, due, "He is on time."),
            now=at,
            door=door,
            by=bob,
        )
    assert key not in {one.prompt.key for one in prompts.asked(now=at, viewer=bob)}


def test_codes_are_those_of_the_english_return() -> None:
    pack, on = packs.pack("england"), today()
    assert {one.key for one in pack.codes("worker_change", on=on)} == {
        one.key for one in pack.codes(handovers.LIST, on=on)
    }
    for name in packs.names():
        assert {code for code, _ in handovers.reasons(pack=packs.pack(name), on=on)} == set(REASONS)


# Somebody who means harm.


# The pages.
