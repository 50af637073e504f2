"""Pages ask the database a fixed number of questions, however many people or entries they show."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from django.db import connection, transaction
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from alongside.access.actor import acting_as
from alongside.access.doors import opened_one
from alongside.access.models import Account
from alongside.access.vocabulary import Purpose
from alongside.kernel.clock import now
from alongside.ledger.actions import lines
from alongside.ledger.vocabulary import Verb
from alongside.people.actions import people_who_matter, young_people
from alongside.people.cards import Card, MattersCard
from alongside.people.models import YoungPerson
from alongside.record.actions import entries
from alongside.record.vocabulary import Kind
from tests import cast

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


def _start_people(alice: Account, many: int) -> None:
    for number in range(many):
        young_people.add(card=Card(known_as=f"Robin {number}"), team=cast.team().pk, now=now(), by=alice)


@pytest.mark.parametrize(
    ("place", "most"), [("young-person", 20), ("about", 18), ("who-can-see", 17), ("who-has-seen", 18), ("write", 17)]
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
        ("young-people", None, 22),
        ("search", {"text": "robin"}, 20),
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
