"""A passkey on their own host: made only by themselves, named by nothing, and taken away again."""

import pytest
from allauth.mfa.models import Authenticator
from django.db import transaction
from django.test import Client

from alongside.access.actions import second_words
from alongside.access.actor import Scope, acting_as
from alongside.access.models import Account
from alongside.ledger.models import Line
from tests import cast, own_space

MY_HOST = {"host": own_space.MY_HOST}


def _given_a_passkey(account: Account) -> None:
    Authenticator.objects.create(user=account, type=Authenticator.Type.WEBAUTHN, data={"name": "", "credential": {}})


def test_what_a_phone_is_asked_to_sign_names_their_host_and_no_service(db: None) -> None:
    found = Client(headers=MY_HOST).get("/in/key/").json()["request_options"]["publicKey"]
    assert found["rpId"] == own_space.MY_HOST
    assert found["userVerification"] == "required"
    assert found.get("allowCredentials", []) == []


def test_phones_own_list_shows_the_host_and_their_nickname(her: Account) -> None:
    page = own_space.browse(her).get("/key/").content.decode()
    assert '"rp": {"name": "my.localhost", "id": "my.localhost"}' in page
    assert '"displayName": "quiet-otter"' in page
    assert "Alongside" not in page
    assert "Mira" not in page


@pytest.mark.parametrize("credential", ["", "{}", "[]", '"x"', "no json", '{"id": "x", "response": {}}'])
def test_what_is_no_passkey_lets_nobody_in(her: Account, credential: str) -> None:
    client = Client(headers=MY_HOST)
    answer = client.post("/in/key/", {"credential": credential})
    assert (answer.status_code, answer.headers["location"]) == (302, "/in/?key=1")
    assert 'role="alert"' in client.get("/in/?key=1").content.decode()
    assert client.get("/").status_code == 302


def test_passkey_is_made_or_taken_away_only_just_after_their_words(her: Account) -> None:
    client = own_space.browse(her)
    _given_a_passkey(her)
    cast.show_lately(client, her, ago=301)
    assert client.get("/key/").headers["location"] == "/again/?next=%2Fkey%2F"
    client.post("/key/", {"end": "1"})
    assert Authenticator.objects.filter(user=her).exists()
    cast.show_lately(client, her)
    client.post("/key/", {"end": "1"})
    assert not Authenticator.objects.filter(user=her).exists()
    with acting_as(her.pk, Scope.OWN), transaction.atomic():
        assert Line.objects.filter(actor=her.pk, purpose="webauthn_removed").count() == 1


def test_second_words_find_no_place_to_make_one(her: Account) -> None:
    words, client = second_words.choose(by=her), Client(headers=MY_HOST)
    client.post("/in/", {"name": own_space.WORDS.nickname, "words": words})
    assert client.get("/key/").status_code == 404
    assert client.post("/key/", {"credential": "{}"}).status_code == 404
