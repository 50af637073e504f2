"""What to read: one's own list is seen by nobody else, a team's by its members."""

from collections.abc import Callable

import pytest
from django.test import Client
from django.urls import reverse

from alongside.access.models import Account
from alongside.evidence.library import library
from alongside.evidence.queries import reading as queries
from tests import cast

Browse = Callable[[Account | None], Client]
SOURCE = "foley-2004"
LISTS = reverse("evidence:reading")


def put(client: Client, **how: str) -> None:
    assert client.post(reverse("evidence:reading-add", args=[SOURCE]), how).status_code == 302


def shown(name: str) -> tuple[int, int]:
    mine, teams = queries.lists(held=library(), viewer=cast.account(name))
    return len(mine), len(teams)


def test_own_list_is_seen_by_nobody_else(browse: Browse, alice: Account) -> None:
    put(browse(alice))
    put(browse(alice))
    assert {name: shown(name) for name in ("alice", "bob", "lena", "pat")} == {
        "alice": (1, 0),
        "bob": (0, 0),
        "lena": (0, 0),
        "pat": (0, 0),
    }


def test_list_of_a_team_is_seen_by_its_members_only(browse: Browse, alice: Account) -> None:
    put(browse(alice), team="1")
    assert {name: shown(name) for name in ("alice", "bob", "sam", "olu", "nia")} == {
        "alice": (0, 1),
        "bob": (0, 1),
        "sam": (0, 1),
        "olu": (0, 0),
        "nia": (0, 0),
    }


def test_read_talked_about_and_taken_off(browse: Browse, alice: Account) -> None:
    client = browse(alice)
    put(client)
    put(client, team="1")
    (mine,), (teams,) = queries.lists(held=library(), viewer=alice)
    client.post(reverse("evidence:reading-mark", args=[mine.reading.pk]), {"seen": "1", "read": "1"})
    client.post(reverse("evidence:reading-mark", args=[teams.reading.pk]), {"seen": "1", "on": "2026-03-18"})
    page = client.get(LISTS).content.decode()
    assert "we talked about it on" in page
    (mine,), (teams,) = queries.lists(held=library(), viewer=alice)
    assert mine.reading.read_at
    assert str(teams.reading.talked_on) == "2026-03-18"
    client.post(reverse("evidence:reading-mark", args=[mine.reading.pk]), {"seen": "2", "remove": "1"})
    assert shown("alice") == (0, 1)


@pytest.mark.parametrize("posted", [{"seen": "1", "on": "soon"}, {"seen": "9", "read": "1"}, {}])
def test_what_cannot_be_done_changes_nothing_and_says_so(
    browse: Browse, alice: Account, posted: dict[str, str]
) -> None:
    client = browse(alice)
    put(client)
    ((mine,), _) = queries.lists(held=library(), viewer=alice)
    answer = client.post(reverse("evidence:reading-mark", args=[mine.reading.pk]), posted, follow=True)
    assert "govuk-notification-banner" in answer.content.decode() or "again" in answer.content.decode()
    ((again,), _) = queries.lists(held=library(), viewer=alice)
    assert again.reading.version == mine.reading.version


def test_line_of_somebody_else_is_not_visible(browse: Browse, alice: Account, bob: Account) -> None:
    put(browse(alice))
    ((mine,), _) = queries.lists(held=library(), viewer=alice)
    path = reverse("evidence:reading-mark", args=[mine.reading.pk])
    assert browse(bob).post(path, {"seen": "1", "remove": "1"}).status_code == 404


def test_source_that_is_none_is_not_put_on_a_list(browse: Browse, alice: Account) -> None:
    assert browse(alice).post(reverse("evidence:reading-add", args=["none-2000"])).status_code == 404
