"""Council files: two at once, and who may bring them."""

from io import BytesIO

import pytest

from alongside.access.doors import opened, opened_one
from alongside.access.models import Account
from alongside.access.vocabulary import Compartment, Purpose
from alongside.exchange.actions import confirming, staging, undoing
from alongside.exchange.queries import files
from alongside.exchange.vocabulary import Outcome
from alongside.kernel.clock import now
from alongside.kernel.decisions import NotVisible, Refused
from alongside.kernel.models import ChangedMeanwhile
from alongside.people.models import Agency, YoungPerson
from alongside.people.queries import young_people as people
from tests import cast
from tests.exchange.bringing import bring, children, counted, stage
from tests.exchange.samples import sample


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
