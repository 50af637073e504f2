"""Acts that weigh a lot ask once more who it is, keep what was typed, and write that they asked."""

import re
from collections.abc import Callable
from contextlib import suppress
from urllib.parse import parse_qs, urlsplit

import pytest
from allauth.mfa.totp.internal.auth import TOTP
from django.conf import settings
from django.test import Client
from django.urls import NoReverseMatch, resolve, reverse

from alongside.access import factors
from alongside.access.actions import leaving
from alongside.access.models import Account
from alongside.kernel.clock import now
from alongside.kernel.ids import new_id
from alongside.ledger.vocabulary import Verb
from alongside.people.models import YoungPerson
from alongside.workspace.queries import leading
from tests import cast
from tests.access.test_account_lines import lines_of
from tests.access.test_moves import propose
from tests.exchange.bringing import stage
from tests.exchange.samples import sample

Browse = Callable[[Account | None], Client]
LONG_AGO = settings.ACCOUNT_REAUTHENTICATION_TIMEOUT + 5


def _give(client: Client, mira: YoungPerson) -> tuple[str, str]:
    """Post a way in for Bob: where the answer leads, and what stands after ``next``."""
    path = reverse("workspace:grant-give", args=[mira.record_id])
    answer = client.post(path, {"holder": "", "compartments": "everyday", "reason": "joint_work"})
    where = answer.headers.get("Location", "")
    return where, parse_qs(urlsplit(where).query).get("next", [""])[0]


def test_fresh_sign_in_is_proof_enough(browse: Browse, lena: Account, mira: YoungPerson) -> None:
    assert _give(browse(lena), mira) == ("", "")


def test_proof_from_long_ago_is_asked_for_again(browse: Browse, lena: Account, pat: Account, mira: YoungPerson) -> None:
    client = browse(lena)
    cast.show_lately(client, lena, ago=LONG_AGO)
    where, back = _give(client, mira)
    assert where.startswith(reverse("account_reauthenticate"))
    assert "kept=" in back
    assert lines_of(Verb.ACCOUNT_PROOF_ASKED, pat) == 1


def test_looking_needs_no_proof(browse: Browse, lena: Account, mira: YoungPerson) -> None:
    client = browse(lena)
    cast.show_lately(client, lena, ago=LONG_AGO)
    assert client.get(reverse("workspace:grant-give", args=[mira.record_id])).status_code == 200


def test_what_was_typed_comes_back_after_the_proof(
    browse: Browse, lena: Account, pat: Account, mira: YoungPerson
) -> None:
    client = browse(lena)
    cast.show_lately(client, lena, ago=LONG_AGO)
    _, back = _give(client, mira)
    answer = client.post(reverse("account_reauthenticate"), {"password": cast.PASSWORD, "next": back})
    assert answer.headers["Location"] == back
    page = client.get(back).content.decode()
    assert re.search(r'value="joint_work"[^>]* (checked|selected)', page)
    assert lines_of(Verb.ACCOUNT_PROVED, pat) == 1
    assert _give(client, mira) == ("", "")


def test_wrong_password_is_no_proof(browse: Browse, lena: Account, pat: Account, mira: YoungPerson) -> None:
    client = browse(lena)
    cast.show_lately(client, lena, ago=LONG_AGO)
    client.post(reverse("account_reauthenticate"), {"password": "something else"})
    assert _give(client, mira)[0]
    assert (lines_of(Verb.ACCOUNT_PROVED, pat), lines_of(Verb.ACCOUNT_SIGN_IN_FAILED, pat)) == (0, 1)


def test_proof_of_somebody_else_in_the_same_browser_is_none(
    browse: Browse, lena: Account, sam: Account, mira: YoungPerson
) -> None:
    client = browse(lena)
    cast.show_lately(client, sam)
    assert _give(client, mira)[0]


def test_single_sign_on_alone_is_no_fresh_proof(browse: Browse, lena: Account, mira: YoungPerson) -> None:
    client = browse(lena)
    session = client.session
    session["account_authentication_methods"][0]["method"] = "socialaccount"
    session.save()
    assert _give(client, mira)[0]


def test_file_asks_as_it_begins_and_leads_back_to_its_page(browse: Browse, dee: Account) -> None:
    file = stage(sample("CIN2rows.xml"), dee)
    client = browse(dee)
    cast.show_lately(client, dee, ago=LONG_AGO)
    go_on = reverse("exchange:go-on", args=[file.pk])
    answer = client.post(go_on)
    query = parse_qs(urlsplit(answer.headers["Location"]).query)
    assert query["next"] == [reverse("exchange:file", args=[file.pk])]
    cast.show_lately(client, dee)
    assert client.post(go_on).headers["Location"] == reverse("exchange:file", args=[file.pk])


