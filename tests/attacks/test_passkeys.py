"""Passkeys and codes that are copied, replayed, sent from elsewhere or moved to another account open nothing."""

import html
import json
import re
from typing import Any

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import TOTP, format_hotp_value, hotp_value, yield_hotp_counters_from_time
from django.core.cache import cache
from django.db import connection
from django.test import Client
from django.urls import reverse

from alongside.access import factors
from alongside.access.models import Account
from tests import cast
from tests.attacks.soft_key import PRESENT, SoftKey

RP, ORIGIN = "testserver", "https://testserver"
JSON = {"accept": "application/json", "x-requested-with": "XMLHttpRequest"}
SECRET = "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP"


@pytest.fixture(autouse=True)
def _nobody_has_tried_yet(db: None) -> None:
    cache.clear()


def _signed_in(name: str) -> Client:
    client = Client()
    client.post(reverse("account_login"), {"login": name, "password": cast.PASSWORD}, secure=True)
    return client


def _creation_options(client: Client) -> dict[str, Any]:
    page = client.get(reverse("mfa_add_webauthn"), secure=True).content.decode()
    found = re.search(r'<script id="js_data" type="application/json">(.*?)</script>', page, re.DOTALL)
    assert found
    options: dict[str, Any] = json.loads(html.unescape(found[1]))["creation_options"]
    return options


def _add(client: Client, credential: dict[str, Any]) -> int:
    posted = {"name": "phone", "passwordless": "on", "credential": json.dumps(credential)}
    client.post(reverse("mfa_add_webauthn"), posted, secure=True)
    return Authenticator.objects.filter(type="webauthn").count()


def _given_a_passkey(name: str) -> SoftKey:
    client = _signed_in(name)
    key = SoftKey(RP, ORIGIN)
    assert _add(client, key.create(_creation_options(client))) >= 1
    return key


def _options(client: Client) -> dict[str, Any]:
    answer = client.get(reverse("passkey-in"), headers=JSON, secure=True)
    options: dict[str, Any] = answer.json()["request_options"]
    return options


def _comes_in(client: Client, credential: dict[str, Any]) -> bool:
    client.post(reverse("passkey-in"), {"credential": json.dumps(credential)}, secure=True)
    return "_auth_user_id" in client.session


def test_passkey_signs_in_alone_and_again() -> None:
    key = _given_a_passkey("alice")
    for _ in range(2):
        client = Client()
        assert _comes_in(client, key.get(_options(client)))


def test_passkey_is_added_right_after_sign_in_without_the_password_again() -> None:
    assert _signed_in("una").get(reverse("mfa_add_webauthn"), secure=True).status_code == 200


def test_answer_is_good_for_one_sign_in_only() -> None:
    key = _given_a_passkey("alice")
    client = Client()
    answer = key.get(_options(client))
    assert _comes_in(client, answer)
    thief = Client()
    _options(thief)
    assert not _comes_in(thief, answer)
    assert not _comes_in(Client(), answer)


@pytest.mark.parametrize("origin", ["https://testserver.evil.example", "https://evil.example", "http://testserver"])
def test_answer_from_another_origin_opens_nothing(origin: str) -> None:
    key = _given_a_passkey("alice")
    key.origin = origin
    client = Client()
    assert not _comes_in(client, key.get(_options(client)))


def test_answer_for_another_site_opens_nothing() -> None:
    key = _given_a_passkey("alice")
    key.rp = "evil.example"
    client = Client()
    assert not _comes_in(client, key.get(_options(client)))


def test_holder_must_have_been_verified() -> None:
    key = _given_a_passkey("alice")
    client = Client()
    assert not _comes_in(client, key.get(_options(client), flags=PRESENT))


def test_passkey_of_one_account_does_not_open_another() -> None:
    key, other = _given_a_passkey("alice"), _given_a_passkey("bob")
    client = Client()
    assert not _comes_in(client, key.get(_options(client), handle=other.handle))


def test_passkey_that_has_counted_less_than_before_is_a_copy() -> None:
    key = _given_a_passkey("alice")
    client = Client()
    assert _comes_in(client, key.get(_options(client)))
    key.signatures -= 1
    client = Client()
    assert not _comes_in(client, key.get(_options(client)))


def test_passkey_kept_in_step_between_devices_does_not_count() -> None:
    key = _given_a_passkey("alice")
    for _ in range(2):
        key.signatures = -1
        client = Client()
        assert _comes_in(client, key.get(_options(client)))


def test_registration_is_not_replayed() -> None:
    client = _signed_in("alice")
    made = SoftKey(RP, ORIGIN).create(_creation_options(client))
    assert _add(client, made) == 1
    _creation_options(client)
    assert _add(client, made) == 1
    thief = _signed_in("bob")
    _creation_options(thief)
    assert _add(thief, made) == 1


def test_registration_without_a_verified_holder_is_refused() -> None:
    client = _signed_in("alice")
    assert _add(client, SoftKey(RP, ORIGIN).create(_creation_options(client), flags=PRESENT)) == 0


def _move(row: Authenticator, to: Account) -> None:
    with connection.cursor() as cursor:
        cursor.execute("update mfa_authenticator set user_id = %s where id = %s", [to.pk, row.pk])


def test_passkey_row_moved_to_another_account_does_not_open_it(lena: Account) -> None:
    key = _given_a_passkey("alice")
    (row,) = Authenticator.objects.filter(type="webauthn")
    handle = _given_a_passkey("lena").handle
    _move(row, lena)
    client = Client()
    assert not _comes_in(client, key.get(_options(client), handle=handle))


def test_passkey_row_slipped_in_by_sql_does_not_open_an_account(lena: Account) -> None:
    lenas = _given_a_passkey("lena")
    _given_a_passkey("alice")
    mine = SoftKey(RP, ORIGIN)
    client = _signed_in("bob")
    made = mine.create(_creation_options(client))
    row = Authenticator.objects.get(user=lena, type="webauthn")
    made["proof"] = row.data["credential"]["proof"]
    with connection.cursor() as cursor:
        data = json.dumps({"name": "phone", "credential": made})
        cursor.execute(
            "insert into mfa_authenticator (user_id, type, data, created_at) values (%s, 'webauthn', %s, now())",
            [lena.pk, data],
        )
    client = Client()
    assert not _comes_in(client, mine.get(_options(client), handle=lenas.handle))


def test_code_secret_moved_to_another_account_does_not_open_it(alice: Account, lena: Account) -> None:
    with factors.of(alice.pk):
        row = TOTP.activate(alice, SECRET).instance
    _move(row, lena)
    client = _signed_in("lena")
    code = format_hotp_value(hotp_value(SECRET, next(yield_hotp_counters_from_time())))
    client.post(reverse("mfa_authenticate"), {"code": code}, secure=True)
    assert "_auth_user_id" not in client.session


def test_code_of_ones_own_opens(lena: Account) -> None:
    with factors.of(lena.pk):
        TOTP.activate(lena, SECRET)
    client = _signed_in("lena")
    code = format_hotp_value(hotp_value(SECRET, next(yield_hotp_counters_from_time())))
    client.post(reverse("mfa_authenticate"), {"code": code}, secure=True)
    assert "_auth_user_id" in client.session
