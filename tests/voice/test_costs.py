"""Pages of decisions and of being heard ask the database a fixed number of questions, however much was said."""

from collections.abc import Callable

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from alongside.access.models import Account
from alongside.people.models import YoungPerson
from alongside.voice.models import Decision
from tests import own_space
from tests.voice import decided, test_heard

Browse = Callable[[Account | None], Client]


def _cost(client: Client, path: str) -> int:
    client.get(path)
    with CaptureQueriesContext(connection) as asked:
        assert client.get(path).status_code == 200
    return len(asked)


def _grow(mira: YoungPerson, alice: Account, her: Account, row: Decision) -> None:
    for _ in range(4):
        decided.told(mira, alice)
        decided.wish(mira, her, row)
        test_heard.say(mira, her, test_heard.HARD)


@pytest.mark.parametrize(
    ("place", "of_one", "most"),
    [("decisions", False, 18), ("decision", True, 18), ("decision-say", True, 18), ("heard", False, 17)],
)
def test_page_of_a_worker_costs_the_same_for_four_and_for_eight(
    browse: Browse, mira: YoungPerson, alice: Account, place: str, of_one: bool, most: int
) -> None:
    row, her, counts = decided.begin(mira, alice), own_space.of(mira), []
    client = browse(alice)
    path = reverse(f"workspace:{place}", args=[mira.record_id, row.pk] if of_one else [mira.record_id])
    for _ in range(2):
        _grow(mira, alice, her, row)
        counts.append(_cost(client, path))
    assert (counts, counts[0] <= most) == ([counts[0]] * 2, True)


@pytest.mark.parametrize("page", ["/deciding/", "/deciding/{decision}/", "/deciding/{decision}/1/", "/how/"])
def test_page_of_theirs_costs_the_same_for_four_and_for_eight(mira: YoungPerson, alice: Account, page: str) -> None:
    row, her, counts = decided.begin(mira, alice), own_space.of(mira), []
    client = own_space.browse(her)
    for _ in range(2):
        _grow(mira, alice, her, row)
        counts.append(_cost(client, page.format(decision=row.pk)))
    assert (counts, counts[0] <= 16) == ([counts[0]] * 2, True)
