"""Where somebody is signed in: listed without addresses, named, ended; and the clock that closes pages."""

import time
from collections.abc import Callable
from datetime import timedelta

import pytest
from allauth.mfa.models import Authenticator
from django.conf import settings
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from alongside.access.actions import sign_ins
from alongside.access.models import Account, SignIn
from alongside.kernel.clock import now
from alongside.ledger.vocabulary import Verb
from tests import cast
from tests.access.test_account_lines import NEW, lines_of

Browse = Callable[[Account | None], Client]
PHONE = "Mozilla/5.0 (Linux; Android 14; Pixel 8) AppleWebKit/537.36 Chrome/126.0.0.0 Mobile Safari/537.36"
DESK = "Mozilla/5.0 (X11; Linux x86_64; rv:128.0) Gecko/20100101 Firefox/128.0"
IPAD = "Mozilla/5.0 (iPad; CPU OS 17_5 like Mac OS X) AppleWebKit/605.1.15 Version/17.5 Mobile/15E148 Safari/604.1"
EDGE = "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 Chrome/126.0.0.0 Safari/537.36 Edg/126.0.0.0"


def _signed_in(name: str, user_agent: str = DESK) -> Client:
    client = Client(headers={"user-agent": user_agent})
    client.post(reverse("account_login"), {"login": name, "password": cast.PASSWORD})
    return client


def _is_in(client: Client) -> bool:
    return client.get(reverse("workspace:account")).status_code == 200


def _row(client: Client) -> SignIn:
    row: SignIn = client.session._get_session_from_db()  # type: ignore[attr-defined]
    return row


@pytest.mark.usefixtures("db")
@pytest.mark.parametrize(
    ("user_agent", "said"),
    [
        (PHONE, "Phone, Chrome"),
        (DESK, "Computer, Firefox"),
        (IPAD, "Tablet, Safari"),
        (EDGE, "Computer, Edge"),
        ("", "Computer, another browser"),
    ],
)
def test_device_is_told_in_plain_words(user_agent: str, said: str) -> None:
    page = _signed_in("alice", user_agent).get(reverse("workspace:account")).content.decode()
    assert said in page
    assert "This one" in page


@pytest.mark.usefixtures("db")
def test_no_address_and_no_browser_sentence_is_kept() -> None:
    _signed_in("alice", PHONE)
    with connection.cursor() as cursor:
        cursor.execute("select s::text from access_signin s")
        rows = " ".join(row for (row,) in cursor.fetchall())
    assert "127.0.0.1" not in rows
    assert "Pixel" not in rows


@pytest.mark.usefixtures("db")
def test_sign_in_that_is_ended_is_out_at_its_next_page(pat: Account) -> None:
    here, phone = _signed_in("alice"), _signed_in("alice", PHONE)
    here.post(reverse("workspace:device-end"), {"device": _row(phone).session_key})
    assert (_is_in(here), _is_in(phone)) == (True, False)
    assert lines_of(Verb.ACCOUNT_SIGN_IN_ENDED, pat) == 1


@pytest.mark.usefixtures("db")
def test_all_others_are_ended_at_once_and_nobody_elses() -> None:
    here, phone, desk, bob = _signed_in("alice"), _signed_in("alice", PHONE), _signed_in("alice"), _signed_in("bob")
    here.post(reverse("workspace:device-end-others"))
    assert [_is_in(client) for client in (here, phone, desk, bob)] == [True, False, False, True]


@pytest.mark.usefixtures("db")
@pytest.mark.parametrize("what", ["device-end", "device-name"])
def test_sign_in_of_somebody_else_is_not_there(what: str) -> None:
    alice, bob = _signed_in("alice"), _signed_in("bob")
    answer = alice.post(reverse(f"workspace:{what}"), {"device": _row(bob).session_key, "name": "mine"})
    assert answer.status_code == 404
    assert _is_in(bob)
    assert _row(bob).name is None


@pytest.mark.usefixtures("db")
def test_name_of_a_device_is_sealed_and_survives_its_next_pages() -> None:
    here, phone = _signed_in("alice"), _signed_in("alice", PHONE)
    here.post(reverse("workspace:device-name"), {"device": _row(phone).session_key, "name": "The blue phone"})
    assert b"blue" not in bytes(_row(phone).name or b"")
    _age(phone, 60)
    assert _is_in(phone)
    assert "The blue phone" in here.get(reverse("workspace:account")).content.decode()


