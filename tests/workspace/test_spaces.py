"""A worker opens a space with a young person: the card is shown once, and nobody without a door gets that far."""

import re
from collections.abc import Callable

import pytest
from django.test import Client
from django.urls import reverse

from alongside.access.models import Account
from alongside.people.models import YoungPerson
from tests import cast, own_space

Browse = Callable[[Account | None], Client]
TALKED = {"language": "ar", "wanted": "on"}


def _path(name: str, mira: YoungPerson) -> str:
    return reverse(f"workspace:{name}", args=[mira.record_id])


def _card(page: str) -> tuple[str, str]:
    name = re.search(r'card-paper__name"[^>]*>([a-z-]+)<', page)
    words = re.search(r'card-paper__words"[^>]*>([a-z ]+)<', page)
    assert name
    assert words
    return name[1], words[1]


def test_card_is_shown_once_and_opens_their_space(browse: Browse, mira: YoungPerson, alice: Account) -> None:
    client = browse(alice)
    page = client.post(_path("own-space-open", mira), TALKED).content.decode()
    name, words = _card(page)
    assert "<title>Card</title>" in page
    assert 'lang="ar" dir="rtl"' in page
    for place in ("own-space", "own-space-open", "young-person", "who-can-see"):
        assert words not in client.get(_path(place, mira)).content.decode()
    assert name in client.get(_path("own-space", mira)).content.decode()
    theirs = Client(headers={"host": "my.localhost"})
    assert theirs.post("/in/", {"name": name, "words": words}).headers["location"] == "/"


def test_name_on_their_card_stands_only_where_their_space_is_looked_after(
    browse: Browse, mira: YoungPerson, alice: Account
) -> None:
    hers, worker = own_space.browse(own_space.of(mira)), browse(alice)
    assert hers.get("/").status_code == 200
    for place in ("young-person", "alongside", "who-can-see", "who-has-seen", "in-touch"):
        assert own_space.WORDS.nickname not in worker.get(_path(place, mira)).content.decode()
    assert own_space.WORDS.nickname in worker.get(_path("own-space", mira)).content.decode()


def test_sending_it_twice_shows_no_second_card(browse: Browse, mira: YoungPerson, alice: Account) -> None:
    client = browse(alice)
    assert client.post(_path("own-space-open", mira), TALKED).status_code == 200
    again = client.post(_path("own-space-open", mira), TALKED)
    assert again.status_code == 403
    assert "They have their space already." in again.content.decode()


@pytest.mark.parametrize("missing", ["language", "wanted"])
def test_nothing_is_opened_before_they_talked(browse: Browse, mira: YoungPerson, alice: Account, missing: str) -> None:
    given = {name: value for name, value in TALKED.items() if name != missing}
    page = browse(alice).post(_path("own-space-open", mira), given).content.decode()
    assert "card-paper" not in page
    assert not Account.objects.filter(roles=["young_person"]).exists()


def test_password_is_asked_for_once_more_before_a_card(browse: Browse, mira: YoungPerson, alice: Account) -> None:
    client = browse(alice)
    cast.show_lately(client, alice, ago=400)
    for place in ("own-space-open", "own-space-words"):
        answer = client.post(_path(place, mira), TALKED)
        assert (answer.status_code, answer.headers["location"].split("?")[0]) == (302, "/account/reauthenticate/")


@pytest.mark.parametrize("name", ["bob", "olu", "vic", "pat", "ari"])
@pytest.mark.parametrize("place", ["own-space", "own-space-open", "own-space-words"])
def test_page_does_not_exist_without_a_door(browse: Browse, mira: YoungPerson, name: str, place: str) -> None:
    client = browse(cast.account(name))
    assert client.get(_path(place, mira)).status_code == 404
    if place != "own-space":
        assert client.post(_path(place, mira), TALKED).status_code == 404


def test_partner_opens_no_space(browse: Browse, mira: YoungPerson, nia: Account) -> None:
    client = browse(nia)
    assert [client.get(_path(place, mira)).status_code for place in ("own-space", "own-space-open")] == [403, 403]
    assert client.post(_path("own-space-open", mira), TALKED).status_code == 403


def test_lost_words_take_two(browse: Browse, mira: YoungPerson, alice: Account, lena: Account) -> None:
    first, second = browse(alice), browse(lena)
    name, old = _card(first.post(_path("own-space-open", mira), TALKED | {"language": "en"}).content.decode())
    asked = first.post(_path("own-space-words", mira), {"here": "on"})
    assert asked.status_code == 302
    assert "card-paper" not in first.post(_path("own-space-words", mira), {"here": "on"}).content.decode()
    page = second.post(_path("own-space-words", mira), {"here": "on"}).content.decode()
    assert _card(page)[0] == name
    theirs = Client(headers={"host": "my.localhost"})
    assert theirs.post("/in/", {"name": name, "words": old}).status_code == 200
    theirs.post("/in/", {"name": name, "words": _card(page)[1]})
    assert "Alice and Lena gave you new words" in theirs.get("/words/").content.decode()


def test_there_are_no_new_words_without_a_space(browse: Browse, mira: YoungPerson, alice: Account) -> None:
    assert browse(alice).get(_path("own-space-words", mira)).status_code == 404
