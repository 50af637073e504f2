"""Every page of the workspace, met by every member of the cast."""

from collections.abc import Callable

import pytest
from django.test import Client
from django.urls import reverse

from alongside.access.doors import opened_one
from alongside.access.models import Account
from alongside.access.vocabulary import Purpose
from alongside.kernel.clock import now
from alongside.people.models import YoungPerson
from alongside.record.actions import entries
from alongside.record.vocabulary import Kind
from tests import cast

Browse = Callable[[Account | None], Client]
OK, HIDDEN, REFUSED, SIGN_IN = 200, 404, 403, 302

ABOUT_MIRA = ("young-person", "about", "who-matters", "write", "pace", "record-notes", "who-can-see", "who-has-seen")
EVERYBODYS = ("today", "young-people", "young-person-add", "people", "search", "notes", "account", "rules")


@pytest.mark.parametrize("place", ABOUT_MIRA)
@pytest.mark.parametrize(
    ("name", "answer"),
    [
        ("alice", OK),
        ("bob", HIDDEN),
        ("lena", OK),
        ("sam", OK),
        ("olu", HIDDEN),
        ("dee", OK),
        ("pat", HIDDEN),
        ("ari", HIDDEN),
        ("nia", OK),
        ("vic", HIDDEN),
    ],
)
def test_a_page_about_mira_opens_only_behind_a_door(
    browse: Browse, mira: YoungPerson, place: str, name: str, answer: int
) -> None:
    response = browse(cast.account(name)).get(reverse(f"workspace:{place}", args=[mira.record_id]))
    assert response.status_code == answer


@pytest.mark.parametrize("place", ABOUT_MIRA)
def test_a_page_about_mira_asks_strangers_to_sign_in(browse: Browse, mira: YoungPerson, place: str) -> None:
    response = browse(None).get(reverse(f"workspace:{place}", args=[mira.record_id]))
    assert response.status_code == SIGN_IN
    assert response.headers["Location"].startswith(reverse("account_login"))


@pytest.mark.parametrize("place", EVERYBODYS)
@pytest.mark.parametrize("name", ["alice", "lena", "dee", "pat", "ari", "nia", "vic"])
def test_a_page_of_ones_own_opens_for_everybody(browse: Browse, mira: YoungPerson, place: str, name: str) -> None:
    response = browse(cast.account(name)).get(reverse(f"workspace:{place}"))
    assert response.status_code == OK


@pytest.mark.parametrize(("name", "offered"), [("alice", True), ("lena", True), ("pat", False), ("ari", False)])
def test_somebody_new_is_offered_to_those_who_can_start_a_record(browse: Browse, name: str, offered: bool) -> None:
    page = browse(cast.account(name)).get(reverse("workspace:young-people")).content.decode()
    assert (reverse("workspace:young-person-add") in page) is offered


@pytest.mark.parametrize(("name", "answer"), [("pat", OK), ("lena", REFUSED), ("alice", REFUSED)])
def test_the_ledger_opens_for_the_data_protection_lead_only(
    browse: Browse, mira: YoungPerson, name: str, answer: int
) -> None:
    response = browse(cast.account(name)).get(reverse("workspace:ledger"))
    assert response.status_code == answer


@pytest.mark.parametrize("place", ["exchange:files", "exchange:bring"])
@pytest.mark.parametrize(("name", "answer"), [("dee", OK), ("lena", REFUSED), ("nia", REFUSED)])
def test_files_are_brought_in_by_data_officers_only(
    browse: Browse, db: None, place: str, name: str, answer: int
) -> None:
    assert browse(cast.account(name)).get(reverse(place)).status_code == answer


@pytest.mark.parametrize("name", ["dee", "nia"])
def test_who_was_shared_one_part_sees_no_name_and_no_note(
    browse: Browse, alice: Account, mira: YoungPerson, name: str
) -> None:
    with opened_one(mira.record_id, purpose=Purpose.SUPPORT, viewer=alice) as door:
        words = entries.Words("We walked by the river.", Kind.MET, now())
        entries.add(record=mira.record_id, words=words, now=now(), door=door, by=alice)
    response = browse(cast.account(name)).get(reverse("workspace:young-person", args=[mira.record_id]))
    assert "Shared without a name" in response.text
    assert not any(secret in response.text for secret in ("Mira", "Amira", "river"))
