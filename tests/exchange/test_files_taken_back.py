"""Council files taken back: nothing that anybody wrote since is lost."""

from datetime import timedelta
from uuid import UUID

import pytest

from alongside.access.actions import grants, moves
from alongside.access.doors import opened_one
from alongside.access.models import Account
from alongside.access.queries.moves import waiting
from alongside.access.vocabulary import Compartment, GrantReason, GrantRole, MoveAnswer, MoveReason, Purpose, TheyKnow
from alongside.exchange.actions import confirming, undoing
from alongside.exchange.vocabulary import State
from alongside.kernel.clock import now
from alongside.kernel.decisions import Refused
from alongside.people.actions import people_who_matter, young_people
from alongside.people.cards import Card, MattersCard
from alongside.people.queries import young_people as people
from alongside.record.actions import entries
from alongside.record.queries import entries as timelines
from alongside.record.vocabulary import Kind
from tests import cast
from tests.exchange.bringing import bring, children, stage
from tests.exchange.samples import sample


def _write(record: UUID, by: Account, part: Compartment) -> None:
    words = entries.Words("We met.", Kind.MET, now(), compartment=part)
    with opened_one(record, purpose=Purpose.SUPERVISION, viewer=by) as door:
        entries.add(record=record, words=words, now=now(), door=door, by=by)


def _name(record: UUID, by: Account) -> None:
    with opened_one(record, purpose=Purpose.SUPERVISION, viewer=by) as door:
        person = people.get(record=record)
        assert person
        young_people.change_card(person=person, seen=1, card=Card("Robin"), door=door, by=by)


def _name_who_matters(record: UUID, by: Account) -> None:
    with opened_one(record, purpose=Purpose.SUPERVISION, viewer=by) as door:
        people_who_matter.add(record=record, card=MattersCard("Nan", "my nan"), now=now(), door=door, by=by)


def _give(record: UUID, by: Account) -> None:
    with opened_one(record, purpose=Purpose.SUPERVISION, viewer=by):
        grants.give(
            record=record,
            holder=cast.account("alice"),
            role=GrantRole.KEY_WORKER,
            compartments=[Compartment.EVERYDAY],
            purpose=Purpose.SUPPORT,
            reason=GrantReason.ALLOCATED,
            until=None,
            by=by,
        )


WORKED_WITH = {
    "an everyday note": lambda record, by: _write(record, by, Compartment.EVERYDAY),
    "a note about health": lambda record, by: _write(record, by, Compartment.HEALTH),
    "a name": _name,
    "somebody who matters": _name_who_matters,
    "a worker": _give,
}


@pytest.mark.parametrize("how", WORKED_WITH)
def test_taking_back_keeps_who_was_worked_with(db: None, dee: Account, lena: Account, how: str) -> None:
    file = bring(sample("missing.csv"), dee)
    chosen = children(lena)[3]
    WORKED_WITH[how](chosen, lena)
    assert undoing.undo(file=file, seen=file.version, now=now(), by=dee) == 1
    assert children(lena) == [chosen]
    with opened_one(chosen, purpose=Purpose.SUPERVISION, viewer=lena) as door:
        page = timelines.timeline(record=chosen, filters=timelines.Filters(), door=door)
    brought = [read for read in page.entries if read.entry.kind == Kind.MISSING]
    assert brought
    assert all(len(read.corrections) == 1 and "taken back" in read.corrections[0].text for read in brought)


def test_taking_back_leaves_a_record_that_another_team_took(
    db: None, dee: Account, lena: Account, sam: Account
) -> None:
    file = bring(sample("missing.csv"), dee)
    chosen = children(lena)[3]
    with opened_one(chosen, purpose=Purpose.SUPERVISION, viewer=lena):
        moves.propose(
            record=chosen,
            to=cast.team("Hill spoke").pk,
            why=MoveReason.NEARER,
            knows=TheyKnow.GLAD,
            begins=now() - timedelta(minutes=1),
            by=lena,
        )
        move = waiting(record=chosen)
    assert move
    moves.answer(move=move, seen=move.version, said=MoveAnswer.TAKEN, by=sam)
    assert undoing.undo(file=file, seen=file.version, now=now(), by=dee) == 1
    with opened_one(chosen, purpose=Purpose.SAFEGUARDING, viewer=sam):
        assert children(lena) == []


def test_taking_back_leaves_the_children_another_file_started(db: None, dee: Account, lena: Account) -> None:
    bring(b"CHILD,SEX,DOB,ETHNIC,UPN,MOTHER,MC_DOB\nA1,1,06/05/2010,WBRI,,,\n", dee)
    (record,) = children(lena)
    file = bring(b"CHILD,DOB,MISSING,MIS_START,MIS_END\nA1,06/05/2010,M,01/02/2024,02/02/2024\n", dee)
    undoing.undo(file=file, seen=file.version, now=now(), by=dee)
    assert children(lena) == [record]


def test_file_that_was_taken_back_can_be_brought_again(db: None, dee: Account, lena: Account) -> None:
    file = bring(sample("missing.csv"), dee)
    undoing.undo(file=file, seen=file.version, now=now(), by=dee)
    again = bring(sample("missing.csv"), dee)
    assert (again.entries_made, len(children(lena))) == (43, 39)


def test_staged_file_is_put_aside_without_a_trace_of_anybody(db: None, dee: Account, lena: Account) -> None:
    file = stage(sample("missing.csv"), dee)
    assert undoing.undo(file=file, seen=file.version, now=now(), by=dee) == 0
    assert (file.state, children(lena)) == (State.UNDONE, [])
    with pytest.raises(Refused):
        confirming.step(file=file, now=now(), by=dee)
