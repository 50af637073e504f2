"""Words looked for in sealed entries: only behind one's doors, corrections beside, each opening on the ledger."""

from datetime import timedelta
from itertools import count

import pytest
from django.db import connection, transaction

from alongside.access.actor import OF_WORKERS, Scope, acting_as
from alongside.access.doors import opened
from alongside.access.models import Account
from alongside.access.vocabulary import Compartment, Purpose
from alongside.kernel.clock import now
from alongside.kernel.ids import new_id
from alongside.ledger.vocabulary import Verb
from alongside.people.actions import young_people
from alongside.people.cards import Card
from alongside.people.models import YoungPerson
from alongside.record import asking
from alongside.record.actions import entries
from alongside.record.models import Entry
from alongside.record.queries import search
from alongside.record.queries.search import Wanted
from alongside.record.ranking import Tally
from alongside.record.vocabulary import Kind
from tests import cast
from tests.record.test_policies import DOORS

PARTS = [Compartment.EVERYDAY, Compartment.HEALTH, Compartment.JUSTICE, Compartment.IDENTITY, Compartment.COUNCIL]
DAYS = count()


def _write(person: YoungPerson, by: Account, text: str, **about: object) -> Entry:
    at = now() - timedelta(days=next(DAYS) % 300 + 10)
    words = entries.Words(text, about.pop("kind", Kind.MET), about.pop("at", at), **about)  # type: ignore[arg-type]
    with opened([person.record_id], purpose=Purpose.SUPPORT, viewer=by) as door:
        return entries.add(record=person.record_id, words=words, now=now(), door=door, by=by)


def _tally(
    text: str, viewer: Account, *people: YoungPerson, wanted: Wanted | None = None, newest: bool = False
) -> Tally:
    records = [person.record_id for person in people]
    with opened(records, verb=Verb.RECORD_NOTES_SEARCHED, purpose=Purpose.SUPPORT, viewer=viewer) as door:
        question = asking.read(text)
        return search.look(question=question, wanted=wanted or Wanted(), newest=newest, records=records, door=door)


def _found(text: str, viewer: Account, *people: YoungPerson, **more: object) -> list[str]:
    return [hit.entry for hit in _tally(text, viewer, *people, **more).hits]  # type: ignore[arg-type]


@pytest.mark.parametrize("part", PARTS)
@pytest.mark.parametrize("name", DOORS)
def test_words_are_found_by_those_the_part_is_open_to(
    mira: YoungPerson, alice: Account, olu: Account, name: str, part: Compartment
) -> None:
    entry = _write(mira, alice, f"We flew a kite and talked of {part.value}.", compartment=part)
    noor = young_people.add(card=Card(known_as="Noor"), team=cast.team("Hill spoke").pk, now=now(), by=olu)
    noors = _write(noor, olu, "Noor flew a kite too.", compartment=part)
    expected = {str(entry.pk)} if part in DOORS[name] else set()
    if name == "olu" or (name == "sam" and part in DOORS[name]):
        expected.add(str(noors.pk))
    assert set(_found("kite", cast.account(name), mira, noor)) == expected


def test_words_of_one_part_are_not_counted_for_those_who_see_another(
    mira: YoungPerson, alice: Account, nia: Account
) -> None:
    _write(mira, alice, "A kite.")
    _write(mira, alice, "A health visit.", compartment=Compartment.HEALTH)
    assert _tally("kite", nia, mira) == Tally(1, len("A health visit."), 0, (0,), ())


def test_lead_finds_what_is_behind_either_of_their_doors_once(mira: YoungPerson, alice: Account, lena: Account) -> None:
    own = young_people.add(card=Card(known_as="Robin"), team=cast.team().pk, now=now(), by=lena)
    written = [_write(mira, alice, "A kite."), _write(own, lena, "A kite for Robin.")]
    tally = _tally("kite", lena, mira, own)
    assert sorted(hit.entry for hit in tally.hits) == sorted(str(entry.pk) for entry in written)
    assert (tally.entries, tally.found) == (2, 2)


def test_correction_answers_for_the_entry_it_stands_beside(mira: YoungPerson, alice: Account) -> None:
    entry = _write(mira, alice, "We met at the library.", kind=Kind.IN_TOUCH)
    with opened([mira.record_id], purpose=Purpose.SUPPORT, viewer=alice) as door:
        entries.correct(entry=entry, text="It was the swimming pool.", now=now(), door=door, by=alice)
    for text in ("swimming", "library pool", '"swimming pool"'):
        assert _found(text, alice, mira) == [str(entry.pk)]
    assert _found("swimming", alice, mira, wanted=Wanted(kind=Kind.IN_TOUCH)) == [str(entry.pk)]
    assert _found("swimming", alice, mira, wanted=Wanted(kind=Kind.MET)) == []
    with opened([mira.record_id], purpose=Purpose.SUPPORT, viewer=alice) as door:
        (read,) = search.read(entries=[entry.pk], door=door)
    assert (read.text, [one.text for one in read.corrections]) == (
        "We met at the library.",
        ["It was the swimming pool."],
    )


