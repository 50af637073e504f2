"""Which languages pages speak: young people's own also Welsh; workers' pages only what they are whole in."""

from collections.abc import Callable

import pytest
from django.conf import settings
from django.test import Client
from django.urls import reverse

from alongside.access.models import Account
from alongside.myspace.queries import plain
from alongside.people.models import YoungPerson
from tests import cast, own_space

Browse = Callable[[Account | None], Client]
WELSH_PHONE = {"accept-language": "cy-GB,cy;q=0.9,en;q=0.5"}


def test_they_choose_welsh_and_their_pages_speak_it(mira: YoungPerson) -> None:
    client = own_space.browse(own_space.of(mira))
    assert "Cymraeg" in cast.page_of(client, "/look/")
    assert client.post("/look/", {"language": "cy"}).status_code == 302
    page = cast.page_of(client, "/")
    assert 'lang="cy" dir="ltr"' in page
    assert "Helo Mira" in page
    assert "<title>Fy nhudalen</title>" in page


def test_their_door_speaks_the_language_of_the_phone(db: None) -> None:
    page = Client(headers={"host": settings.MY_HOST, **WELSH_PHONE}).get("/in/").content.decode()
    assert 'lang="cy"' in page
    assert "Dod i mewn" in page


def test_second_words_open_recipes_in_welsh() -> None:
    assert next(piece.title for piece in plain.page("cy")) == "Crempogau banana"
    assert len(plain.page("cy")) == len(plain.page("en"))


def test_worker_opens_a_space_in_welsh(browse: Browse, mira: YoungPerson, alice: Account) -> None:
    client, address = browse(alice), reverse("workspace:own-space-open", args=[mira.record_id])
    assert 'value="cy"' in cast.page_of(client, address)
    card = client.post(address, {"language": "cy", "wanted": "on"}).content.decode()
    assert 'lang="cy" dir="ltr" aria-label="Cerdyn"' in card
    assert "I ti yn unig." in card


@pytest.mark.parametrize("signed_in", [True, False])
def test_workers_pages_do_not_offer_welsh(browse: Browse, alice: Account, signed_in: bool) -> None:
    client = browse(alice if signed_in else None)
    page = cast.page_of(client, "/me/" if signed_in else reverse("account_login"))
    assert 'value="ar" lang="ar"' in page
    assert 'value="cy"' not in page
    answer = client.post(reverse("set-language"), {"language": "cy", "next": "/me/"})
    assert answer.status_code == 302
    assert settings.LANGUAGE_COOKIE_NAME not in answer.cookies
    alice.refresh_from_db()
    assert alice.language == "en"


@pytest.mark.parametrize("asked", ["browser", "cookie"])
def test_workers_pages_are_not_called_welsh(db: None, asked: str) -> None:
    client = Client(headers=WELSH_PHONE if asked == "browser" else None)
    if asked == "cookie":
        client.cookies[settings.LANGUAGE_COOKIE_NAME] = "cy"
    answer = client.get(reverse("account_login"))
    assert 'lang="en"' in answer.content.decode()
    assert answer.headers["Content-Language"] == "en"
