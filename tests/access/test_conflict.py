"""Whether somebody knows the family is asked when a door is given and once of its holder; a yes closes it at once."""

from collections.abc import Callable
from urllib.parse import parse_qs, urlencode

import pytest
from django.db import connection, transaction
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from alongside.access.actions import barriers, grants
from alongside.access.actor import Scope, acting_as
from alongside.access.doors import opened_one
from alongside.access.models import Account, Acquaintance
from alongside.access.queries import barriers as reading
from alongside.access.vocabulary import Compartment, GrantReason, GrantRole, Knows, Purpose
from alongside.kernel.clock import now
from alongside.kernel.decisions import NotVisible
from alongside.people.models import YoungPerson
from alongside.workspace.queries import leading
from tests.attachments.conftest import write

Browse = Callable[[Account | None], Client]


@pytest.fixture
def given(mira: YoungPerson, bob: Account, lena: Account) -> YoungPerson:
    """Mira, whom Bob was given and has not opened yet."""
    with opened_one(mira.record_id, purpose=Purpose.SUPERVISION, viewer=lena):
        grants.give(
            record=mira.record_id,
            holder=bob,
            role=GrantRole.KEY_WORKER,
            compartments=[Compartment.EVERYDAY],
            purpose=Purpose.SUPPORT,
            reason=GrantReason.ALLOCATED,
            until=None,
            by=lena,
        )
    return mira


def _page(person: YoungPerson) -> str:
    return reverse("workspace:young-person", args=[person.record_id])


def _asked(person: YoungPerson) -> str:
    return reverse("workspace:acquaintance", args=[person.record_id])


def test_holder_is_asked_before_they_read_and_never_again(browse: Browse, given: YoungPerson, bob: Account) -> None:
    client = browse(bob)
    assert client.get(_page(given)).headers["Location"] == _asked(given)
    assert client.get(_asked(given)).status_code == 200
    assert client.post(_asked(given), {"knows": "none"}).headers["Location"] == _page(given)
    assert client.get(_page(given)).status_code == 200


@pytest.mark.parametrize("name", ["write", "correct", "files"])
@pytest.mark.parametrize("text", ["", "We went to the sea."])
def test_form_that_is_sent_waits_for_the_answer_and_keeps_what_was_typed(
    browse: Browse, given: YoungPerson, alice: Account, bob: Account, name: str, text: str
) -> None:
    entry = [] if name == "write" else [write(given, alice).pk]
    client, path = browse(bob), reverse(f"workspace:{name}", args=[given.record_id, *entry])
    answer = client.post(path, {"text": text, "description": text, "kind": "met"})
    assert answer.status_code == 302
    asked, query = answer.headers["Location"].split("?")
    assert asked == _asked(given)
    back = parse_qs(query)["next"][0]
    assert back.startswith(f"{path}?kept=")
    # Looking at the page again meanwhile loses nothing either.
    answer = client.get(back)
    assert answer.headers["Location"].split("?") == [asked, urlencode({"next": back})]
    assert client.post(answer.headers["Location"], {"knows": "none"}).headers["Location"] == back
    page = client.get(back)
    assert page.status_code == 200
    assert text in page.content.decode()


def test_script_that_sends_a_form_is_led_to_the_question(browse: Browse, given: YoungPerson, bob: Account) -> None:
    path = reverse("workspace:write", args=[given.record_id])
    answer = browse(bob).post(path, {"text": "We went to the sea."}, headers={"HX-Request": "true"})
    assert answer.headers["HX-Redirect"].startswith(f"{_asked(given)}?next=")


@pytest.mark.parametrize("back", ["https://elsewhere.example/", "//elsewhere.example", "elsewhere"])
def test_answer_leads_nowhere_else(browse: Browse, given: YoungPerson, bob: Account, back: str) -> None:
    answer = browse(bob).post(f"{_asked(given)}?{urlencode({'next': back})}", {"knows": "none"})
    assert answer.headers["Location"] == _page(given)


def test_whoever_started_the_record_or_leads_is_not_asked(
    browse: Browse, mira: YoungPerson, alice: Account, lena: Account
) -> None:
    assert browse(alice).get(_page(mira)).status_code == 200
    assert browse(lena).get(_page(mira)).status_code == 200


