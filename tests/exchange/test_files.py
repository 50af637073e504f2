"""Council files from end to end: staged, looked at, confirmed, brought again, and taken back."""

from collections import Counter
from io import BytesIO
from uuid import UUID

import pytest
from django.db import connection, transaction

from alongside.access.actions import grants
from alongside.access.actor import Scope, acting_as
from alongside.access.doors import opened, opened_one
from alongside.access.models import Account
from alongside.access.vocabulary import Compartment, GrantReason, GrantRole, Purpose
from alongside.exchange.actions import confirming, staging, undoing
from alongside.exchange.models import ImportFile
from alongside.exchange.queries import files
from alongside.exchange.readers.rows import NotReadable
from alongside.exchange.vocabulary import Outcome, State
from alongside.kernel.clock import now
from alongside.kernel.decisions import NotVisible, Refused
from alongside.kernel.models import ChangedMeanwhile
from alongside.people.actions import people_who_matter, young_people
from alongside.people.cards import Card, MattersCard
from alongside.people.models import Agency, OutsideIdentifier, YoungPerson
from alongside.people.queries import young_people as people
from alongside.record.actions import entries
from alongside.record.models import Entry
from alongside.record.queries import entries as timelines
from alongside.record.vocabulary import Kind, Sharing
from tests import cast
from tests.exchange.samples import cin, sample

READABLE = {
    # name: rows, children, entries made (one more per child about whom something was written of who they are)
    "CIN_Census_2021.xml": (1, 1, 10),
    "BAR_cin_2022.xml": (1, 1, 10),
    "CIN2rows.xml": (1, 1, 9),
    "missing.csv": (43, 39, 43),
}


def stage(content: bytes, by: Account, name: str = "file") -> ImportFile:
    """Stage a file for the hub."""
    council = Agency.objects.get(name="Riverton Council")
    arriving = staging.Arriving(BytesIO(content), name, council, cast.team().pk)
    return staging.stage(arriving, now=now(), by=by)


def confirm(file: ImportFile, by: Account) -> ImportFile:
    """Bring it in to the end."""
    while file.state != State.CONFIRMED:
        confirming.step(file=file, now=now(), by=by)
    return file


def bring(content: bytes, by: Account) -> ImportFile:
    """Stage and confirm."""
    return confirm(stage(content, by), by)


def outcomes(file: ImportFile, by: Account) -> dict[str, int]:
    """How many rows of each outcome, those there are."""
    with acting_as(by.pk, Scope.TEAM), transaction.atomic():
        return {str(o): n for o, n in files.outcomes(file=file).items() if n}


def children(by: Account) -> list[UUID]:
    """Records of young people that Lena's team holds."""
    return people.ids_for(scope=Scope.TEAM, most=10_000, after=None, viewer=by)


def counted(by: Account) -> dict[str, int]:
    """How many rows the team sees of everything a file makes."""
    with acting_as(by.pk, Scope.TEAM), transaction.atomic():
        return {m._meta.db_table: m._default_manager.count() for m in (YoungPerson, OutsideIdentifier, Entry)}


@pytest.mark.parametrize("name", READABLE)
def test_every_sample_is_staged_confirmed_and_taken_back(db: None, dee: Account, lena: Account, name: str) -> None:
    rows, young, made = READABLE[name]
    file = stage(sample(name), dee, name)
    assert (file.state, file.rows, children(lena)) == (State.STAGED, rows, [])
    assert outcomes(file, dee) == {"new": rows}
    confirm(file, dee)
    assert (file.done, file.entries_made, len(children(lena))) == (rows, made, young)
    assert undoing.undo(file=file, seen=file.version, now=now(), by=dee) == 0
    assert (file.state, children(lena)) == (State.UNDONE, [])
    assert counted(lena) == {"people_youngperson": 0, "people_outsideidentifier": 0, "record_entry": 0}


def test_large_list_is_confirmed_step_by_step(db: None, dee: Account, lena: Account) -> None:
    lines = sample("header.csv").splitlines(keepends=True)
    file = stage(b"".join(lines[: confirming.STEP * 2 + 51]), dee)
    seen = []
    while file.state != State.CONFIRMED:
        confirming.step(file=file, now=now(), by=dee)
        seen.append((file.state, file.done))
    assert seen == [(State.CONFIRMING, 250), (State.CONFIRMING, 500), (State.CONFIRMED, 550)]
    assert len(children(lena)) == len({line.split(b",")[0] for line in lines[1 : confirming.STEP * 2 + 51]})


def test_whole_list_is_staged_with_every_row_kept(db: None, dee: Account) -> None:
    file = stage(sample("header.csv"), dee)
    assert (file.rows, file.flags) == (2675, 2569)
    assert outcomes(file, dee) == {"new": 2675}


