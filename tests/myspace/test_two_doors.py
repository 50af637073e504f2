"""Young people come in by their own host name, and everybody else by the other."""

from collections.abc import Callable

import pytest
from django.db import transaction
from django.test import Client
from django.urls import reverse

from alongside.access.actions import own
from alongside.access.actor import Scope, acting_as
from alongside.access.doors import opened_one
from alongside.access.models import Account
from alongside.access.vocabulary import Purpose
from alongside.ledger.models import Line
from alongside.people.models import YoungPerson
from tests import cast

MY_HOST = "my.localhost"
WORDS = own.Words("quiet-otter", "lantern river seven plum")
Browse = Callable[[Account | None], Client]


@pytest.fixture
def her(mira: YoungPerson, alice: Account) -> Account:
    """Mira's own account."""
    with opened_one(mira.record_id, purpose=Purpose.SUPPORT, viewer=alice):
        return Account.objects.get(pk=own.open_space(record=mira.record_id, words=WORDS, language="en", by=alice))


def _come_in(client: Client, name: str, words: str, host: str = MY_HOST) -> int:
    return client.post("/in/", {"name": name, "words": words}, headers={"host": host}).status_code


def test_words_open_their_page_and_it_is_on_the_ledger(db: None, her: Account, mira: YoungPerson) -> None:
    client = Client()
    assert _come_in(client, " Quiet otter ", "Lantern  river seven plum ") == 302
    page = client.get("/", headers={"host": MY_HOST})
    assert page.status_code == 200
    assert "Hello Mira" in page.content.decode()
    assert "Alice" in page.content.decode()
    with acting_as(her.pk, Scope.OWN), transaction.atomic():
        assert {"account.signed_in", "record.opened"} <= set(Line.objects.values_list("verb", flat=True))


@pytest.mark.parametrize(("name", "words"), [("quiet-otter", "lantern river seven pear"), ("no-one", "a b c d")])
def test_wrong_words_and_unknown_names_look_the_same(db: None, her: Account, name: str, words: str) -> None:
    page = Client().post("/in/", {"name": name, "words": words}, headers={"host": MY_HOST})
    assert page.status_code == 200
    assert "That does not fit together." in page.content.decode()
    assert words not in page.content.decode()


def test_worker_does_not_come_in_by_their_door(db: None, alice: Account) -> None:
    assert _come_in(Client(), "alice", cast.PASSWORD) == 200
    client = Client()
    client.force_login(alice)
    answer = client.get("/", headers={"host": MY_HOST})
    assert (answer.status_code, answer.headers["location"]) == (302, "/in/")
    assert client.get("/").status_code == 302


def test_young_person_does_not_come_in_by_the_workers_door(db: None, her: Account) -> None:
    client = Client()
    client.post("/account/login/", {"login": WORDS.nickname, "password": WORDS.words})
    assert client.get("/").status_code == 302
    client.force_login(her)
    for path in ("/", "/people/", reverse("workspace:search")):
        answer = client.get(path)
        assert answer.status_code == 302
        assert answer.headers["location"].startswith("/account/login/")


@pytest.mark.parametrize("path", ["/people/", "/evidence/", "/account/login/", "/ledger/head/", "/young-people/"])
def test_no_page_of_the_workers_exists_there(db: None, her: Account, path: str) -> None:
    client = Client()
    client.force_login(her)
    assert client.get(path, headers={"host": MY_HOST}).status_code == 404


def test_leaving_ends_it_and_clears_what_the_browser_kept(db: None, her: Account) -> None:
    client = Client()
    client.force_login(her)
    answer = client.get("/leave/", headers={"host": MY_HOST})
    assert answer.status_code == 303
    assert answer.headers["Clear-Site-Data"] == '"cache", "cookies", "storage"'
    assert client.get("/", headers={"host": MY_HOST}).headers["location"].startswith("/in/")
