"""Signing in with a work account, against a real OpenID Connect provider in a process of its own."""

import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urlencode, urlsplit

import pytest
import requests
from allauth.mfa.totp.internal.auth import TOTP
from django.core.cache import cache
from django.test import Client
from django.urls import reverse

from alongside.access import factors
from alongside.access.actions import work_accounts
from alongside.access.models import Account, WorkAccount
from alongside.config.single_sign_on import Provider
from alongside.kernel.clock import now
from alongside.kernel.decisions import Refused
from alongside.ledger.vocabulary import Verb
from tests import cast
from tests.access.test_account_lines import lines_of
from tests.access.work_provider import CLIENT, SECRET, SUBJECT
from tests.attacks.test_pages_sign_in import switched_off

ROOT = Path(__file__).resolve().parents[2]
Browse = Callable[[Account | None], Client]


@dataclass(frozen=True, slots=True)
class Running:
    """The provider: where it is, and what it is to do wrong."""

    issuer: str
    folder: Path

    def does(self, how: str) -> None:
        """Make the next tokens wrong in this way; right again for an empty one."""
        (self.folder / "wrong").write_text(how)

    def code_for(self, where: str) -> dict[str, str]:
        """Go where the product sends somebody; what the provider sends them back with."""
        answer = requests.get(where, allow_redirects=False, timeout=10)
        assert answer.status_code == 302, answer.text[:500]
        assert answer.headers["Location"].startswith("http://testserver/account/elsewhere/back/")
        return {name: values[0] for name, values in parse_qs(urlsplit(answer.headers["Location"]).query).items()}


@pytest.fixture(scope="module")
def running(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Running]:
    """The provider, from the first test of this file to the last."""
    folder = tmp_path_factory.mktemp("provider")
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    words = [str(folder), str(port), "http://testserver/account/elsewhere/back/"]
    with (folder / "log").open("w") as log:
        process = subprocess.Popen(
            [sys.executable, "-m", "tests.access.work_provider", *words], cwd=ROOT, env={}, stdout=log, stderr=log
        )
    try:
        _wait(port, process, folder)
        yield Running(f"http://127.0.0.1:{port}", folder)
    finally:
        process.terminate()
        process.wait(10)


def _wait(port: int, process: subprocess.Popen[bytes], folder: Path) -> None:
    end = time.monotonic() + 30
    while time.monotonic() < end and process.poll() is None:
        with socket.socket() as probe:
            if probe.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.1)
    raise AssertionError((folder / "log").read_text())


@pytest.fixture(autouse=True)
def provider(running: Running, settings: Any, db: None) -> Running:
    """The provider as the settings name it, making right tokens."""
    settings.SOCIALACCOUNT_PROVIDERS = Provider(running.issuer, CLIENT, SECRET, "Riverton", False).providers()
    settings.WORK_SIGN_IN_NAME = "Riverton"
    cache.clear()
    running.does("")
    return running


def _link(provider: Running, account: Account) -> None:
    work_accounts.link(account=account, issuer=provider.issuer, subject=SUBJECT, now=now(), by=None, job="account link")


def _start(client: Client) -> str:
    return client.post(reverse("work-account")).headers["Location"]


def _come_back(client: Client, said: dict[str, str]) -> str:
    return client.get(f"{reverse('work-account-back')}?{urlencode(said)}").headers["Location"]


def _is_in(client: Client) -> bool:
    return "_auth_user_id" in client.session


def _signed_in(provider: Running) -> bool:
    client = Client()
    _come_back(client, provider.code_for(_start(client)))
    return _is_in(client)


def test_only_who_it_is_is_asked_and_proof_keys_go_along(provider: Running) -> None:
    asked = parse_qs(urlsplit(_start(Client())).query)
    assert asked["scope"] == ["openid"]
    assert asked["code_challenge_method"] == ["S256"]
    assert {"nonce", "state", "code_challenge"} <= set(asked)


def test_linked_account_signs_in(provider: Running, alice: Account, pat: Account) -> None:
    _link(provider, alice)
    assert _signed_in(provider)
    assert lines_of(Verb.ACCOUNT_SIGNED_IN, pat) == 1


def test_changed_address_with_the_same_subject_is_the_same_person(provider: Running, alice: Account) -> None:
    _link(provider, alice)
    assert [_signed_in(provider), _signed_in(provider)] == [True, True]


def test_nobody_is_signed_up_or_matched_by_anything_but_the_subject(provider: Running, pat: Account) -> None:
    before = Account.objects.count()
    assert not _signed_in(provider)
    assert Account.objects.count() == before
    assert lines_of(Verb.ACCOUNT_SIGN_IN_FAILED, pat) == 1


