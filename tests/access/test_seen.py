"""Who has seen: told to the young person, asked about in one tap, held back only with a reason and a day."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, timedelta
from typing import Any

import pytest
from django.db import DatabaseError, transaction

from alongside.access.actions import emergencies, own
from alongside.access.actions import seen as actions
from alongside.access.actor import Scope, acting_as
from alongside.access.doors import Opened, opened_one
from alongside.access.models import Account, Emergency, SeenDelay, SeenQuestion
from alongside.access.queries import lines, seen
from alongside.access.queries.lines import Told, Wanted, Whose
from alongside.access.vocabulary import EmergencyKind, Purpose, WasIt
from alongside.kernel.clock import now
from alongside.kernel.decisions import Refused
from alongside.kernel.models import ChangedMeanwhile
from alongside.ledger.vocabulary import Verb
from alongside.people.actions import young_people
from alongside.people.cards import Card
from alongside.people.models import YoungPerson
from tests import cast, own_space
from tests.conftest import Database

TODAY = now().date()
SOON = TODAY + timedelta(days=7)


def _told(mira: YoungPerson, her: Account) -> list[Told]:
    with own_space.opened(mira, her):
        return seen.of_me()


def _line(mira: YoungPerson, her: Account, by: str) -> int:
    return next(one.line for one in _told(mira, her) if one.name == by and one.verb == Verb.RECORD_OPENED)


@contextmanager
def _lead(mira: YoungPerson) -> Iterator[tuple[Opened, Account]]:
    lena = cast.account("lena")
    with opened_one(mira.record_id, purpose=Purpose.SUPERVISION, viewer=lena) as door:
        yield door, lena


def _hold_back(mira: YoungPerson, line: int, until: date = SOON) -> None:
    with _lead(mira) as (door, lena):
        given: dict[str, Any] = {"record": mira.record_id, "line": line, "reason": "Not safe.", "shown_from": until}
        actions.hold_back(**given, now=now(), door=door, by=lena)


def _ask(mira: YoungPerson, her: Account, line: int) -> SeenQuestion:
    with own_space.opened(mira, her):
        return actions.ask(record=mira.record_id, line=line, answer_by=SOON, now=now(), by=her)


def test_openings_are_told_by_name_and_purpose_and_nobody_elses(
    mira: YoungPerson, her: Account, alice: Account
) -> None:
    other = young_people.add(card=Card(known_as="Robin"), team=cast.team().pk, now=now(), by=alice)
    with opened_one(other.record_id, purpose=Purpose.SAFEGUARDING, viewer=alice):
        pass
    told = _told(mira, her)
    assert ("Alice", "record.opened", "support") in {(one.name, one.verb, one.purpose) for one in told}
    assert "safeguarding" not in {one.purpose for one in told}
    assert her.pk not in {one.actor for one in told}
    with acting_as(alice.pk), transaction.atomic():
        assert seen.of_me() == []


def test_question_goes_to_the_data_protection_lead_and_comes_back(
    mira: YoungPerson, her: Account, pat: Account, lena: Account
) -> None:
    row = _ask(mira, her, _line(mira, her, "Alice"))
    assert _ask(mira, her, row.line) == row
    assert (seen.waiting_for(pat), seen.waiting_for(lena)) == (1, 0)
    (one,) = seen.questions(viewer=pat)
    assert one.line is not None
    assert (one.line.name, one.row.record_id, one.waits) == ("Alice", mira.record_id, True)
    actions.answer(question=one.row, words="Alice wrote up your walk.", version=1, now=now(), by=pat)
    with own_space.opened(mira, her):
        (answered,) = seen.my_questions(record=mira.record_id)
    assert answered.answer == "Alice wrote up your walk."
    assert seen.waiting_for(pat) == 0
    with pytest.raises(ChangedMeanwhile):
        actions.answer(question=one.row, words="Another.", version=1, now=now(), by=pat)


def test_question_stands_on_no_line_that_workers_read(mira: YoungPerson, her: Account) -> None:
    _ask(mira, her, _line(mira, her, "Alice"))
    with _lead(mira):
        told = lines.read(whose=Whose.RECORD, wanted=Wanted(record=mira.record_id), before=None, most=200)
    assert Verb.SEEN_QUESTIONED not in {one.verb for one in told.lines}


def test_only_the_data_protection_lead_answers(mira: YoungPerson, her: Account, lena: Account, alice: Account) -> None:
    row = _ask(mira, her, _line(mira, her, "Alice"))
    for who in (lena, alice):
        assert seen.questions(viewer=who) == []
        with pytest.raises(Refused):
            actions.answer(question=row, words="All fine.", version=1, now=now(), by=who)
        with acting_as(who.pk), transaction.atomic():
            assert not SeenQuestion.objects.update(state="answered", answered_by=who, answered_at=now(), answer=b"x")


def test_they_ask_only_about_what_they_are_shown(mira: YoungPerson, her: Account, alice: Account, pat: Account) -> None:
    other = young_people.add(card=Card(known_as="Robin"), team=cast.team().pk, now=now(), by=alice)
    with opened_one(other.record_id, purpose=Purpose.SUPPORT, viewer=alice) as door:
        elsewhere = door.line
    with pytest.raises(DatabaseError):
        _ask(mira, her, elsewhere)
    with acting_as(pat.pk), transaction.atomic(), pytest.raises(DatabaseError):
        SeenQuestion(record_id=mira.record_id, line=1, asked_by=pat, asked_at=now(), answer_by=SOON).save(
            force_insert=True
        )


def test_line_held_back_appears_on_its_day_and_when_let(mira: YoungPerson, her: Account) -> None:
    line = _line(mira, her, "Alice")
    _hold_back(mira, line)
    told = _told(mira, her)
    assert line not in {one.line for one in told}
    assert Verb.SEEN_HELD_BACK not in {one.verb for one in told}
    with pytest.raises(DatabaseError):
        _ask(mira, her, line)
    with _lead(mira) as (door, lena):
        (delay,) = seen.delays(record=mira.record_id, on=TODAY, door=door)
        assert delay.reason == "Not safe."
        assert seen.delays(record=mira.record_id, on=SOON, door=door) == []
        actions.show_now(delay=delay.row, version=1, now=now(), by=lena)
    told = _told(mira, her)
    assert line in {one.line for one in told}
    assert Verb.SEEN_HELD_BACK in {one.verb for one in told}
    with pytest.raises(Refused):
        _hold_back(mira, line)


def test_line_whose_day_has_come_is_told(mira: YoungPerson, her: Account) -> None:
    line = _line(mira, her, "Alice")
    _hold_back(mira, line, until=TODAY)
    assert line in {one.line for one in _told(mira, her)}


def test_nobody_holds_back_what_they_did_themselves(mira: YoungPerson, her: Account) -> None:
    with _lead(mira) as (door, _):
        own = door.line
    with pytest.raises(DatabaseError):
        _hold_back(mira, own)
    with pytest.raises(DatabaseError):
        _hold_back(mira, _line(mira, her, "Alice"), until=TODAY + timedelta(days=100))


def test_worker_holds_nothing_back_and_reads_no_reason(mira: YoungPerson, her: Account, alice: Account) -> None:
    line = _line(mira, her, "Alice")
    with opened_one(mira.record_id, purpose=Purpose.SUPPORT, viewer=alice) as door, pytest.raises(Refused):
        given: dict[str, Any] = {"record": mira.record_id, "line": line, "reason": "No.", "shown_from": SOON}
        actions.hold_back(**given, now=now(), door=door, by=alice)
    _hold_back(mira, line)
    with opened_one(mira.record_id, purpose=Purpose.SUPPORT, viewer=alice):
        assert not SeenDelay.objects.exists()


def _open_in_an_emergency(mira: YoungPerson) -> None:
    said: dict[str, Any] = {"kind": EmergencyKind.MISSING, "reason": "They asked for help."}
    emergencies.open_for_an_hour(record=mira.record_id, **said, by=cast.account("bob"))


@pytest.mark.parametrize(("tell_from", "is_told"), [(TODAY, True), (SOON, False)])
def test_emergency_is_told_from_the_day_its_review_says(
    mira: YoungPerson, her: Account, tell_from: date, is_told: bool
) -> None:
    _open_in_an_emergency(mira)
    assert "Bob" not in {one.name for one in _told(mira, her)}
    with _lead(mira) as (door, lena):
        row = Emergency.objects.get(record=mira.record_id)
        given: dict[str, Any] = {"was": WasIt.RIGHT, "learned": "", "tell_from": tell_from}
        emergencies.review(emergency=row, seen=row.version, **given, door=door, by=lena)
    assert ("Bob" in {one.name for one in _told(mira, her)}) is is_told


def test_emergency_stands_in_no_list_of_who_may_see(mira: YoungPerson, her: Account) -> None:
    """Whoever holds their phone would know at once, and a lead decides when they are told."""
    before = own_space.browse(her).get("/seen/").content.decode()
    _open_in_an_emergency(mira)
    page = own_space.browse(her).get("/seen/").content.decode()
    assert page.count("Bob") == before.count("Bob")


@pytest.mark.parametrize(("days", "is_told"), [(6, False), (8, True)])
def test_review_that_never_comes_hides_an_emergency_for_a_week(
    committed_mira: YoungPerson, database: Database, days: int, is_told: bool
) -> None:
    her = own_space.of(committed_mira, words=own.Words(f"early-heron-{days}", own_space.WORDS.words))
    _open_in_an_emergency(committed_mira)
    database.owner.execute("update access_emergency set opened_at = opened_at - make_interval(days => %s)", (days,))
    assert ("Bob" in {one.name for one in _told(committed_mira, her)}) is is_told


@pytest.mark.parametrize("name", ["olu", "pat", "lena"])
def test_who_has_no_space_is_told_nothing(mira: YoungPerson, her: Account, name: str) -> None:
    for scope in Scope:
        with acting_as(cast.account(name).pk, scope), transaction.atomic():
            assert seen.of_me() == []
