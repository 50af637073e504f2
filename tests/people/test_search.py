"""Finding a young person whose name is sealed: misspelt, half, in another script, and only behind one's doors."""

from collections.abc import Callable
from datetime import date

import pytest
from django.db import connection, transaction

from alongside.access.actions import grants
from alongside.access.actor import acting_as
from alongside.access.doors import opened_one
from alongside.access.models import Account
from alongside.access.vocabulary import Compartment, GrantReason, GrantRole, Purpose
from alongside.kernel.clock import now
from alongside.people.actions import young_people as actions
from alongside.people.cards import Card
from alongside.people.models import YoungPerson
from alongside.people.queries import young_people as queries
from tests import cast

Start = Callable[..., YoungPerson]


@pytest.fixture
def start(alice: Account) -> Start:
    """Start somebody's record in Alice's team."""

    def begin(known_as: str = "", full_name: str = "", born: date | None = None, by: Account = alice) -> YoungPerson:
        card = Card(known_as=known_as, full_name=full_name, born=born)
        team = cast.team("Hill spoke" if by.username == "olu" else "Harbour hub")
        return actions.add(card=card, team=team.pk, now=now(), by=by)

    return begin


def _found(text: str, viewer: Account, born: date | None = None) -> list[str]:
    return [one.card.full_name or one.card.known_as for one in queries.search(text=text, born=born, viewer=viewer)]


@pytest.mark.parametrize(
    ("written", "name"),
    [
        ("Ameera Kalil", "Amira Khalil"),
        ("amira", "Amira Khalil"),
        ("khalil amira", "Amira Khalil"),
        ("Ami", "Amira Khalil"),
        ("KHALIL", "Amira Khalil"),
        ("Khloe Smyth", "Chloe Smith"),
        ("cloe smit", "Chloe Smith"),
        ("Zoe OMalley", "Zoë O'Malley"),
        ("zoë o’malley", "Zoë O'Malley"),
        ("o'maley", "Zoë O'Malley"),
        ("Sian", "Siân ap Rhys"),
        ("shan rhys", "Siân ap Rhys"),
        ("أميرة", "أميرة خليل"),
        ("اميره", "أميرة خليل"),
        ("Jose", "José María"),
        ("Mohamed", "Mohammed Ali"),
    ],
)
def test_name_is_found_however_it_is_spelt(start: Start, alice: Account, written: str, name: str) -> None:
    for one in (
        "Amira Khalil",
        "Chloe Smith",
        "Zoë O'Malley",
        "Siân ap Rhys",
        "أميرة خليل",
        "José María",
        "Mohammed Ali",
    ):
        start(full_name=one)
    assert _found(written, alice)[:1] == [name]


@pytest.mark.parametrize("written", ["Noor", "Xyz", "Jones", "a", "%", "_", "*", "'", "   ", "1"])
def test_other_names_find_nobody(start: Start, alice: Account, written: str) -> None:
    start(full_name="Amira Khalil")
    assert _found(written, alice) == []


def test_exact_name_comes_first(start: Start, alice: Account) -> None:
    for name in ("Amir Khalid", "Amira Khalil", "Ameera Kalil"):
        start(full_name=name)
    assert _found("Amira Khalil", alice)[0] == "Amira Khalil"


def test_birthday_narrows_and_is_enough_alone(start: Start, alice: Account) -> None:
    start(full_name="Robin One", born=date(2010, 1, 1))
    start(full_name="Robin Two", born=date(2011, 1, 1))
    assert _found("robin", alice, date(2011, 1, 1)) == ["Robin Two"]
    assert _found("", alice, date(2010, 1, 1)) == ["Robin One"]
    assert _found("robin", alice, date(2012, 1, 1)) == []


def test_earlier_name_still_finds_them_and_the_new_one_is_shown(start: Start, alice: Account) -> None:
    person = start(known_as="Sam", full_name="Samantha Reed")
    with opened_one(person.record_id, purpose=Purpose.SUPPORT, viewer=alice) as door:
        card = Card(known_as="Samir", full_name="Samantha Reed")
        actions.change_card(person=person, seen=1, card=card, door=door, by=alice)
    assert [one.card.known_as for one in queries.search(text="samir", born=None, viewer=alice)] == ["Samir"]
    assert [one.card.known_as for one in queries.search(text="sam", born=None, viewer=alice)] == ["Samir"]


@pytest.mark.parametrize(("name", "sees"), [("alice", 1), ("bob", 0), ("lena", 1), ("olu", 0), ("dee", 0), ("vic", 0)])
def test_only_those_with_a_door_to_the_name_find_it(start: Start, name: str, sees: int) -> None:
    start(full_name="Amira Khalil")
    assert len(_found("Amira Khalil", cast.account(name))) == sees


def test_lead_who_works_with_somebody_in_another_team_finds_both(start: Start, lena: Account, olu: Account) -> None:
    start(full_name="Robin Hill")
    other = start(full_name="Robin Dale", by=olu)
    _let_see(lena, other, by=cast.account("sam"))
    assert sorted(_found("robin", lena)) == ["Robin Dale", "Robin Hill"]


def _let_see(holder: Account, person: YoungPerson, *, by: Account) -> None:
    with opened_one(person.record_id, purpose=Purpose.SAFEGUARDING, viewer=by):
        grants.give(
            record=person.record_id,
            holder=holder,
            role=GrantRole.CO_WORKER,
            compartments=[Compartment.EVERYDAY],
            purpose=Purpose.SUPPORT,
            reason=GrantReason.JOINT_WORK,
            until=None,
            by=by,
        )


def test_search_is_one_line_on_the_ledger_about_those_looked_through(start: Start, alice: Account) -> None:
    people = {start(full_name=name).record_id for name in ("Robin One", "Robin Two", "Noor")}
    queries.search(text="robin", born=None, viewer=alice)
    with acting_as(alice.pk), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(
            "select records, purpose from ledger_line where verb = 'record.searched' and actor = %s", [alice.pk]
        )
        ((records, purpose),) = cursor.fetchall()
    assert len(records) == 2
    assert set(records) < people
    assert purpose == "finding"


def test_likeness_is_one_for_the_same_and_nothing_for_strangers() -> None:
    card = Card(known_as="Mira", full_name="Amira Khalil")
    assert queries.likeness("amira KHALIL", card) == 1
    assert queries.likeness("mira", card) == 1
    assert queries.likeness("Ameera Kalil", card) > queries.LIKE_ENOUGH
    assert queries.likeness("Bo Xu", card) < 0.5
    assert queries.likeness("", card) == 1