@pytest.mark.parametrize("how", ["issuer", "audience", "audiences", "expired", "nonce", "no nonce", "subject"])
def test_wrong_token_opens_nothing(provider: Running, alice: Account, pat: Account, how: str) -> None:
    _link(provider, alice)
    provider.does(how)
    assert not _signed_in(provider)
    assert lines_of(Verb.ACCOUNT_SIGN_IN_FAILED, pat) == 1


def test_state_is_good_once_and_in_its_own_browser_only(provider: Running, alice: Account) -> None:
    _link(provider, alice)
    client = Client()
    said = provider.code_for(_start(client))
    thief = Client()
    _come_back(thief, said)
    assert not _is_in(thief)
    _come_back(client, said)
    assert _is_in(client)
    client.post(reverse("account_logout"))
    _come_back(client, said)
    assert not _is_in(client)


def test_code_without_its_proof_key_opens_nothing(provider: Running, alice: Account) -> None:
    _link(provider, alice)
    mine, theirs = Client(), Client()
    stolen = provider.code_for(_start(theirs))["code"]
    state = parse_qs(urlsplit(_start(mine)).query)["state"][0]
    _come_back(mine, {"code": stolen, "state": state})
    assert not _is_in(mine)


def test_closed_account_stays_closed(provider: Running, alice: Account) -> None:
    _link(provider, alice)
    with switched_off("alice"):
        assert not _signed_in(provider)


def test_own_second_factor_is_asked_unless_the_service_trusts_the_other(
    provider: Running, lena: Account, settings: Any
) -> None:
    with factors.of(lena.pk):
        TOTP.activate(lena, "JBSWY3DPEHPK3PXP")
    _link(provider, lena)
    assert not _signed_in(provider)
    settings.WORK_SIGN_IN_HAS_SECOND_FACTOR = True
    assert _signed_in(provider)


def test_real_account_without_a_second_factor_still_needs_one(provider: Running, una: Account, settings: Any) -> None:
    _link(provider, una)
    client = Client()
    _come_back(client, provider.code_for(_start(client)))
    assert client.get(reverse("workspace:account")).headers["Location"] == reverse("second-factor")
    settings.WORK_SIGN_IN_HAS_SECOND_FACTOR = True
    assert client.get(reverse("workspace:account")).status_code == 200


def test_person_links_their_own_account_after_a_fresh_proof(
    provider: Running, browse: Browse, alice: Account, pat: Account
) -> None:
    client = browse(alice)
    cast.show_lately(client, alice, ago=600)
    assert client.post(reverse("work-account-link")).headers["Location"].startswith(reverse("account_reauthenticate"))
    cast.show_lately(client, alice)
    _come_back(client, provider.code_for(client.post(reverse("work-account-link")).headers["Location"]))
    row = WorkAccount.objects.get(account=alice)
    assert (row.issuer, row.subject) == (provider.issuer, SUBJECT)
    assert lines_of(Verb.ACCOUNT_LINKED, pat) == 1
    assert _signed_in(provider)
    client.post(reverse("work-account-unlink"))
    assert not _signed_in(provider)


def test_work_account_of_one_is_not_linked_to_another(provider: Running, alice: Account, bob: Account) -> None:
    _link(provider, alice)
    with pytest.raises(Refused):
        _link(provider, bob)
    assert WorkAccount.objects.get().account_id == alice.pk


def test_link_slipped_in_by_sql_opens_nothing(provider: Running, alice: Account, lena: Account) -> None:
    _link(provider, alice)
    row = WorkAccount.objects.get()
    WorkAccount.objects.all().delete()
    WorkAccount.objects.create(
        account=lena, issuer=row.issuer, subject=row.subject, linked_at=row.linked_at, proof=row.proof
    )
    assert not _signed_in(provider)


def test_provider_that_is_away_is_told_kindly(provider: Running, settings: Any, alice: Account) -> None:
    settings.SOCIALACCOUNT_PROVIDERS = Provider("http://127.0.0.1:9", CLIENT, SECRET, "Riverton", False).providers()
    client = Client()
    assert client.post(reverse("work-account")).headers["Location"] == reverse("account_login")
    assert b"did not work" in client.get(reverse("account_login")).content


def test_sign_in_page_offers_it_only_when_there_is_one(settings: Any) -> None:
    assert b"Sign in with Riverton" in Client().get(reverse("account_login")).content
    settings.SOCIALACCOUNT_PROVIDERS, settings.WORK_SIGN_IN_NAME = {}, ""
    assert b"Riverton" not in Client().get(reverse("account_login")).content
    assert Client().post(reverse("work-account")).status_code == 404
    assert Client().get(reverse("work-account-back")).status_code == 404
