"""What is posted to a page does only what the person may do, and only once they mean it."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.conf import settings
from django.db import connection
from django.test import Client
from django.urls import reverse

from alongside.access.actor import Scope, acting_as
from alongside.access.doors import opened_one
from alongside.access.models import Account
from alongside.access.vocabulary import Purpose
from alongside.kernel.clock import now
from alongside.people.cards import Card
from alongside.people.models import YoungPerson
from alongside.people.queries import young_people
from alongside.record.actions import entries
from alongside.record.models import Entry
from alongside.record.vocabulary import Kind, Sharing
from tests import cast
from tests.architecture.addresses import NOBODYS, addresses
from tests.attacks.surfing import FORMS, Form

Browse = Callable[[Account | None], Client]
GIVEN = {"role": "co_worker", "compartments": ["everyday"], "reason": "joint_work"}


@pytest.fixture
def held_back(alice: Account, mira: YoungPerson) -> Entry:
    """Something Alice held back for a while."""
    day = now().date() + timedelta(days=3)
    words = entries.Words("We met.", Kind.MET, now(), withheld_because="Soon.", review_on=day)
    with opened_one(mira.record_id, purpose=Purpose.SUPPORT, viewer=alice) as door:
        return entries.add(record=mira.record_id, words=words, now=now(), door=door, by=alice)


def _asked(question: str, *values: Any, by: Account, scope: Scope = Scope.CASELOAD) -> list[tuple[Any, ...]]:
    with acting_as(by.pk, scope), connection.cursor() as cursor:
        cursor.execute(question, values)
        return list(cursor.fetchall())


def _grants(mira: YoungPerson) -> list[tuple[Any, ...]]:
    question = "select holder_id, version, ends_at from access.who_can_see(%s) order by id"
    return _asked(question, mira.record_id, by=cast.account("lena"), scope=Scope.TEAM)


def _last_line(by: Account) -> tuple[Any, ...]:
    return _asked(
        "select verb, thing, purpose from ledger_line where actor = %s order by id desc limit 1", by.pk, by=by
    )[0]


def _card(mira: YoungPerson, by: Account) -> tuple[Card, int]:
    with opened_one(mira.record_id, purpose=Purpose.SUPPORT, viewer=by) as door:
        person = young_people.get(record=mira.record_id)
        assert person
        return young_people.card(person, door=door), person.version


@pytest.mark.parametrize("who", ["alice", "nia", "dee"])
def test_nobody_but_a_lead_gives_access_by_posting(browse: Browse, mira: YoungPerson, who: str) -> None:
    before, by = _grants(mira), cast.account(who)
    path = reverse("workspace:grant-give", args=[mira.record_id])
    assert browse(by).get(path).status_code == 403
    response = browse(by).post(path, {"holder": str(cast.account("bob").pk), **GIVEN})
    assert response.status_code == 403
    assert _grants(mira) == before
    assert _last_line(by) == ("act.refused", mira.record_id, "workspace:grant-give")


@pytest.mark.parametrize("who", ["nia", "dee"])
def test_nobody_but_a_lead_or_the_holder_ends_access_by_posting(browse: Browse, mira: YoungPerson, who: str) -> None:
    before, by = _grants(mira), cast.account(who)
    (alices,) = _asked("select id from access_grant where record_id = %s", mira.record_id, by=cast.account("alice"))
    path = reverse("workspace:grant-end", args=[mira.record_id, alices[0]])
    assert browse(by).post(path, {"reason": "mistake"}).status_code == 403
    assert _grants(mira) == before
    assert _last_line(by) == ("act.refused", mira.record_id, "workspace:grant-end")


def test_lead_gives_nothing_that_is_not_on_the_form(browse: Browse, mira: YoungPerson, lena: Account) -> None:
    before = _grants(mira)
    path = reverse("workspace:grant-give", args=[mira.record_id])
    changes: tuple[dict[str, object], ...] = (
        {"compartments": ["everyday", "intelligence"]},
        {"compartments": ["private"]},
        {"compartments": []},
        {"role": "safeguarding_lead"},
        {"role": "uploader"},
        {"reason": "team"},
        {"holder": str(NOBODYS)},
        {"holder": "' or 1=1 --"},
    )
    for change in changes:
        posted = {"holder": str(cast.account("bob").pk), **GIVEN, **change}
        assert browse(lena).post(path, posted).status_code == 200, change
    assert _grants(mira) == before


def test_second_door_for_the_same_person_is_refused(browse: Browse, mira: YoungPerson, lena: Account) -> None:
    path = reverse("workspace:grant-give", args=[mira.record_id])
    response = browse(lena).post(path, {"holder": str(cast.account("nia").pk), **GIVEN, "role": "partner"})
    assert response.status_code == 403
    assert b"Nia" in response.content


@pytest.mark.parametrize("seen", ["0", "2", "99", "2147483648"])
def test_card_is_not_written_over_a_version_that_was_not_seen(
    browse: Browse, mira: YoungPerson, alice: Account, seen: str
) -> None:
    path = reverse("workspace:card", args=[mira.record_id])
    response = browse(alice).post(path, {"known_as": "Somebody else", "seen": seen})
    assert response.status_code == 409
    card, version = _card(mira, alice)
    assert (card.known_as, version) == ("Mira", 1)
    assert b"Somebody else" in response.content


@pytest.mark.parametrize("seen", ["0", "2", "2147483648"])
def test_sharing_names_the_version_that_was_seen(
    browse: Browse, mira: YoungPerson, alice: Account, held_back: Entry, seen: str
) -> None:
    path = reverse("workspace:share", args=[mira.record_id, held_back.pk])
    browse(alice).post(path, {"seen": seen})
    rows = _asked("select sharing, version from record_entry where id = %s", held_back.pk, by=alice)
    assert rows == [(Sharing.WITHHELD, 1)]


@pytest.mark.parametrize("who", ["dee", "nia", "bob", "pat"])
def test_card_is_changed_by_nobody_to_whom_it_is_not_open(browse: Browse, mira: YoungPerson, who: str) -> None:
    path = reverse("workspace:card", args=[mira.record_id])
    response = browse(cast.account(who)).post(path, {"known_as": "Somebody else", "seen": "1"})
    assert response.status_code == 404
    assert _card(mira, cast.account("alice"))[0].known_as == "Mira"


@pytest.mark.parametrize("who", ["dee", "nia"])
def test_nothing_is_written_in_a_part_that_is_not_open(browse: Browse, mira: YoungPerson, who: str) -> None:
    posted = {
        "kind": "met", "happened_at_day": "1", "happened_at_month": "2", "happened_at_year": "2026",
        "happened_at_time": "10:00", "text": "Something.", "rests_on": "seen", "compartment": "everyday",
        "sharing": "shared",
    }  # fmt: skip
    response = browse(cast.account(who)).post(reverse("workspace:write", args=[mira.record_id]), posted)
    assert response.status_code == 200
    assert _asked("select id from record_entry", by=cast.account("alice")) == []


@pytest.mark.parametrize("form", FORMS, ids=lambda form: form.name)
def test_form_without_its_token_is_refused(db: None, mira: YoungPerson, alice: Account, form: Form) -> None:
    client = Client(enforce_csrf_checks=True)
    client.force_login(alice, "alongside.access.backends.SignIn")
    (address,) = (one for one in addresses() if one.name == form.name)
    path = reverse(
        form.name, kwargs=address.arguments | ({"record": mira.record_id} if "record" in address.places else {})
    )
    for posted in ({}, {"csrfmiddlewaretoken": "x" * 64}):
        response = client.post(path, posted)
        assert response.status_code == 403
        assert b"govuk" in response.content


OURS = [one for one in addresses() if one.name.startswith(("workspace:", "exchange:", "evidence:"))]


@pytest.mark.parametrize("method", ["put", "patch", "delete", "options"])
def test_other_methods_are_not_answered(browse: Browse, dee: Account, method: str) -> None:
    client = browse(dee)
    for address in OURS:
        response = getattr(client, method)(reverse(address.name, kwargs=address.arguments))
        assert response.status_code == 405, address.name


ELSEWHERE = [
    "https://elsewhere.example/", "//elsewhere.example", "///elsewhere.example", "\\\\elsewhere.example",
    "/\\elsewhere.example", "http:elsewhere.example", "javascript:alert(1)", "https:///elsewhere.example",
    "//elsewhere.example%2f@testserver", "\thttps://elsewhere.example", "http://testserver@elsewhere.example/",
]  # fmt: skip


@pytest.mark.parametrize("target", ELSEWHERE)
def test_choosing_a_language_leads_nowhere_else(browse: Browse, alice: Account, target: str) -> None:
    for client in (browse(None), browse(alice)):
        response = client.post(reverse("set-language"), {"language": "ar", "next": target})
        assert (response.status_code, response.headers["Location"]) == (302, "/")


@pytest.mark.parametrize("language", ["", "xx", "en-x-'", "../../ar", "a" * 5000])
def test_language_that_is_not_offered_changes_nothing(browse: Browse, alice: Account, language: str) -> None:
    response = browse(alice).post(reverse("set-language"), {"language": language, "next": "/me/"})
    assert (response.status_code, response.headers["Location"]) == (302, "/me/")
    assert settings.LANGUAGE_COOKIE_NAME not in response.cookies
    alice.refresh_from_db()
    assert alice.language == "en"
