"""Every page asks for sign-in, except those on a short list that can be seen at a glance."""

import pytest
from django.conf import settings
from django.test import Client
from django.urls import reverse

from alongside.access.http import MY_PAGES
from alongside.access.models import Account
from tests import cast
from tests.architecture import house
from tests.architecture.addresses import Address, addresses

OPEN_TO_ALL = {
    "account_login",
    "account_logout",
    "account_inactive",
    "account_signup",
    "account_reset_password",
    "set-language",
    "mfa_authenticate",
    "mfa_login_webauthn",
    "passkey-in",
    "work-account",
    "work-account-back",
    # Hashes and signatures only, for witnesses outside the service.
    "workspace:ledger-head",
    "workspace:ledger-note",
    "workspace:ledger-head-of-size",
    "workspace:ledger-picture",
    "workspace:ledger-proof",
    # On the drop-in tablet, where nobody is signed in: to say that one is here, with the tablet's pass.
    "workspace:drop-in-here",
    "workspace:drop-in-thanks",
    "workspace:drop-in-leave",
}
# Where somebody without a second factor may go: to sign in, and to set one up.
WITHOUT_SECOND_FACTOR = (
    "account_",
    "mfa_",
    "second-factor",
    "set-language",
    "work-account",
    "still-there",
    "passkey-offer",
    "passkey-in",
)
# What an address may have a place for: ids, numbers, and codes of ours. Never words.
PLACES = {
    "absence", "account", "advocacy", "answer", "ask", "barrier", "bond", "channel", "check", "contact", "decision",
    "delay", "element", "emergency", "entry", "file", "finding", "fmt", "goal", "grant", "heard", "interpreter",
    "move", "new", "number", "offer", "old", "override", "pace", "piece", "pk", "plan", "promise", "prompt",
    "question", "record", "reply", "retelling", "review", "session", "shown", "shown_piece", "size", "sought",
    "source_id", "state", "step", "supervision", "support", "telling", "thing", "training", "use", "visit", "way",
    "wish_piece",
}  # fmt: skip
ALL = addresses()
CLOSED = [one for one in ALL if one.name not in OPEN_TO_ALL]
# On young people's own host: coming in, leaving, and what a phone asks for to show a name and a picture.
MINE_OPEN_TO_ALL = {"account_login", "leave", "manifest", "my-key-in"}
MINE = addresses(MY_PAGES)
MINE_CLOSED = [one for one in MINE if one.name not in MINE_OPEN_TO_ALL]


def test_pages_that_ask_for_no_sign_in_are_these() -> None:
    assert {one.name for one in ALL if not getattr(one.view, "login_required", True)} == OPEN_TO_ALL


def test_every_address_has_a_name_of_its_own() -> None:
    names = [one.name for one in ALL]
    assert sorted(names) == sorted(set(names))
    assert not any(name.endswith("None") for name in names)
    mine = [one.name for one in MINE]
    assert sorted(mine) == sorted(set(mine))


def test_pages_of_young_people_that_ask_for_no_sign_in_are_these() -> None:
    assert {one.name for one in MINE if not getattr(one.view, "login_required", True)} == MINE_OPEN_TO_ALL


@pytest.mark.parametrize("address", MINE_CLOSED, ids=lambda one: one.name)
@pytest.mark.parametrize("method", ["get", "post"])
def test_stranger_on_the_young_peoples_host_is_asked_to_come_in(db: None, address: Address, method: str) -> None:
    path = reverse(address.name, MY_PAGES, kwargs=address.arguments)
    response = getattr(Client(headers={"host": settings.MY_HOST}), method)(path)
    assert response.status_code == 302
    assert response.headers["Location"].startswith("/in/?next=")
    assert response.content == b""


@pytest.mark.parametrize("address", MINE_CLOSED, ids=lambda one: one.name)
def test_worker_on_the_young_peoples_host_is_out(alice: Account, address: Address) -> None:
    client = Client(headers={"host": settings.MY_HOST})
    client.force_login(alice, settings.AUTHENTICATION_BACKENDS[0])
    response = client.get(reverse(address.name, MY_PAGES, kwargs=address.arguments))
    assert (response.status_code, response.headers["Location"].partition("?")[0]) == (302, "/in/")


@pytest.mark.parametrize("address", CLOSED, ids=lambda one: one.name)
@pytest.mark.parametrize("method", ["get", "post"])
def test_stranger_is_sent_to_sign_in_and_back(db: None, address: Address, method: str) -> None:
    path = reverse(address.name, kwargs=address.arguments)
    response = getattr(Client(), method)(path)
    assert response.status_code == 302
    assert response.headers["Location"].startswith(f"{reverse('account_login')}?next=")
    assert response.content == b""


@pytest.mark.parametrize(
    "address", [one for one in CLOSED if not one.name.startswith(WITHOUT_SECOND_FACTOR)], ids=lambda one: one.name
)
def test_account_without_second_factor_is_sent_to_set_one_up(una: Account, address: Address) -> None:
    client = Client()
    client.force_login(una, settings.AUTHENTICATION_BACKENDS[0])
    response = client.get(reverse(address.name, kwargs=address.arguments))
    assert (response.status_code, response.headers["Location"]) == (302, reverse("second-factor"))


def test_demo_account_is_nobody_outside_the_demo(alice: Account) -> None:
    client = Client()
    client.force_login(alice, settings.AUTHENTICATION_BACKENDS[0])
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(settings, "DEMO", False)
        response = client.get(reverse("workspace:today"))
        signed_in = Client().login(username="alice", password=cast.PASSWORD)
    assert response.headers["Location"].startswith(reverse("account_login"))
    assert not signed_in


def test_sign_in_stands_behind_the_session_and_before_every_view() -> None:
    order = [name.rpartition(".")[2] for name in settings.MIDDLEWARE]
    needed = ["NoStore", "SessionMiddleware", "CsrfViewMiddleware", "SignedIn", "IdleLimit"]
    places = [order.index(name) for name in [*needed, "SignInRequired", "Refusals"]]
    assert places == sorted(places)


def test_no_address_has_a_place_for_words() -> None:
    assert {place for one in (*ALL, *MINE) for place in one.places} <= PLACES


def test_no_view_turns_the_form_token_off() -> None:
    assert [one.name for one in (*ALL, *MINE) if getattr(one.view, "csrf_exempt", False)] == []
    assert [path for path in house.sources() if "csrf_exempt" in path.read_text()] == []