def test_unreadable_sample_changes_nothing_and_is_on_the_ledger(db: None, dee: Account) -> None:
    with pytest.raises(NotReadable, match="unaccompanied"):
        stage(sample("uasc.csv"), dee)
    assert files.listed(viewer=dee) == []
    with acting_as(dee.pk), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("select verb from ledger_line where actor = %s order by id desc limit 1", [dee.pk])
        assert cursor.fetchall() == [("import.refused",)]


def test_dry_run_leaves_nothing(db: None, dee: Account, lena: Account) -> None:
    with transaction.atomic():
        file = stage(sample("missing.csv"), dee)
        told = outcomes(file, dee)
        transaction.set_rollback(True)
    assert told == {"new": 43}
    assert files.listed(viewer=dee) == []
    assert children(lena) == []
    assert stage(sample("missing.csv"), dee).rows == 43


def test_same_file_again_changes_nothing(db: None, dee: Account, lena: Account) -> None:
    bring(sample("missing.csv"), dee)
    before = counted(lena)
    with pytest.raises(NotReadable, match="here already"):
        stage(sample("missing.csv"), dee)
    assert counted(lena) == before


def test_same_rows_in_another_file_change_nothing(db: None, dee: Account, lena: Account) -> None:
    bring(sample("missing.csv"), dee)
    before, young = counted(lena), children(lena)
    again = stage(sample("missing.csv") + b"\r\n", dee)
    assert outcomes(again, dee) == {"known": 43}
    confirm(again, dee)
    assert (again.entries_made, counted(lena), children(lena)) == (0, before, young)


def test_times_away_are_added_to_the_children_of_the_list(db: None, dee: Account, lena: Account) -> None:
    missing = sample("missing.csv").decode().splitlines()
    numbers = {line.split(",")[0] for line in missing[1:]}
    header = sample("header.csv").decode().splitlines()
    both = [header[0], *(line for line in header[1:] if line.split(",")[0] in numbers)]
    bring("\n".join(both).encode(), dee)
    young = children(lena)
    file = stage(sample("missing.csv"), dee)
    expected = Counter(
        "known" if line.split(",")[0] in {b.split(",")[0] for b in both} else "new" for line in missing[1:]
    )
    assert outcomes(file, dee) == dict(expected)
    confirm(file, dee)
    assert set(young) < set(children(lena)) or expected["new"] == 0
    assert file.entries_made == 43
    assert len(children(lena)) == len(numbers)


def test_row_with_another_date_of_birth_is_left_out(db: None, dee: Account, lena: Account) -> None:
    bring(b"CHILD,SEX,DOB,ETHNIC,UPN,MOTHER,MC_DOB\nA1,1,06/05/2010,WBRI,,,\n", dee)
    before = counted(lena)
    file = stage(b"CHILD,DOB,MISSING,MIS_START,MIS_END\nA1,07/05/2010,M,01/02/2024,02/02/2024\n", dee)
    assert outcomes(file, dee) == {"differs": 1}
    confirm(file, dee)
    assert (file.entries_made, counted(lena)) == (0, before)


def test_rows_staged_together_are_held_against_each_other_when_they_come_in(
    db: None, dee: Account, lena: Account
) -> None:
    first = stage(b"CHILD,SEX,DOB,ETHNIC,UPN,MOTHER,MC_DOB\nA1,1,06/05/2010,WBRI,,,\n", dee)
    second = stage(b"CHILD,DOB,MISSING,MIS_START,MIS_END\nA1,07/05/2010,M,01/02/2024,02/02/2024\n", dee)
    confirm(first, dee)
    before = counted(lena)
    confirm(second, dee)
    assert (outcomes(second, dee), counted(lena)) == ({"differs": 1}, before)


def test_rows_of_one_file_with_two_dates_of_birth_do_not_become_one_child(
    db: None, dee: Account, lena: Account
) -> None:
    rows = b"A1,06/05/2010,M,01/02/2024,02/02/2024\nA1,07/05/2010,M,01/03/2024,02/03/2024\n"
    file = bring(b"CHILD,DOB,MISSING,MIS_START,MIS_END\n" + rows, dee)
    assert outcomes(file, dee) == {"new": 1, "differs": 1}
    assert (file.entries_made, len(children(lena))) == (1, 1)


def test_taking_back_the_later_of_two_files_keeps_the_child_of_the_first(db: None, dee: Account, lena: Account) -> None:
    first = stage(b"CHILD,SEX,DOB,ETHNIC,UPN,MOTHER,MC_DOB\nA1,1,06/05/2010,WBRI,,,\n", dee)
    second = stage(b"CHILD,DOB,MISSING,MIS_START,MIS_END\nA1,06/05/2010,M,01/02/2024,02/02/2024\n", dee)
    confirm(first, dee)
    confirm(second, dee)
    (record,) = children(lena)
    undoing.undo(file=second, seen=second.version, now=now(), by=dee)
    assert children(lena) == [record]


