"""What is hidden and what does not exist look the same, and an id is never enough."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any
from uuid import UUID, uuid4

import pytest
from django.db import connection
from django.test import Client
from django.urls import reverse

from alongside.access.actor import acting_as
from alongside.access.doors import opened_one
from alongside.access.models import Account
from alongside.access.vocabulary import Compartment, Purpose
from alongside.kernel.clock import now
from alongside.people.actions import young_people
from alongside.people.cards import Card
from alongside.people.models import YoungPerson
from alongside.record.actions import entries
from alongside.record.models import Entry
from alongside.record.vocabulary import Kind
from tests import cast
from tests.architecture.addresses import addresses
from tests.attacks.surfing import same_but_for_chance

Browse = Callable[[Account | None], Client]
ABOUT_A_RECORD = [one.name for one in addresses() if "record" in one.places]
PLACES = {one.name: one.places for one in addresses()}
LINE = 7
OPENS_NOTHING = {"workspace:session-thanks"}
"""Pages that name a record in their address, and read nothing: they say the same of every id."""
POSTED = {"seen": "1", "text": "x", "reason": "mistake", "name": "x", "who": "x"}


@pytest.fixture
def entry(alice: Account, mira: YoungPerson) -> Entry:
    """Something Alice wrote and held back in Mira's record."""
    return write(mira, alice, Compartment.EVERYDAY)


def write(person: YoungPerson, by: Account, part: Compartment) -> Entry:
    day = now().date() + timedelta(days=3)
    words = entries.Words("We met.", Kind.MET, now(), compartment=part, withheld_because="Soon.", review_on=day)
    with opened_one(person.record_id, purpose=Purpose.SUPPORT, viewer=by) as door:
        return entries.add(record=person.record_id, words=words, now=now(), door=door, by=by)


def _path(name: str, record: UUID, inside: UUID) -> str:
    given = {"record": record, "number": LINE}
    return reverse(name, kwargs={place: given.get(place, inside) for place in PLACES[name]})


@pytest.mark.parametrize("method", ["get", "head", "post"])
@pytest.mark.parametrize("who", ["bob", "vic", "olu"])
@pytest.mark.parametrize("name", ABOUT_A_RECORD)
def test_hidden_record_answers_as_one_that_never_was(
    browse: Browse, mira: YoungPerson, entry: Entry, name: str, who: str, method: str
) -> None:
    client = browse(cast.account(who))
    client.get(reverse("workspace:account"))
    nobody = uuid4()
    hidden = getattr(client, method)(_path(name, mira.record_id, entry.pk), POSTED)
    missing = getattr(client, method)(_path(name, nobody, nobody), POSTED)
    known = (mira.record_id, entry.pk, nobody)
    assert same_but_for_chance(hidden, *known) == same_but_for_chance(missing, *known)
    assert hidden.status_code in ((200, 405) if name in OPENS_NOTHING else (404, 405))


@pytest.mark.parametrize("method", ["get", "post"])
@pytest.mark.parametrize("name", ["workspace:correct", "workspace:share", "workspace:grant-end"])
def test_thing_of_another_record_is_not_reached_through_ones_own(
    browse: Browse, mira: YoungPerson, alice: Account, olu: Account, name: str, method: str
) -> None:
    noor = young_people.add(card=Card("Noor"), team=cast.team("Hill spoke").pk, now=now(), by=olu)
    theirs = write(noor, olu, Compartment.EVERYDAY)
    grant = _grant_of(noor)
    inside = grant if name.endswith("end") else theirs.pk
    client, nothing = browse(alice), uuid4()
    client.get(reverse("workspace:account"))
    hidden = getattr(client, method)(_path(name, mira.record_id, inside), POSTED)
    missing = getattr(client, method)(_path(name, mira.record_id, nothing), POSTED)
    assert same_but_for_chance(hidden, inside) == same_but_for_chance(missing, nothing)
    assert hidden.status_code in (404, 405)
    assert _state(theirs.pk, grant) == [("withheld", 1, None)]


@pytest.mark.parametrize("name", ["workspace:correct", "workspace:share"])
def test_entry_is_reached_through_its_own_record_only(
    browse: Browse, mira: YoungPerson, alice: Account, name: str
) -> None:
    hers_too = young_people.add(card=Card("Robin"), team=cast.team().pk, now=now(), by=alice)
    entry = write(hers_too, alice, Compartment.EVERYDAY)
    assert browse(alice).post(_path(name, mira.record_id, entry.pk), POSTED).status_code == 404
    assert browse(alice).post(_path(name, hers_too.record_id, entry.pk), POSTED).status_code == 302


def _grant_of(person: YoungPerson) -> UUID:
    query = "select id from access_grant where record_id = %s"
    found: UUID = _as_owner(query, person.record_id)[0][0]
    return found


def _state(entry: UUID, grant: UUID) -> list[tuple[Any, ...]]:
    query = "select e.sharing, e.version, g.ends_at from record_entry e, access_grant g where e.id = %s and g.id = %s"
    return _as_owner(query, entry, grant)


def _as_owner(query: str, *values: Any) -> list[tuple[Any, ...]]:
    """Ask inside the test's own transaction, with the eyes of Olu, whose record it is."""
    with acting_as(cast.account("olu").pk), connection.cursor() as cursor:
        cursor.execute(query, values)
        return list(cursor.fetchall())


@pytest.mark.parametrize("name", ["workspace:correct", "workspace:share"])
def test_entry_in_a_part_that_was_not_shared_is_not_reached_by_its_id(
    browse: Browse, mira: YoungPerson, alice: Account, nia: Account, name: str
) -> None:
    everyday = write(mira, alice, Compartment.EVERYDAY)
    response = browse(nia).post(_path(name, mira.record_id, everyday.pk), {"text": "x", "seen": "1"})
    assert response.status_code == 404


def test_partner_finds_no_name_anywhere_in_what_they_are_shown(
    browse: Browse, mira: YoungPerson, alice: Account, nia: Account
) -> None:
    write(mira, alice, Compartment.EVERYDAY)
    client = browse(nia)
    for name in ABOUT_A_RECORD:
        if PLACES[name] == {"record"}:
            content = client.get(_path(name, mira.record_id, mira.pk)).content.decode()
            assert "Mira" not in content
            assert "Khalil" not in content
    for text in ("mira", "amira khalil", "khalil"):
        found = client.post(reverse("workspace:search"), {"text": text}).content.decode()
        assert str(mira.record_id) not in found


def test_partner_does_not_find_out_a_date_of_birth_by_guessing(
    browse: Browse, mira: YoungPerson, alice: Account, nia: Account
) -> None:
    path, birthday = reverse("workspace:search"), {"born_day": "9", "born_month": "4", "born_year": "2010"}
    assert str(mira.record_id) in browse(alice).post(path, birthday).content.decode()
    assert str(mira.record_id) not in browse(nia).post(path, birthday).content.decode()


def test_refusal_and_asking_for_what_is_hidden_are_on_the_ledger(
    browse: Browse, mira: YoungPerson, bob: Account
) -> None:
    browse(bob).get(reverse("workspace:young-person", args=[mira.record_id]))
    with acting_as(bob.pk), connection.cursor() as cursor:
        cursor.execute("select verb, records, thing, purpose from ledger_line where actor = %s order by id", [bob.pk])
        written = cursor.fetchall()
    assert written == [
        ("record.refused", [mira.record_id], None, "support"),
        ("page.not_visible", [], mira.record_id, "workspace:young-person"),
    ]
