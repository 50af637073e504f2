"""Council files from end to end: staged, looked at, confirmed and brought again."""

from collections import Counter

import pytest
from django.db import connection, transaction

from alongside.access.actor import acting_as
from alongside.access.doors import opened_one
from alongside.access.models import Account
from alongside.access.vocabulary import Compartment, Purpose
from alongside.exchange.actions import confirming, undoing
from alongside.exchange.queries import files
from alongside.exchange.readers.rows import NotReadable
from alongside.exchange.vocabulary import State
from alongside.kernel.clock import now
from alongside.people.queries import young_people as people
from alongside.record.queries import entries as timelines
from alongside.record.vocabulary import Sharing
from tests.exchange.bringing import bring, children, confirm, counted, outcomes, stage
from tests.exchange.samples import cin, sample

READABLE = {
    # name: rows, children, entries made (one more per child about whom something was written of who they are)
    "CIN_Census_2021.xml": (1, 1, 10),
    "BAR_cin_2022.xml": (1, 1, 10),
    "CIN2rows.xml": (1, 1, 9),
    "missing.csv": (43, 39, 43),
}


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