def _age(client: Client, seconds: float) -> None:
    session = client.session
    session["seen"] = time.time() - seconds
    session.save()


@pytest.mark.usefixtures("db")
def test_new_password_ends_the_other_sign_ins_and_keeps_this_one() -> None:
    here, phone = _signed_in("alice"), _signed_in("alice", PHONE)
    here.post(reverse("workspace:device-name"), {"device": _row(here).session_key, "name": "Desk"})
    new = {"oldpassword": cast.PASSWORD, "password1": NEW, "password2": NEW}
    here.post(reverse("account_change_password"), new)
    assert (_is_in(here), _is_in(phone)) == (True, False)
    assert SignIn.objects.filter(account__username="alice").count() == 1
    assert "Desk" in here.get(reverse("workspace:account")).content.decode()


@pytest.mark.usefixtures("db")
def test_whoever_keeps_accounts_ends_all(alice: Account, pat: Account) -> None:
    clients = [_signed_in("alice"), _signed_in("alice", PHONE)]
    assert sign_ins.end_all(of=alice.pk, job="account sign-out") == 2
    assert [_is_in(client) for client in clients] == [False, False]
    assert lines_of(Verb.ACCOUNT_SIGN_IN_ENDED, pat) == 1


def test_looking_at_the_clock_does_not_wind_it(browse: Browse, alice: Account) -> None:
    client = browse(alice)
    _is_in(client)
    _age(client, 1000)
    left = settings.IDLE_LIMIT_SECONDS - 1000
    assert client.get(reverse("still-there")).json()["seconds"] in (left, left - 1)
    assert client.get(reverse("still-there")).json()["seconds"] in (left, left - 1)


def test_saying_that_one_is_there_winds_it(browse: Browse, alice: Account) -> None:
    client = browse(alice)
    _is_in(client)
    _age(client, 1000)
    assert client.post(reverse("still-there")).json()["seconds"] >= settings.IDLE_LIMIT_SECONDS - 1


def test_clock_that_ran_out_is_not_wound_and_ends_nothing_by_itself(browse: Browse, alice: Account) -> None:
    client = browse(alice)
    _is_in(client)
    _age(client, settings.IDLE_LIMIT_SECONDS + 1)
    assert client.post(reverse("still-there")).json() == {"seconds": 0}
    assert "_auth_user_id" in client.session
    assert not _is_in(client)


def test_page_carries_what_closes_it(browse: Browse, alice: Account) -> None:
    page = browse(alice).get(reverse("workspace:account")).content.decode()
    assert f'data-seconds="{settings.IDLE_LIMIT_SECONDS}"' in page
    assert "Still there?" in page


@pytest.mark.usefixtures("db")
def test_sign_ins_that_are_long_over_are_let_go_of_as_somebody_comes() -> None:
    old = _row(_signed_in("bob")).session_key
    SignIn.objects.filter(session_key=old).update(expire_date=now() - timedelta(days=1))
    _signed_in("alice")
    assert not SignIn.objects.filter(session_key=old).exists()


def _with_second_factor(account: Account) -> Client:
    Authenticator.objects.create(user=account, type=Authenticator.Type.TOTP, data={})
    client = Client()
    client.force_login(account, settings.AUTHENTICATION_BACKENDS[0])
    return client


def test_session_account_and_second_factor_are_read_in_one_statement(una: Account) -> None:
    client = _with_second_factor(una)
    assert _is_in(client)
    with CaptureQueriesContext(connection) as asked:
        assert client.get(reverse("still-there")).status_code == 200
    assert len(asked) == 1


def test_second_factor_that_is_taken_away_is_asked_for_at_the_next_page(una: Account) -> None:
    client = _with_second_factor(una)
    assert _is_in(client)
    Authenticator.objects.filter(user=una).delete()
    assert client.get(reverse("workspace:account")).headers["Location"] == reverse("second-factor")


def test_row_that_is_moved_to_somebody_else_signs_in_whom_its_contents_say(una: Account, alice: Account) -> None:
    lacking = Client()
    lacking.force_login(una, settings.AUTHENTICATION_BACKENDS[0])
    Authenticator.objects.create(user=alice, type=Authenticator.Type.TOTP, data={})
    SignIn.objects.filter(account=una).update(account=alice)
    assert lacking.get(reverse("workspace:account")).headers["Location"] == reverse("second-factor")
    Authenticator.objects.create(user=una, type=Authenticator.Type.TOTP, data={})
    page = lacking.get(reverse("workspace:account"))
    assert page.context["request"].user == una
