"""The same form sent again writes nothing; sent with other words, nothing is lost; and an id is never told to others."""

import importlib
import inspect
import pkgutil
from collections.abc import Iterator
from contextlib import contextmanager
from uuid import UUID

import pytest
from django.db import transaction

import alongside
from alongside.access.actor import acting_as
from alongside.access.doors import Opened, opened_one
from alongside.access.models import Account, Held
from alongside.access.vocabulary import Purpose
from alongside.kernel.clock import now
from alongside.kernel.ids import new_id
from alongside.ledger.models import Line
from alongside.outreach.models import Visit
from alongside.people.actions import young_people
from alongside.people.cards import Card
from alongside.people.models import YoungPerson
from tests import cast, own_space
from tests.access.sends import SENDS, Send, Sent

# Held where the tests of their own stand, or not to be sent from a page with other words.
ELSEWHERE = {
    "attachments.arrivals.begin": "attachments/test_pages.py",
    "attachments.receiving.at_once": "the same",
    "outreach.drop_ins.match": "nothing is typed, and the row on the board is gone with it",
    "outreach.endings_agreed.agree": "outreach/test_sent_again.py",
    "outreach.endings_talked.talk": "the same",
    "outreach.overrides.override": "the same",
    "outreach.returning.follow_up": "the same",
    "record.entries.added": "it only looks",
    "voice.decision_words.add": "voice/test_wish_again.py",
    "voice.decision_words.say": "the same",
    "voice.pieces.keep": "voice/test_wish_again.py",
}
FIRST, OTHER = "We fed the ducks.", "We found the heron, in the rain."


@contextmanager
def _opened(person: YoungPerson, by: Account) -> Iterator[Opened]:
    purpose = Purpose.THEIRS if by.roles == ["young_person"] else Purpose.SUPPORT
    with opened_one(person.record_id, purpose=purpose, viewer=by) as door:
        yield door


def _rows(case: Send, person: YoungPerson, by: Account) -> set[UUID]:
    with _opened(person, by):
        rows = case.model._default_manager.all()
        if issubclass(case.model, Held):
            rows = rows.filter(record_id=person.record_id)  # type: ignore[misc]
        return set(rows.values_list("pk", flat=True))


def _lines(case: Send, by: Account) -> int:
    with acting_as(by.pk), transaction.atomic():
        return Line.objects.filter(verb=case.verb, actor=by.pk).count()


def _send(case: Send, person: YoungPerson, by: Account, once: UUID, words: str, about: object) -> None:
    with _opened(person, by) as door:
        case.send(Sent(person.record_id, once, door, by, about), words)


def _actions() -> Iterator[str]:
    """Every public action of every room that takes the id its row will have."""
    for module in pkgutil.walk_packages(alongside.__path__, "alongside."):
        room, _, noun = module.name.removeprefix("alongside.").partition(".actions.")
        if noun:
            for name, found in inspect.getmembers(importlib.import_module(module.name), inspect.isfunction):
                is_own = found.__module__ == module.name and not name.startswith("_")
                if is_own and "once" in inspect.signature(found).parameters:
                    yield f"{room}.{noun}.{name}"


def test_every_action_that_takes_an_id_is_sent_again() -> None:
    assert set(_actions()) == {*SENDS, *ELSEWHERE}


@pytest.mark.parametrize("name", SENDS)
def test_same_again_writes_nothing_and_other_words_are_not_lost(name: str, mira: YoungPerson) -> None:
    case, once = SENDS[name], new_id()
    by = own_space.of(mira) if case.by == "her" else cast.account(case.by)
    about = case.before(mira, by)
    before, lines = _rows(case, mira, by), _lines(case, by)
    _send(case, mira, by, once, FIRST, about)
    first = _rows(case, mira, by) - before
    a_line = _lines(case, by) - lines
    _send(case, mira, by, once, FIRST, about)
    assert (_rows(case, mira, by) - before, _lines(case, by) - lines) == (first, a_line)
    if case.rule:
        with pytest.raises(case.rule):
            _send(case, mira, by, once, OTHER, about)
        return
    for _second_tap in range(2):
        _send(case, mira, by, once, OTHER, about)
    assert len(_rows(case, mira, by) - before) == 2 * len(first) == 2
    assert _lines(case, by) - lines == 2 * a_line == 2


@pytest.mark.parametrize("name", [name for name, case in SENDS.items() if case.by == "alice"])
def test_id_of_somebody_elses_is_neither_given_back_nor_told(name: str, mira: YoungPerson, lena: Account) -> None:
    """Lena sends what Alice sent, with Alice's id: as with any other id, it is hers, or the rule says that one stands."""
    case, once, alice = SENDS[name], new_id(), cast.account("alice")
    about = case.before(mira, alice)
    _send(case, mira, alice, once, FIRST, about)
    there = _rows(case, mira, lena)
    if case.rule:
        for any_id in (once, new_id()):
            with pytest.raises(case.rule):
                _send(case, mira, lena, any_id, FIRST, about)
        return
    _send(case, mira, lena, once, FIRST, about)
    assert len(_rows(case, mira, lena) - there) == 1
    assert _lines(case, lena) == 1


@pytest.mark.parametrize(
    "name", [name for name, case in SENDS.items() if case.by == "alice" and case.model is not Visit]
)
def test_id_that_is_in_another_record_is_neither_given_back_nor_told(
    name: str, mira: YoungPerson, alice: Account
) -> None:
    case, once = SENDS[name], new_id()
    robin = young_people.add(card=Card("Robin"), team=cast.team().pk, now=now(), by=alice)
    about, other = case.before(robin, alice), case.before(mira, alice)
    _send(case, robin, alice, once, FIRST, about)
    there = _rows(case, mira, alice)
    _send(case, mira, alice, once, FIRST, other)
    new = _rows(case, mira, alice) - there
    assert (len(new), once in new) == (1, False)
