"""The next try on its day, a floor that nobody falls through, and a silence that moves our plan."""

from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from django.utils import timezone

from alongside.access.doors import opened_one
from alongside.access.vocabulary import Purpose
from alongside.evidence.queries import prompts
from alongside.keeper import places
from alongside.kernel.clock import now
from alongside.outreach.actions import plans, tries
from alongside.outreach.actions.plans import Planned
from alongside.outreach.actions.tries import Tried
from alongside.outreach.vocabulary import Channel, Outcome
from alongside.people.models import YoungPerson
from alongside.record.actions import entries
from alongside.record.vocabulary import Kind
from tests import cast
from tests.evidence.test_prompts import reply

TRIED = Tried(Channel.TEXT, Outcome.NO_REPLY, now())
SERVICE = """
[[clocks]]
key = "outreach_floor"
words = "Try to reach every young person"
starts = "the last try"
amount = {days}
unit = "days"
source = "This service"
version = "2026"
"""


def later(days: float) -> datetime:
    return now() + timedelta(days=days)


def asked(name: str, days: float) -> set[str]:
    """What of this room is asked of somebody in so many days."""
    found = prompts.asked(now=later(days), viewer=cast.account(name))
    return {key for one in found if (key := one.prompt.key).startswith("outreach.") and "contact" not in key}


def tried(mira: YoungPerson, what: Tried = TRIED, *, days: float = 0) -> None:
    alice, at = cast.account("alice"), later(days)
    with opened_one(mira.record_id, purpose=Purpose.SUPPORT, viewer=alice) as door:
        what = replace(what, happened_at=at)
        tries.add(record=mira.record_id, tried=what, now=at, age=16, door=door, by=alice)


def write(mira: YoungPerson, kind: Kind, *, days: float) -> None:
    alice = cast.account("alice")
    with opened_one(mira.record_id, purpose=Purpose.SUPPORT, viewer=alice) as door:
        words = entries.Words("We talked.", kind, later(days))
        entries.add(record=mira.record_id, words=words, now=later(days), door=door, by=alice)


def propose(mira: YoungPerson, *, days: float, next_in: int, seen: int = 0, space: int | None = None) -> None:
    alice, day = cast.account("alice"), timezone.localdate(later(days))
    space_until = day + timedelta(days=space) if space else None
    planned = Planned([Channel.CALL], 7, day + timedelta(days=next_in), space_until=space_until)
    with opened_one(mira.record_id, purpose=Purpose.SUPPORT, viewer=alice) as door:
        plans.propose(record=mira.record_id, planned=planned, seen=seen, now=later(days), door=door, by=alice)


def test_next_try_is_asked_for_on_its_day(mira: YoungPerson) -> None:
    tried(mira)
    assert asked("alice", 6) == set()
    assert asked("alice", 7) == {"outreach.next_try"}


def test_next_try_of_a_plan_is_asked_for_before_anybody_tried(mira: YoungPerson) -> None:
    propose(mira, days=0, next_in=3)
    assert asked("alice", 2) == set()
    assert asked("alice", 3) == {"outreach.next_try"}


def test_what_was_said_last_counts(mira: YoungPerson) -> None:
    propose(mira, days=0, next_in=3)
    tried(mira, days=1)
    assert asked("alice", 4) == set()
    propose(mira, days=2, next_in=1, seen=1)
    assert asked("alice", 3) == {"outreach.next_try"}


@pytest.mark.parametrize("kind", [Kind.MET, Kind.TRIED, Kind.OWN_WORDS])
def test_next_try_is_done_when_something_is_written_otherwise(mira: YoungPerson, kind: Kind) -> None:
    tried(mira)
    write(mira, kind, days=8)
    assert asked("alice", 9) == set()


def test_floor_is_asked_of_the_worker_and_later_of_the_lead_too(mira: YoungPerson) -> None:
    assert asked("alice", 13) == set()
    assert asked("alice", 15) == {"outreach.floor"}
    assert asked("lena", 15) == set()
    assert asked("lena", 22) == {"outreach.floor_lead"}


def test_worker_who_puts_it_off_hides_nothing_from_the_lead(mira: YoungPerson) -> None:
    reply(mira)
    assert asked("alice", 22) == set()
    assert asked("lena", 22) == {"outreach.floor_lead"}


def test_try_without_an_answer_is_enough_for_the_floor(mira: YoungPerson) -> None:
    tried(mira, days=10)
    assert "outreach.floor" not in asked("alice", 23)
    assert "outreach.floor" in asked("alice", 25)


def test_floor_is_the_services_own(mira: YoungPerson, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(places, "state_dir", lambda: tmp_path)
    (tmp_path / "service.toml").write_text(SERVICE.format(days=5))
    assert asked("alice", 6) == {"outreach.floor"}
    assert asked("lena", 8) == {"outreach.floor_lead"}


def test_space_they_asked_for_is_kept_by_every_prompt(mira: YoungPerson) -> None:
    until = timezone.localdate(later(28))
    tried(mira, replace(TRIED, outcome=Outcome.ASKED_FOR_SPACE, space_until=until))
    assert asked("alice", 27) == asked("lena", 27) == set()
    assert asked("alice", 29) == {"outreach.next_try", "outreach.floor"}


def test_tries_without_reply_move_the_plan_and_tell_the_lead(mira: YoungPerson) -> None:
    for day in (0, 1):
        tried(mira, days=day)
    assert asked("alice", 2) == asked("lena", 2) == set()
    tried(mira, days=2)
    assert asked("alice", 3) == {"outreach.silence"}
    assert asked("lena", 3) == {"outreach.silence_lead"}
    write(mira, Kind.IN_TOUCH, days=4)
    assert asked("alice", 5) == asked("lena", 5) == set()


@pytest.mark.parametrize("name", ["bob", "olu", "nia", "vic"])
def test_nobody_else_is_asked(mira: YoungPerson, name: str) -> None:
    tried(mira)
    assert asked(name, 60) == set()