def test_code_is_asked_of_somebody_with_a_code_app(browse: Browse, lena: Account, mira: YoungPerson) -> None:
    with factors.of(lena.pk):
        TOTP.activate(lena, "JBSWY3DPEHPK3PXP")
    client = browse(lena)
    cast.show_lately(client, lena, ago=LONG_AGO)
    where, _ = _give(client, mira)
    assert where.startswith(reverse("mfa_reauthenticate"))
    page = client.get(where)
    assert page.status_code == 200
    assert reverse("account_reauthenticate") in page.content.decode()


@pytest.mark.parametrize("name", ["mfa_add_webauthn", "mfa_activate_totp"])
def test_own_factors_ask_for_a_fresh_proof(browse: Browse, una: Account, name: str) -> None:
    client = browse(una)
    assert client.get(reverse(name)).status_code == 200
    cast.show_lately(client, una, ago=LONG_AGO)
    assert client.get(reverse(name)).headers["Location"].startswith(reverse("account_reauthenticate"))


# Whatever gives or takes a way in and can wait until somebody has shown who they are; opening in an emergency cannot,
# nor can closing a record to somebody.
ASK_AGAIN = [
    "workspace:leaving", "workspace:grant-give", "workspace:grant-end", "workspace:barrier-lift",
    "workspace:emergency-review", "workspace:move", "workspace:move-answer", "workspace:ledger-export",
    "exchange:take-back",
]  # fmt: skip
CANNOT_WAIT = ["workspace:emergency", "workspace:emergency-by-link", "workspace:closed-to", "workspace:acquaintance"]


def _asks_again(name: str) -> bool:
    for filled in range(4):
        with suppress(NoReverseMatch):
            return getattr(resolve(reverse(name, args=[new_id()] * filled)).func, "asks_again", False)
    raise AssertionError(name)


@pytest.mark.parametrize("name", ASK_AGAIN)
def test_act_that_gives_or_takes_access_asks_for_a_fresh_proof(name: str) -> None:
    assert _asks_again(name)


@pytest.mark.parametrize("name", CANNOT_WAIT)
def test_act_that_cannot_wait_asks_for_none(name: str) -> None:
    assert not _asks_again(name)


def test_account_is_not_closed_without_a_fresh_proof(
    browse: Browse, lena: Account, alice: Account, mira: YoungPerson
) -> None:
    client, path = browse(lena), reverse("workspace:leaving", args=[alice.pk])
    cast.show_lately(client, lena, ago=LONG_AGO)
    assert client.post(path, {"everybody": ""}).headers["Location"].startswith(reverse("account_reauthenticate"))
    assert Account.objects.get(pk=alice.pk).is_active
    cast.show_lately(client, lena)
    assert client.post(path, {"everybody": ""}).headers["Location"] == reverse("workspace:people")


def test_door_is_not_kept_without_a_fresh_proof_and_leads_back_to_today(
    browse: Browse, lena: Account, sam: Account, ari: Account, mira: YoungPerson
) -> None:
    leaving.close(who=lena, takes_over={}, now=now(), by=ari)
    found = leading.of(now=now(), viewer=sam)
    assert found
    ((door, _),) = found.doors
    client, path = browse(sam), reverse("workspace:grant-keep", args=[mira.record_id, door.pk])
    cast.show_lately(client, sam, ago=LONG_AGO)
    query = parse_qs(urlsplit(client.post(path, {"seen": door.version}).headers["Location"]).query)
    assert query["next"] == [reverse("workspace:today")]
    again = leading.of(now=now(), viewer=sam)
    assert again
    assert len(again.doors) == 1


def test_record_is_neither_offered_nor_taken_without_a_fresh_proof(
    browse: Browse, lena: Account, sam: Account, mira: YoungPerson
) -> None:
    client = browse(lena)
    cast.show_lately(client, lena, ago=LONG_AGO)
    path = reverse("workspace:move", args=[mira.record_id])
    assert client.post(path, {"why": "nearer"}).headers["Location"].startswith(reverse("account_reauthenticate"))
    move = propose(mira)
    other = browse(sam)
    cast.show_lately(other, sam, ago=LONG_AGO)
    answer = other.post(reverse("workspace:move-answer", args=[move.pk]), {"answer": "taken"})
    assert answer.headers["Location"].startswith(reverse("account_reauthenticate"))


def test_emergency_opens_without_one(browse: Browse, olu: Account, mira: YoungPerson) -> None:
    client = browse(olu)
    cast.show_lately(client, olu, ago=LONG_AGO)
    path = reverse("workspace:emergency-by-link", args=[mira.record_id])
    answer = client.post(path, {"kind": "danger", "reason": "She rang."})
    assert answer.headers["Location"] == reverse("workspace:young-person", args=[mira.record_id])