def test_row_without_a_child_number_is_left_out_and_kept(db: None, dee: Account, lena: Account) -> None:
    file = stage(b"CHILD,DOB,MISSING,MIS_START,MIS_END\n,07/05/2010,M,01/02/2024,02/02/2024\n", dee)
    assert outcomes(file, dee) == {"nameless": 1}
    confirm(file, dee)
    assert children(lena) == []


def test_what_came_from_a_file_is_held_back_and_says_where_it_is_from(db: None, dee: Account, lena: Account) -> None:
    bring(cin(details="<ReasonForClosure>RC1</ReasonForClosure>").encode(), dee)
    (record,) = children(lena)
    with opened_one(record, purpose=Purpose.SUPERVISION, viewer=lena) as door:
        page = timelines.timeline(record=record, filters=timelines.Filters(), door=door)
    assert {read.entry.sharing for read in page.entries} == {Sharing.WITHHELD}
    assert {read.entry.compartment for read in page.entries} == {Compartment.COUNCIL}
    assert all("Talk it through" in read.withheld_because for read in page.entries)


def test_flags_of_a_number_stand_beside_it(db: None, dee: Account, lena: Account) -> None:
    bring(cin().replace("B801200005001", "A801200005001").encode(), dee)
    (record,) = children(lena)
    with opened_one(record, purpose=Purpose.SUPERVISION, viewer=lena) as door:
        found = {row.scheme: (value, row.flag) for row, value in people.outside_identifiers(record=record, door=door)}
    assert found["council_child"] == ("A1", "")
    assert found["upn"] == ("A801200005001", "The first letter does not fit the figures after it.")


# Taking back --------------------------------------------------------------------------------------


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


# Two at once, and who may -------------------------------------------------------------------------


def test_same_step_taken_twice_is_done_once(db: None, dee: Account, lena: Account) -> None:
    file = stage(sample("missing.csv"), dee)
    late = files.get(file=file.pk, viewer=dee)
    confirming.step(file=file, now=now(), by=dee)
    before = counted(lena)
    with pytest.raises(ChangedMeanwhile):
        confirming.step(file=late, now=now(), by=dee)
    assert counted(lena) == before


def test_file_is_taken_back_as_it_was_seen(db: None, dee: Account, lena: Account) -> None:
    file = bring(sample("missing.csv"), dee)
    with pytest.raises(ChangedMeanwhile):
        undoing.undo(file=file, seen=file.version - 1, now=now(), by=dee)
    assert len(children(lena)) == 39


@pytest.mark.parametrize("name", ["alice", "bob", "lena", "sam", "olu", "pat", "ari", "nia", "vic"])
def test_only_a_data_officer_brings_files_in(db: None, dee: Account, name: str) -> None:
    by = cast.account(name)
    with pytest.raises(Refused):
        stage(sample("CIN2rows.xml"), by)
    file = stage(sample("CIN2rows.xml"), dee)
    for act in (
        lambda: confirming.step(file=file, now=now(), by=by),
        lambda: undoing.undo(file=file, seen=file.version, now=now(), by=by),
    ):
        with pytest.raises(Refused):
            act()


def test_data_officer_brings_nothing_into_another_team(db: None, dee: Account) -> None:
    council = Agency.objects.get(name="Riverton Council")
    arriving = staging.Arriving(BytesIO(sample("CIN2rows.xml")), "x", council, cast.team("Hill spoke").pk)
    with pytest.raises(Refused):
        staging.stage(arriving, now=now(), by=dee)


@pytest.mark.parametrize("name", ["alice", "bob", "olu", "pat", "ari", "nia", "vic"])
def test_file_is_not_there_for_others(db: None, dee: Account, name: str) -> None:
    file, by = stage(sample("CIN2rows.xml"), dee), cast.account(name)
    with pytest.raises(NotVisible):
        files.get(file=file.pk, viewer=by)
    with opened([file.record_id], purpose=Purpose.IMPORT, viewer=by) as door:
        assert (door.records, door.compartments(file.record_id)) == (frozenset(), frozenset())


def test_data_officer_reads_rows_and_no_name_of_those_who_are_here(db: None, mira: YoungPerson, dee: Account) -> None:
    stage(sample("CIN2rows.xml"), dee)
    assert [one.name for one in files.listed(viewer=dee)] == ["file"]
    with opened_one(mira.record_id, purpose=Purpose.IMPORT, viewer=dee) as door:
        assert people.get(record=mira.record_id) is None
        assert door.compartments(mira.record_id) == {Compartment.COUNCIL}


def test_every_outcome_has_words() -> None:
    assert all(str(outcome.label) for outcome in Outcome)
