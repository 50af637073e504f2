"""Pages ask the database a fixed number of questions, however many people or entries they show."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from django.db import connection, transaction
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from alongside.access.actions import emergencies, moves
from alongside.access.actor import Scope, acting_as
from alongside.access.doors import Opened, opened_one
from alongside.access.models import Account, Record
from alongside.access.vocabulary import EmergencyKind, MoveAnswer, Purpose
from alongside.evidence.actions import own
from alongside.kernel.clock import now
from alongside.keywork import promise_words
from alongside.keywork.actions import promises, retellings, tellings
from alongside.keywork.cards import RetellingCard, TellingCard, UseCard
from alongside.keywork.retelling_vocabulary import Asker, Avoidable
from alongside.keywork.telling_vocabulary import Medium
from alongside.ledger.actions import lines
from alongside.ledger.vocabulary import Verb
from alongside.outreach.actions import tries
from alongside.outreach.actions.tries import Tried
from alongside.outreach.vocabulary import Channel, Outcome, Rule
from alongside.people.actions import people_who_matter, young_people
from alongside.people.cards import Card, MattersCard
from alongside.people.models import YoungPerson
from alongside.record.actions import entries
from alongside.record.models import Entry
from alongside.record.vocabulary import Kind
from tests import cast
from tests.access.test_moves import propose
from tests.outreach import agreeing

Browse = Callable[[Account | None], Client]
FEW, MANY = 3, 45


def _count(client: Client, path: str, data: dict[str, str] | None = None) -> int:
    def ask() -> int:
        response = client.post(path, data) if data else client.get(path)
        return response.status_code

    ask()
    with CaptureQueriesContext(connection) as asked:
        assert ask() == 200
    return len(asked)


def _write_entries(mira: YoungPerson, alice: Account, many: int) -> None:
    with opened_one(mira.record_id, purpose=Purpose.SUPPORT, viewer=alice) as door:
        for number in range(many):
            words = entries.Words(f"Something {number}.", Kind.MET, now() - timedelta(hours=number))
            entry = entries.add(record=mira.record_id, words=words, now=now(), door=door, by=alice)
            entries.correct(entry=entry, text="It was another day.", now=now(), door=door, by=alice)
            card = MattersCard(f"Friend {number}", "a friend")
            people_who_matter.add(record=mira.record_id, card=card, now=now(), door=door, by=alice)
            _promise_and_tell(mira, number, entry, door)


def _promise_and_tell(mira: YoungPerson, number: int, entry: Entry, door: Opened) -> None:
    alice, record, today = door.viewer, mira.record_id, now().date()
    said = promise_words.Said(f"I will ring {number}.", today)
    promises.make(record=record, said=said, entry=entry, now=now(), door=door, by=alice)
    story = tellings.Story(TellingCard(f"Summer {number}", "It was warm."), Medium.SPOKEN, today)
    telling = tellings.keep(record=record, story=story, now=now(), door=door, by=alice)
    tellings.ask(telling=telling, card=UseCard("College", "Mr Lane"), on=today, door=door, by=alice)
    request = retellings.Request(Asker.US, RetellingCard("", "A form"), today, Avoidable.NO)
    retellings.note(record=record, request=request, now=now(), door=door, by=alice)


def _start_people(alice: Account, many: int) -> None:
    for number in range(many):
        young_people.add(card=Card(known_as=f"Robin {number}"), team=cast.team().pk, now=now(), by=alice)


@pytest.mark.parametrize(
    ("place", "most"),
    [
        ("young-person", 22),
        ("about", 18),
        ("identity", 18),
        ("taking-part", 19),
        ("taking-part-write", 17),
        ("interpreter-plan", 18),
        ("who-can-see", 17),
        ("who-has-seen", 18),
        ("own-space", 17),
        ("write", 17),
        ("pace", 18),
        ("alongside", 21),
        ("wish", 18),
        ("bond-add", 16),
        ("in-touch", 24),
        ("try", 24),
        ("outreach-plan", 24),
        ("card", 16),
        ("promises", 18),
        ("promise-make", 17),
        ("tellings", 19),
        ("telling-add", 19),
        ("contact-agree", 19),
    ],
)
def test_page_about_a_young_person_costs_the_same_for_three_entries_and_for_forty_five(
    browse: Browse, mira: YoungPerson, alice: Account, place: str, most: int
) -> None:
    client, path = browse(alice), reverse(f"workspace:{place}", args=[mira.record_id])
    _write_entries(mira, alice, FEW)
    few = _count(client, path)
    _write_entries(mira, alice, MANY - FEW)
    assert (few, few <= most) == (_count(client, path), True)


@pytest.mark.parametrize(
    ("place", "data", "most"),
    [
        ("today", None, 26),
        ("young-people", None, 20),
        ("search", {"text": "robin"}, 20),
        ("notes", {"text": "robin"}, 40),
    ],
)
def test_page_about_many_people_costs_the_same_for_three_and_for_forty_five(
    browse: Browse, alice: Account, place: str, data: dict[str, str] | None, most: int
) -> None:
    client, path = browse(alice), reverse(f"workspace:{place}")
    _start_people(alice, FEW)
    few = _count(client, path, data)
    _start_people(alice, MANY - FEW)
    assert (few, few <= most) == (_count(client, path, data), True)


def test_today_costs_the_same_for_three_who_wait_for_a_try_and_for_twelve(browse: Browse, alice: Account) -> None:
    client, counts, at = browse(alice), [], now() - timedelta(days=20)
    for many in (FEW, 12 - FEW):
        for _ in range(many):
            robin = young_people.add(card=Card("Robin"), team=cast.team().pk, now=at, by=alice)
            with opened_one(robin.record_id, purpose=Purpose.SUPPORT, viewer=alice) as door:
                tried = Tried(Channel.TEXT, Outcome.NO_REPLY, at)
                tries.add(record=robin.record_id, tried=tried, age=None, now=at, door=door, by=alice)
        counts.append(_count(client, reverse("workspace:today")))
    assert "It is the day of our next try." in client.get(reverse("workspace:today")).content.decode()
    assert counts == [counts[0]] * 2
    assert counts[0] <= 26


def test_ledger_costs_the_same_for_three_lines_and_for_forty_five(browse: Browse, pat: Account) -> None:
    client, path = browse(pat), reverse("workspace:ledger")
    counts = []
    for many in (FEW, MANY):
        with acting_as(pat.pk), transaction.atomic():
            for _ in range(many):
                lines.record(Verb.ACCOUNT_SIGNED_IN, thing=pat.pk, by=pat.pk)
        counts.append(_count(client, path))
    assert counts == [counts[0]] * 2
    assert counts[0] <= 12


@pytest.mark.parametrize(
    ("place", "most"), [("today", 60), ("leaving", 30), ("looking", 30), ("people", 25), ("emergencies", 25)]
)
def test_page_of_a_lead_costs_the_same_for_three_who_wait_and_for_forty_five(
    browse: Browse, alice: Account, bob: Account, sam: Account, place: str, most: int
) -> None:
    arguments = [bob.pk] if place == "leaving" else []
    client, path = browse(sam), reverse(f"workspace:{place}", args=arguments)
    counts = []
    for many in (FEW, MANY - FEW):
        _start_people(bob, many)
        _open_all_in_an_emergency(cast.account("olu"), many)
        counts.append(_count(client, path))
    assert counts == [counts[0]] * 2
    assert counts[0] <= most


def test_today_costs_the_same_for_three_records_on_their_way_and_for_twelve(
    browse: Browse, alice: Account, lena: Account, sam: Account
) -> None:
    clients, counts = (browse(lena), browse(sam)), []
    for many in (FEW, 12 - FEW):
        for _ in range(many):
            propose(young_people.add(card=Card("Robin"), team=cast.team().pk, now=now(), by=alice))
            taken = propose(young_people.add(card=Card("Wren"), team=cast.team().pk, now=now(), by=alice))
            moves.answer(move=taken, seen=taken.version, said=MoveAnswer.TAKEN, by=sam)
        counts.append([_count(client, reverse("workspace:today")) for client in clients])
    assert counts[0] == counts[1]
    assert max(counts[0]) <= 60


def test_page_that_asks_another_team_costs_so_many(browse: Browse, mira: YoungPerson, lena: Account) -> None:
    assert _count(browse(lena), reverse("workspace:move", args=[mira.record_id])) <= 24


def _open_all_in_an_emergency(olu: Account, many: int) -> None:
    with acting_as(cast.account("sam").pk, Scope.TEAM), transaction.atomic():
        newest = list(Record.objects.order_by("-id").values_list("id", flat=True)[: min(many, 6)])
    for record in newest:
        emergencies.open_for_an_hour(record=record, kind=EmergencyKind.DANGER, reason="Soon.", by=olu)


def _add_studies(lena: Account, many: int) -> None:
    about = {"kind": "study", "title": "One of many", "year": 2020, "authors": ["Somebody"]}
    for _ in range(many):
        study = own.add_study(about=about, now=now(), by=lena)
        own.add_finding(study=study, says="It helps.", elements=[1], rows=["A1"], now=now(), by=lena)


@pytest.mark.parametrize(
    ("place", "most"),
    [("safe-contact", 20), ("contact-compare", 18), ("overrides", 18), ("reach", 20), ("contact-agree", 19)],
)
def test_page_about_safe_contact_costs_the_same_for_three_versions_and_for_nine(
    browse: Browse, mira: YoungPerson, alice: Account, place: str, most: int
) -> None:
    client, path = browse(alice), reverse(f"workspace:{place}", args=[mira.record_id])
    counts, seen = [], 0
    for many in (FEW, 2 * FEW):
        for _ in range(many):
            agreeing.agree(mira.record_id, agreeing.agreed({Channel.CALL: Rule.NEVER}), seen=seen, by=alice)
            agreeing.add_way(mira.record_id, by=alice)
            agreeing.override(mira.record_id, by=alice)
            seen += 1
        counts.append(_count(client, path))
    assert (counts, counts[0] <= most) == ([counts[0]] * 2, True)


@pytest.mark.parametrize("place", ["library", "elements", "own", "reading"])
def test_library_costs_the_same_for_three_own_studies_and_for_forty_five(
    browse: Browse, lena: Account, place: str
) -> None:
    client, path = browse(lena), reverse(f"evidence:{place}")
    _add_studies(lena, FEW)
    few = _count(client, path)
    _add_studies(lena, MANY - FEW)
    assert (few, few <= 14) == (_count(client, path), True)


@pytest.mark.parametrize("place", ["ledger", "ledger-mine"])
def test_lines_cost_the_same_whoever_and_whatever_they_are_about(
    browse: Browse, alice: Account, pat: Account, place: str
) -> None:
    client, path = browse(pat), reverse(f"workspace:{place}")
    _start_people(alice, FEW)
    few = _count(client, path)
    _start_people(alice, MANY - FEW)
    assert (few, few <= 12) == (_count(client, path), True)


def test_own_account_costs_the_same_for_three_sign_ins_and_for_forty_five(browse: Browse, alice: Account) -> None:
    client, path = browse(alice), reverse("workspace:account")
    counts = []
    for many in (FEW, MANY):
        for _ in range(many):
            browse(alice)
        counts.append(_count(client, path))
    assert counts == [counts[0]] * 2
    assert counts[0] <= 12
