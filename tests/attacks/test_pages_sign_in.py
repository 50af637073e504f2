"""Signing in tells nothing about who has an account, starts a new session, and is counted."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from urllib.parse import parse_qs, urlsplit

import pytest
from django.conf import settings
from django.contrib.auth.hashers import Argon2PasswordHasher
from django.core.cache import cache
from django.db import connection
from django.test import Client, override_settings
from django.urls import reverse

from alongside.access.actor import acting_as
from alongside.access.crypto import Unreadable
from alongside.access.models import Account, KeptText, SignIn
from alongside.config import database as where
from alongside.people.models import YoungPerson
from tests import cast
from tests.attacks.surfing import same_but_for_chance

Browse = Callable[[Account | None], Client]
RIGHT = {"login": "alice", "password": cast.PASSWORD}
WRONG = "not the password"
# What is counted are tries; hashing each for half a second would tell nothing more.
QUICK = ["django.contrib.auth.hashers.MD5PasswordHasher"]


@pytest.fixture(autouse=True)
def _nobody_has_tried_yet(db: None) -> None:
    cache.clear()


def test_wrong_name_and_wrong_password_are_answered_alike(db: None) -> None:
    known = Client().post(reverse("account_login"), {"login": "alice", "password": WRONG})
    unknown = Client().post(reverse("account_login"), {"login": "aline", "password": WRONG})
    unknown.content = unknown.content.replace(b"aline", b"alice")
    assert same_but_for_chance(known) == same_but_for_chance(unknown)
    assert known.status_code == 200


def test_closed_account_is_told_only_to_who_knows_its_password(db: None) -> None:
    wrong = Client().post(reverse("account_login"), {"login": "alice", "password": WRONG})
    client = Client()
    with switched_off("alice"):
        closed = client.post(reverse("account_login"), {"login": "alice", "password": WRONG})
        known = client.post(reverse("account_login"), RIGHT)
    assert same_but_for_chance(closed) == same_but_for_chance(wrong)
    assert (known.status_code, known.headers["Location"]) == (302, reverse("account_inactive"))
    assert "_auth_user_id" not in client.session


@contextmanager
def switched_off(name: str) -> Iterator[None]:
    change = "update access_account set is_active = %s where username = %s"
    with where.admin_connection(where.name()) as admin:
        admin.execute(change, (False, name))
        try:
            yield
        finally:
            admin.execute(change, (True, name))


@override_settings(PASSWORD_HASHERS=QUICK)
def test_too_many_tries_are_told_so_whoever_was_tried(db: None) -> None:
    said = []
    for name in ("alice", "aline"):
        cache.clear()
        client = Client()
        for _ in range(5):
            client.post(reverse("account_login"), {"login": name, "password": WRONG})
        answer = client.post(reverse("account_login"), {"login": name, "password": cast.PASSWORD})
        assert "_auth_user_id" not in client.session
        answer.content = answer.content.replace(name.encode(), b"name")
        assert b"Too many" in answer.content
        said.append(same_but_for_chance(answer))
    assert said[0] == said[1]


@override_settings(PASSWORD_HASHERS=QUICK)
def test_one_addresss_tries_are_counted_over_all_names(db: None) -> None:
    client = Client()
    for number in range(10):
        client.post(reverse("account_login"), {"login": f"name-{number}", "password": WRONG})
    answer = client.post(reverse("account_login"), RIGHT)
    assert "_auth_user_id" not in client.session
    assert b"Too many" in answer.content or answer.status_code == 429


def test_session_has_a_new_key_after_sign_in(db: None) -> None:
    client = Client()
    client.get(reverse("account_login"))
    session = client.session
    session["planted"] = "by somebody else"
    session.save()
    client.cookies[settings.SESSION_COOKIE_NAME] = str(session.session_key)
    planted = session.session_key
    answer = client.post(reverse("account_login"), RIGHT)
    assert (answer.status_code, answer.headers["Location"]) == (302, "/")
    assert client.session.session_key != planted
    assert not SignIn.objects.filter(session_key=planted).exists()


def test_signing_out_ends_the_session_on_the_server(browse: Browse, alice: Account) -> None:
    client = browse(alice)
    key = client.session.session_key
    client.post(reverse("account_logout"))
    assert not SignIn.objects.filter(session_key=key).exists()
    client.cookies[settings.SESSION_COOKIE_NAME] = str(key)
    assert client.get(reverse("workspace:today")).status_code == 302


def test_signing_out_needs_a_post(browse: Browse, alice: Account) -> None:
    client = browse(alice)
    client.get(reverse("account_logout"))
    assert client.get(reverse("workspace:today")).status_code == 200


@pytest.mark.parametrize("target", ["https://elsewhere.example/", "//elsewhere.example/", "/\\elsewhere.example"])
def test_sign_in_leads_nowhere_else(db: None, target: str) -> None:
    answer = Client().post(reverse("account_login"), {**RIGHT, "next": target})
    assert (answer.status_code, answer.headers["Location"]) == (302, "/")


def test_sign_in_tries_are_on_the_ledger_without_the_name(db: None, pat: Account) -> None:
    Client().post(reverse("account_login"), {"login": "alice", "password": WRONG})
    Client().post(reverse("account_login"), RIGHT)
    with acting_as(pat.pk), connection.cursor() as cursor:
        cursor.execute("select verb, actor, thing, purpose, data from ledger_line where verb like 'account.%'")
        written = cursor.fetchall()
    alice = cast.account("alice")
    assert written == [
        ("account.sign_in_failed", None, None, None, None),
        ("account.signed_in", alice.pk, alice.pk, None, None),
    ]


@pytest.mark.parametrize("https", [False, True])
def test_cookies_are_out_of_reach_of_scripts_and_of_other_sites(db: None, https: bool) -> None:
    client = Client()
    with override_settings(SESSION_COOKIE_SECURE=https, CSRF_COOKIE_SECURE=https):
        client.get(reverse("account_login"))
        client.post(reverse("set-language"), {"language": "en"})
        client.post(reverse("account_login"), RIGHT)
    assert set(client.cookies) == {"id", "form", "django_language"}
    for cookie in client.cookies.values():
        assert (cookie["httponly"], cookie["samesite"], bool(cookie["secure"])) == (True, "Lax", https), cookie
        assert cookie["domain"] == ""
    assert client.cookies["id"]["expires"] == ""


def _pause(client: Client) -> None:
    session = client.session
    session["seen"] = session.get("seen", 0) - settings.IDLE_LIMIT_SECONDS * 2
    session.save()


def _kept_path(client: Client, mira: YoungPerson) -> str:
    path = reverse("workspace:write", args=[mira.record_id])
    client.get(path)
    _pause(client)
    answer = client.post(path, {"text": "Half a sentence about the river", "kind": "met"})
    assert answer.status_code == 302
    return parse_qs(urlsplit(answer.headers["Location"]).query)["next"][0]


def test_text_that_was_kept_is_given_back_to_its_writer_only_and_once(
    browse: Browse, mira: YoungPerson, alice: Account
) -> None:
    back = _kept_path(browse(alice), mira)
    for other in ("lena", "sam", "dee"):
        assert b"about the river" not in browse(cast.account(other)).get(back).content
    assert b"about the river" in browse(alice).get(back).content
    assert b"about the river" not in browse(alice).get(back).content


def test_text_that_was_kept_is_sealed_and_moved_to_another_writer_unreadable(
    browse: Browse, mira: YoungPerson, alice: Account, lena: Account
) -> None:
    _kept_path(browse(alice), mira)
    (row,) = KeptText.objects.all()
    assert b"river" not in bytes(row.sealed)
    assert str(mira.record_id) in row.path
    copy = KeptText.objects.create(account=lena, path=row.path, sealed=bytes(row.sealed), kept_at=row.kept_at)
    with pytest.raises(Unreadable):
        browse(lena).get(row.path, {"kept": str(copy.pk)})


def test_idle_sign_in_ends_and_the_next_page_asks_again(browse: Browse, alice: Account) -> None:
    client = browse(alice)
    client.get(reverse("workspace:today"))
    _pause(client)
    answer = client.get(reverse("workspace:people"))
    assert answer.headers["Location"].startswith(reverse("account_login"))
    assert "_auth_user_id" not in client.session


def test_password_in_the_table_cannot_be_checked_without_the_pepper(alice: Account) -> None:
    assert alice.password.startswith("argon2$argon2id$v=19$m=131072,t=3,p=4$")
    assert not Argon2PasswordHasher().verify(cast.PASSWORD, alice.password)
    assert alice.check_password(cast.PASSWORD)
