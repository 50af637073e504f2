"""Steps that are sent again: as they were, nothing changes; with other words, the rule that one step stands is said."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest

from alongside.access.models import Account
from alongside.kernel.clock import now
from alongside.kernel.decisions import Refused
from alongside.kernel.ids import new_id
from alongside.kernel.models import ChangedMeanwhile
from alongside.keywork.actions import handovers
from alongside.keywork.actions.handovers import Stepping
from alongside.keywork.handover_vocabulary import State
from alongside.ledger.models import Line
from alongside.outreach.actions import drop_ins, endings_agreed, endings_talked, returning
from alongside.outreach.actions import endings as acting
from alongside.outreach.actions.drop_ins import Came
from alongside.outreach.ending_vocabulary import CouldNot, FollowUpState, Reason
from alongside.outreach.ending_words import Talked
from alongside.outreach.models import ContactOverride, Ending, FollowUp
from alongside.outreach.queries import drop_ins as board
from alongside.outreach.queries import endings
from alongside.people.models import YoungPerson
from alongside.record.models import Entry
from tests import cast
from tests.keywork import test_handovers
from tests.outreach import ending as made
from tests.outreach.agreeing import override

OTHER = "Said otherwise."


def _counts(by: Account) -> tuple[int, int]:
    """How many entries there are, and how many lines of what somebody did."""
    return Entry.objects.count(), Line.objects.filter(actor=by.pk).exclude(verb="record.opened").count()


def _send(mira: YoungPerson, name: str, act: Callable[[dict[str, Any]], object]) -> tuple[int, int]:
    """Do it on rows as they are by then; what there is after it."""
    with made.door(mira.record_id, name) as (door, by):
        row = endings.newest(record=mira.record_id, door=door)
        act({"ending": row and row.row, "now": now(), "door": door, "by": by})
        return _counts(by)


def test_talk_sent_again_changes_nothing_and_other_words_are_refused(mira: YoungPerson) -> None:
    for talked in (
        made.TALKED,
        Talked(None, made.TODAY, could_not=CouldNot.THEY_DIED, could_not_words="Her nan rang."),
    ):
        row = made.begun(mira.record_id, Reason.DIED)

        def talk(
            given: dict[str, Any], talked: Talked = talked, once: object = new_id(), seen: int = row.version
        ) -> None:
            endings_talked.talk(talked=talked, once=once, seen=seen, **given)  # type: ignore[arg-type]

        assert _send(mira, "alice", talk) == _send(mira, "alice", talk)
        for other in (replace(talked, says=OTHER), replace(talked, could_not_words=OTHER)):
            with pytest.raises((Refused, ChangedMeanwhile)):
                _send(mira, "alice", lambda given, other=other: talk(given, other))  # type: ignore[misc]
        with made.door(mira.record_id):
            Ending.objects.filter(record=mira.record_id).exclude(state="called_off").get()
        _call_off(mira)


def _call_off(mira: YoungPerson) -> None:
    with made.door(mira.record_id) as (door, by):
        row = endings.required(record=mira.record_id, door=door).row
        acting.call_off(ending=row, seen=row.version, door=door, by=by)


def test_end_sent_again_changes_nothing_and_other_words_are_refused(mira: YoungPerson) -> None:
    row = made.planned(mira.record_id)

    def agree(given: dict[str, Any], **other: Any) -> None:
        ended = replace(made.ENDED, words="Thank you.", **other)
        endings_agreed.agree(ended=ended, seen=row.version, once=new_id(), **given)

    assert _send(mira, "lena", agree) == _send(mira, "lena", agree)
    with pytest.raises((Refused, ChangedMeanwhile)):
        _send(mira, "lena", lambda given: agree(given, not_seen=OTHER))


def test_follow_up_sent_again_changes_nothing_and_other_words_are_refused(mira: YoungPerson) -> None:
    made.ended(mira.record_id, workers_until=made.TODAY)
    once = new_id()

    def follow_up(given: dict[str, Any], words: str = "We rang.") -> None:
        given = {name: value for name, value in given.items() if name != "ending"}
        row = FollowUp.objects.order_by("due_on")[0]
        returning.follow_up(row=row, seen=1, came=FollowUpState.IN_TOUCH, words=words, once=once, **given)

    assert _send(mira, "lena", follow_up) == _send(mira, "lena", follow_up)
    with pytest.raises((Refused, ChangedMeanwhile)):
        _send(mira, "lena", lambda given: follow_up(given, OTHER))


def test_override_sent_with_another_reason_is_one_of_its_own(mira: YoungPerson, alice: Account) -> None:
    once = new_id()
    first, again = (override(mira.record_id, words="Her bus.", once=once, by=alice) for _ in range(2))
    other = override(mira.record_id, words=OTHER, once=once, by=alice)
    assert first == again
    assert other.pk != once
    with made.door(mira.record_id):
        assert ContactOverride.objects.filter(record=mira.record_id).count() == 2


def test_step_of_a_handover_sent_again_changes_nothing_and_other_words_are_refused(mira: YoungPerson) -> None:
    test_handovers.propose(mira)
    once, goodbye = new_id(), new_id()

    def step(words: str) -> tuple[int, int]:
        return _of_handover(
            mira, lambda given: handovers.step(stepping=Stepping(State.AGREED, made.TODAY, words, once), **given)
        )

    def say_goodbye(words: str) -> tuple[int, int]:
        stepping = Stepping(State.AGREED, made.TODAY, words, goodbye)
        return _of_handover(mira, lambda given: handovers.say_goodbye(stepping=stepping, **given))

    assert step("All agree.") == step("All agree.")
    with pytest.raises((Refused, ChangedMeanwhile)):
        step(OTHER)
    assert say_goodbye("They had cake.")[0] == say_goodbye("They had cake.")[0]
    assert say_goodbye(OTHER)[0] == say_goodbye(OTHER)[0]


def _of_handover(mira: YoungPerson, act: Callable[[dict[str, Any]], object]) -> tuple[int, int]:
    found = test_handovers.last(mira)
    with made.door(mira.record_id, "lena") as (door, by):
        row = found.handover
        act({"handover": row, "seen": row.version, "now": now(), "door": door, "by": by})
        return _counts(by)


def test_name_on_the_board_is_read_back_and_none_is_none(mira: YoungPerson, alice: Account) -> None:
    once = new_id()
    for name in ("Bee", "Bee", ""):
        drop_ins.come(team=cast.team().pk, came=Came(name), now=now(), once=once, by=alice)
    assert [one.name for one in board.board(viewer=alice)] == ["", "Bee"]
