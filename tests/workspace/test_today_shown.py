"""Today tells a worker that somebody shows them something, until they have looked; it tells nobody else."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from alongside.access.models import Account
from alongside.kernel import clock
from alongside.people.models import YoungPerson
from alongside.voice.actions import showing
from alongside.voice.models import ShownPiece
from alongside.voice.queries import unseen
from tests import own_space
from tests.voice import pieces

Browse = Callable[[Account | None], Client]
HEADING = "They show you something they made"


def _today(client: Client) -> str:
    return client.get(reverse("workspace:today")).content.decode()


@pytest.fixture
def shown(mira: YoungPerson, her: Account, alice: Account) -> ShownPiece:
    """Mira shows Alice a piece."""
    (copy,) = pieces.show(mira, her, pieces.make(mira, her), alice.pk)
    return copy


def test_it_is_told_by_name_until_they_looked(
    browse: Browse, mira: YoungPerson, alice: Account, shown: ShownPiece
) -> None:
    client = browse(alice)
    page = _today(client)
    assert HEADING in page
    assert reverse("workspace:shown", args=[mira.record_id]) in page
    client.get(reverse("workspace:shown-piece", args=[mira.record_id, shown.pk]))
    assert HEADING not in _today(client)


def test_nobody_else_learns_of_it(browse: Browse, shown: ShownPiece, lena: Account, sam: Account) -> None:
    for other in (lena, sam):
        assert HEADING not in _today(browse(other))


def test_taken_back_it_is_told_no_more(
    browse: Browse, mira: YoungPerson, her: Account, alice: Account, shown: ShownPiece
) -> None:
    with own_space.opened(mira, her):
        showing.take_back(shown=shown, now=clock.now(), by=her)
    assert HEADING not in _today(browse(alice))


def test_after_two_weeks_it_stays_where_it_is(alice: Account, shown: ShownPiece) -> None:
    today = timezone.localdate()
    assert unseen.records(on=today + timedelta(days=14), viewer=alice) == [shown.record_id]
    assert unseen.records(on=today + timedelta(days=15), viewer=alice) == []
