"""Strangers who ask again and again what a passkey has to sign, and answers that are sent a second time."""

import json
from typing import Any

import pytest
from allauth.mfa.models import Authenticator
from django.conf import settings
from django.core import signing
from django.core.cache import cache
from django.test import Client

from alongside.access import challenges
from alongside.access.models import SignIn
from alongside.people.models import YoungPerson
from tests import own_space
from tests.attacks.soft_key import SoftKey

DOORS = {"theirs": (own_space.MY_HOST, "/in/key/"), "ours": ("testserver", "/account/second-factor/webauthn/login/")}
NO_PASSKEY = json.dumps({"id": "x", "response": {}})
MOST_ASKED = int(settings.ACCOUNT_RATE_LIMITS["passkey_asked"].partition("/")[0])
MOST_WRONG = int(settings.ACCOUNT_RATE_LIMITS["passkey_failed"].partition("/")[0])


@pytest.fixture(autouse=True)
def _nobody_has_tried_yet(db: None) -> None:
    cache.clear()


@pytest.fixture
def her_key(mira: YoungPerson) -> SoftKey:
    """A passkey of Mira's own, made in her space."""
    her = own_space.of(mira)
    key, client = SoftKey(own_space.MY_HOST, f"https://{own_space.MY_HOST}"), own_space.browse(her)
    page = client.get("/key/", secure=True).content.decode()
    options = json.loads(page.partition('<script id="asked" type="application/json">')[2].partition("</script>")[0])
    made = json.dumps(key.create(options["creation_options"]))
    client.post("/key/", {"credential": made, "passwordless": "on"}, secure=True)
    assert Authenticator.objects.filter(user=her).exists()
    return key


def _stranger() -> Client:
    return Client(headers={"host": own_space.MY_HOST})


def _options(client: Client) -> dict[str, Any]:
    options: dict[str, Any] = client.get("/in/key/", secure=True).json()["request_options"]
    return options


def _comes_in(client: Client, answer: dict[str, Any]) -> bool:
    client.post("/in/key/", {"credential": json.dumps(answer)}, secure=True)
    return "_auth_user_id" in client.session


def _with_the_cookie_of(client: Client) -> Client:
    other = _stranger()
    other.cookies[challenges.COOKIE] = client.cookies[challenges.COOKIE].value
    return other


@pytest.mark.parametrize("door", DOORS)
def test_asking_two_hundred_times_leaves_no_row_and_is_limited(door: str) -> None:
    host, place = DOORS[door]
    codes = [Client(headers={"host": host}).get(place).status_code for _ in range(200)]
    assert SignIn.objects.count() == 0
    assert codes == [200] * MOST_ASKED + [429] * (200 - MOST_ASKED)


@pytest.mark.parametrize("door", DOORS)
def test_wrong_answers_leave_no_row_and_are_limited(door: str, her_key: SoftKey) -> None:
    host, place = DOORS[door]
    before = SignIn.objects.count()
    for _ in range(MOST_WRONG):
        assert Client(headers={"host": host}).post(place, {"credential": NO_PASSKEY}).status_code == 302
    assert SignIn.objects.count() == before
    client = _stranger()
    assert not _comes_in(client, her_key.get(_options(client)))


def test_right_answers_are_not_counted_as_wrong(her_key: SoftKey) -> None:
    for _ in range(MOST_WRONG + 1):
        client = _stranger()
        assert _comes_in(client, her_key.get(_options(client)))


def test_answer_is_looked_at_once_even_with_the_same_cookie(her_key: SoftKey) -> None:
    client, her_key.signatures = _stranger(), -1  # it does not count, as one kept in step between devices
    answer = her_key.get(_options(client))
    thief = _with_the_cookie_of(client)
    assert _comes_in(client, answer)
    assert not _comes_in(thief, answer)


def test_challenge_that_had_a_wrong_answer_takes_no_right_one(her_key: SoftKey) -> None:
    client = _stranger()
    answer = her_key.get(_options(client))
    assert not _comes_in(_with_the_cookie_of(client), {**answer, "id": "AAAA", "rawId": "AAAA"})
    assert not _comes_in(client, answer)


def test_answer_without_the_cookie_of_its_browser_opens_nothing(her_key: SoftKey) -> None:
    answer = her_key.get(_options(_stranger()))
    assert not _comes_in(_stranger(), answer)


@pytest.mark.parametrize("change", ["another salt", "another value", "old"])
def test_cookie_that_was_made_changed_or_kept_opens_nothing(
    her_key: SoftKey, change: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    client = _stranger()
    options = _options(client)
    cookie = client.cookies[challenges.COOKIE]
    state = signing.loads(cookie.value, salt=challenges.SALT)
    if change == "another salt":
        cookie.set(challenges.COOKIE, signing.dumps(state, salt="other"), "")
    elif change == "another value":
        cookie.set(challenges.COOKIE, "A" + cookie.value[1:], "")
    else:
        monkeypatch.setattr(challenges, "LASTS_SECONDS", -1)
    assert not _comes_in(client, her_key.get(options))