def test_what_is_looked_in_can_be_narrowed(mira: YoungPerson, alice: Account, lena: Account) -> None:
    day = now()
    old = _write(mira, alice, "A kite.", at=day - timedelta(days=400))
    own = _write(mira, alice, "My kite.", kind=Kind.OWN_WORDS, at=day - timedelta(days=3))
    leads = _write(mira, lena, "Their kite.", compartment=Compartment.JUSTICE, at=day - timedelta(days=9))
    narrowed = {
        Wanted(): {old, own, leads},
        Wanted(kind=Kind.OWN_WORDS): {own},
        Wanted(author=lena.pk): {leads},
        Wanted(part=Compartment.JUSTICE): {leads},
        Wanted(since=(day - timedelta(days=10)).date()): {own, leads},
        Wanted(until=(day - timedelta(days=5)).date()): {old, leads},
        Wanted(author=alice.pk, since=(day - timedelta(days=10)).date()): {own},
    }
    for wanted, expected in narrowed.items():
        assert set(_found("kite", alice, mira, wanted=wanted)) == {str(entry.pk) for entry in expected}


def test_order_is_by_answer_or_by_day(mira: YoungPerson, alice: Account) -> None:
    day = now()
    better = _write(mira, alice, "Kite, kite, kite!", at=day - timedelta(days=5))
    newer = _write(mira, alice, "A long walk, and in the end a kite. " + "We talked. " * 20, at=day - timedelta(days=1))
    assert _found("kite", alice, mira) == [str(better.pk), str(newer.pk)]
    assert _found("kite", alice, mira, newest=True) == [str(newer.pk), str(better.pk)]


def test_all_words_are_needed_or_one_of_those_joined_by_or(mira: YoungPerson, alice: Account) -> None:
    both = _write(mira, alice, "The bus to the quiet library.")
    one = _write(mira, alice, "The tram to a library that is not quiet.")
    assert _found("bus library", alice, mira) == [str(both.pk)]
    assert set(_found("bus OR trams library", alice, mira)) == {str(both.pk), str(one.pk)}
    assert _found('"quiet library"', alice, mira) == [str(both.pk)]
    assert _found("ship", alice, mira) == []


def test_entries_that_are_not_there_or_not_open_are_left_out(mira: YoungPerson, alice: Account, nia: Account) -> None:
    entry = _write(mira, alice, "A kite.")
    with opened([mira.record_id], purpose=Purpose.SUPPORT, viewer=nia) as door:
        assert search.read(entries=[entry.pk, new_id()], door=door) == []


def test_one_line_names_every_record_and_no_word(mira: YoungPerson, alice: Account) -> None:
    robin = young_people.add(card=Card(known_as="Robin"), team=cast.team().pk, now=now(), by=alice)
    _tally("kite", alice, mira, robin)
    with acting_as(alice.pk), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("select records, purpose, data from ledger_line where verb = 'record.notes_searched'")
        lines = [(set(records), purpose, data) for records, purpose, data in cursor.fetchall()]
    assert lines == [({mira.record_id, robin.record_id}, "support", None)]


@pytest.mark.parametrize("many", [3, 40])
def test_number_of_queries_does_not_grow(
    mira: YoungPerson, alice: Account, many: int, django_assert_max_num_queries: object
) -> None:
    for n in range(many):
        _write(mira, alice, f"A kite {n}.")
    records = [mira.record_id]
    with opened(records, purpose=Purpose.SUPPORT, viewer=alice) as door, django_assert_max_num_queries(16):  # type: ignore[operator]
        search.look(question=asking.read("kite"), wanted=Wanted(), records=records, door=door)


@pytest.mark.parametrize("scope", OF_WORKERS)
def test_entries_of_many_records_are_read_by_an_index_behind_the_policies(
    mira: YoungPerson, lena: Account, scope: Scope
) -> None:
    rows = Wanted(since=now().date()).apply(Entry.objects.filter(record__in=[mira.record_id, new_id()]))
    with acting_as(lena.pk, scope), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("set local enable_seqscan = off")
        plan = rows.explain()
    assert "record_entry_" in plan
    assert "Seq Scan on record_entry" not in plan