@pytest.mark.parametrize("knows", ["family", "household", "street", "friends", "harm", "other"])
def test_yes_closes_the_record_at_once_and_tells_the_lead(
    browse: Browse, given: YoungPerson, bob: Account, lena: Account, knows: str
) -> None:
    client = browse(bob)
    answer = client.post(_asked(given), {"knows": knows, "words": "We grew up next door."})
    assert answer.headers["Location"] == reverse("workspace:today")
    assert client.get(_page(given)).status_code == 404
    found = leading.of(now=now(), viewer=lena)
    assert found
    assert [(row.account_id, one.record) for row, one in found.stepped_back] == [(bob.pk, given.record_id)]
    with opened_one(given.record_id, purpose=Purpose.SUPERVISION, viewer=lena) as door:
        (closed,) = reading.of(record=given.record_id, door=door)
    assert (closed.reason, closed.barrier.is_own, closed.barrier.kind) == ("We grew up next door.", True, knows)


def test_lead_reads_it_once(browse: Browse, given: YoungPerson, bob: Account, lena: Account) -> None:
    browse(bob).post(_asked(given), {"knows": "friends"})
    found = leading.of(now=now(), viewer=lena)
    assert found
    ((row, one),) = found.stepped_back
    assert browse(lena).get(reverse("workspace:today")).status_code == 200
    browse(lena).post(reverse("workspace:barrier-notice", args=[one.record, row.pk]))
    again = leading.of(now=now(), viewer=lena)
    assert again
    assert again.stepped_back == []


def test_no_can_be_changed_to_yes_later(browse: Browse, mira: YoungPerson, alice: Account) -> None:
    client = browse(alice)
    assert client.post(_asked(mira), {"knows": "none"}).headers["Location"] == _page(mira)
    client.post(_asked(mira), {"knows": "street"})
    assert client.get(_page(mira)).status_code == 404


def test_question_costs_a_page_no_query(browse: Browse, mira: YoungPerson, alice: Account) -> None:
    client = browse(alice)
    client.get(_page(mira))
    with CaptureQueriesContext(connection) as asked:
        client.get(_page(mira))
    assert not [one for one in asked if "acquaintance" in (one["sql"] or "")]


@pytest.mark.parametrize(("knows", "kept"), [("none", "none"), ("not_asked", "not_asked"), ("", "not_asked")])
def test_lead_writes_down_whether_they_asked(
    browse: Browse, mira: YoungPerson, bob: Account, lena: Account, knows: str, kept: str
) -> None:
    browse(lena).post(reverse("workspace:grant-give", args=[mira.record_id]), _giving(bob, knows))
    with acting_as(lena.pk, Scope.TEAM), transaction.atomic():
        row = Acquaintance.objects.get(record=mira.record_id, account=bob)
    assert (row.answer, row.said_by_id) == (kept, lena.pk)


def test_door_is_not_given_to_somebody_who_knows_the_family(
    browse: Browse, mira: YoungPerson, bob: Account, lena: Account
) -> None:
    answer = browse(lena).post(reverse("workspace:grant-give", args=[mira.record_id]), _giving(bob, "knows"))
    assert "choose somebody else" in answer.content.decode()
    with pytest.raises(NotVisible), opened_one(mira.record_id, purpose=Purpose.SUPPORT, viewer=bob):
        pass


def test_answer_is_read_by_leads_and_by_whoever_gave_it(
    mira: YoungPerson, alice: Account, lena: Account, nia: Account
) -> None:
    with opened_one(mira.record_id, purpose=Purpose.SUPPORT, viewer=alice) as door:
        barriers.answer(record=mira.record_id, who=alice, knows=Knows.NONE, door=door, by=alice)
    for viewer, scope, seen in ((lena, Scope.TEAM, 2), (alice, Scope.CASELOAD, 1), (nia, Scope.CASELOAD, 1)):
        with acting_as(viewer.pk, scope), transaction.atomic():
            assert Acquaintance.objects.count() == seen


def _giving(holder: Account, knows: str) -> dict[str, str | list[str]]:
    given: dict[str, str | list[str]] = {
        "holder": str(holder.pk),
        "role": "co_worker",
        "compartments": ["everyday"],
        "reason": "joint_work",
    }
    return given | ({"knows": knows} if knows else {})
