"""What is asked around an ending: what goes on is asked, and nobody is pestered once support has ended."""

from datetime import timedelta

from django.db import transaction

from alongside.access.actor import acting_as
from alongside.config import resealing
from alongside.evidence.queries import prompts
from alongside.jobs.registry import find
from alongside.kernel.clock import now
from alongside.kernel.prompts import every
from alongside.keywork import promise_words
from alongside.keywork.actions import promises
from alongside.ledger.models import Line
from alongside.outreach.actions import drop_ins, floors, returning
from alongside.outreach.actions.drop_ins import Came
from alongside.outreach.ending_vocabulary import FollowUpState
from alongside.outreach.models import FollowUp, Visit
from alongside.outreach.queries import drop_ins as reading
from alongside.people.models import YoungPerson
from alongside.record.models import Entry
from alongside.record.vocabulary import Kind
from tests import cast, machine
from tests.outreach import ending as made


def asked(name: str, days: float = 0) -> set[str]:
    """What is asked of somebody in so many days."""
    found = prompts.asked(now=now() + timedelta(days=days), viewer=cast.account(name))
    return {one.prompt.key for one in found}


def test_nothing_but_what_goes_on_is_asked_once_support_has_ended(mira: YoungPerson) -> None:
    assert "outreach.floor" in asked("alice", 25)
    made.ended(mira.record_id, workers_until=made.TODAY + timedelta(days=300))
    assert asked("alice", 25) == set()
    assert asked("lena", 25) == set()


def test_promise_is_owed_after_a_goodbye_too(mira: YoungPerson) -> None:
    made.ended(mira.record_id)
    with made.door(mira.record_id) as (door, alice):
        said = promise_words.Said("I send the photos.", made.TODAY)
        promises.make(record=mira.record_id, said=said, now=now(), door=door, by=alice)
    assert "keywork.promise_due" in asked("alice")


def test_contact_after_a_goodbye_is_asked_about_on_its_day_until_it_is_written_down(mira: YoungPerson) -> None:
    made.ended(mira.record_id, workers_until=made.TODAY + timedelta(days=300))
    assert "outreach.follow_up" in asked("alice", 32)
    with made.door(mira.record_id) as (door, alice):
        row = FollowUp.objects.order_by("due_on")[0]
        given = {"row": row, "seen": 1, "words": "", "now": now(), "door": door, "by": alice}
        returning.follow_up(came=FollowUpState.NO_REPLY, **given)  # type: ignore[arg-type]
        assert Entry.objects.latest("recorded_at").kind == Kind.TRIED
    assert "outreach.follow_up" not in asked("alice", 32)


def test_return_after_an_ending_is_asked_of_a_lead_and_cannot_wait(mira: YoungPerson) -> None:
    made.ended(mira.record_id)
    made.back(mira.record_id, "alice")
    assert "outreach.back" in asked("lena")
    assert not next(one for one in every() if one.key == "outreach.back").can_wait


def test_tries_rest_in_a_pause_and_somebody_says_hello_on_its_day(mira: YoungPerson) -> None:
    made.paused(mira.record_id, days=30)
    assert "outreach.floor" not in asked("alice", 28)
    assert {"outreach.pause_over", "outreach.floor"} <= asked("alice", 31)


def test_goodbye_that_nobody_agreed_to_is_asked_of_leads(mira: YoungPerson) -> None:
    made.planned(mira.record_id)
    assert "outreach.ending_to_agree" in asked("lena")
    assert "outreach.ending_to_agree" not in asked("alice")


def test_closer_floor_is_asked_about_sooner(mira: YoungPerson) -> None:
    assert "outreach.floor" not in asked("alice", 6)
    with made.door(mira.record_id, "lena") as (door, lena):
        floors.set_days(record=mira.record_id, days=5, why="A hard week", now=now(), door=door, by=lena)
    assert "outreach.floor" in asked("alice", 6)


def test_machine_forgets_who_dropped_in_and_reads_no_name(committed: None) -> None:
    alice, pat = cast.account("alice"), cast.account("pat")
    long_ago = drop_ins.come(team=cast.team().pk, came=Came("Bee"), now=now() - timedelta(days=20), by=alice)
    lately = drop_ins.come(team=cast.team().pk, came=Came("Jo"), now=now(), by=alice)
    machine.run("outreach.forget_visits")
    with acting_as(alice.pk), transaction.atomic():
        assert set(Visit.objects.filter(pk__in=[long_ago.pk, lately.pk])) == {lately}
    with acting_as(pat.pk), transaction.atomic():
        assert Line.objects.filter(verb="dropin.forgotten", job="outreach.forget_visits").exists()
    assert find("outreach.forget_visits").cron


def test_names_on_the_board_are_sealed_anew_with_the_services_key(committed: None) -> None:
    alice = cast.account("alice")
    row = drop_ins.come(team=cast.team().pk, came=Came("Bee"), now=now(), by=alice)
    before = bytes(row.name)
    assert resealing.board_names() > 0
    (read,) = [one for one in reading.board(viewer=alice) if one.row.pk == row.pk]
    assert read.name == "Bee"
    assert bytes(read.row.name) != before
