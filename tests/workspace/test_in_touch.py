"""The pages of reaching out: one tap saves a try, a plan is proposed and agreed, and silence reads as our persistence."""

import re
from collections.abc import Callable
from datetime import timedelta
from typing import Any
from uuid import uuid4

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from alongside.access.doors import opened_one
from alongside.access.models import Account
from alongside.access.vocabulary import Purpose
from alongside.kernel.clock import now
from alongside.outreach.actions import tries
from alongside.outreach.actions.tries import Tried
from alongside.outreach.models import ContactOverride, Try
from alongside.outreach.queries import plans
from alongside.outreach.queries.plans import Plan
from alongside.outreach.vocabulary import Channel, Outcome, Rule
from alongside.people.actions import young_people
from alongside.people.cards import Card
from alongside.people.models import YoungPerson
from tests import cast
from tests.outreach import agreeing

Browse = Callable[[Account | None], Client]
SILENT = "No reply for a while: our plan moves"


def shown(client: Client, mira: YoungPerson, place: str = "in-touch") -> str:
    response = client.get(reverse(f"workspace:{place}", args=[mira.record_id]))
    assert response.status_code == 200
    return response.content.decode()


def tap(client: Client, mira: YoungPerson, outcome: str, **given: str) -> Any:
    """Everything as the page has it, and one tap on what happened."""
    page = shown(client, mira, "try")
    fields = {
        name: value
        for name, value in re.findall(
            r'<input[^>]*name="([a-z_]+)"[^>]*value="([^"]*)"(?=[^>]*(?:checked|type="text"|>))', page
        )
        if name.startswith(("happened_at", "once"))
    }
    checked = re.search(r'name="channel" value="([a-z_]+)"[^>]*checked', page)
    assert checked
    data = fields | {"channel": checked[1], "outcome": outcome, "next_in": "", "next_channel": ""} | given
    return client.post(reverse("workspace:try", args=[mira.record_id]), data)


def newest(mira: YoungPerson) -> Try:
    with opened_one(mira.record_id, purpose=Purpose.SUPPORT, viewer=cast.account("alice")):
        found = Try.objects.filter(record=mira.record_id).order_by("-recorded_at").first()
    assert found
    return found


def plan_of(mira: YoungPerson) -> Plan | None:
    with opened_one(mira.record_id, purpose=Purpose.SUPPORT, viewer=cast.account("alice")) as door:
        return plans.live(record=mira.record_id, door=door)


def planned(**given: str) -> dict[str, str]:
    day = timezone.localdate() + timedelta(days=5)
    when = {"next_try_on_day": str(day.day), "next_try_on_month": str(day.month), "next_try_on_year": str(day.year)}
    return {"first": "call", "second": "home_ground", "cadence_days": "5", "number": "0", **when, **given}


def propose(client: Client, mira: YoungPerson, **given: str) -> Any:
    return client.post(reverse("workspace:outreach-plan", args=[mira.record_id]), planned(**given))


def test_first_day_says_what_to_begin_with(browse: Browse, mira: YoungPerson, alice: Account) -> None:
    page = shown(browse(alice), mira)
    assert "Nothing is proposed yet." in page
    assert "today, if you can" in page


def test_one_tap_saves_a_try_and_says_what_comes_next(browse: Browse, mira: YoungPerson, alice: Account) -> None:
    client = browse(alice)
    response = tap(client, mira, "no_reply")
    assert response.status_code == 302
    page = client.get(response.headers["Location"]).content.decode()
    assert "Saved. What we do next: Text message, by" in page
    assert "We tried once, and the door stayed open." in page


def test_wrong_button_and_back_is_told_and_not_lost(browse: Browse, mira: YoungPerson, alice: Account) -> None:
    client, once = browse(alice), str(uuid4())
    assert tap(client, mira, "met", once=once).status_code == 302
    again = tap(client, mira, "no_reply", once=once)
    page = client.get(again.headers["Location"]).content.decode()
    assert "Saved. What we do next" in page
    assert "saved before as “We met”, and that stays too. Was that the wrong button?" in page
    assert newest(mira).outcome == Outcome.NO_REPLY


@pytest.mark.parametrize(
    ("outcome", "field", "given"),
    [
        ("asked_for_space", "For how long did they ask for space?", {"space_for": "14"}),
        ("could_not", "What was it?", {"misfit": "place"}),
        ("did_not_come", "What stood in the way", {"why": "The bus did not run."}),
    ],
)
def test_what_belongs_to_an_outcome_is_asked_for_once_it_is_chosen(
    browse: Browse, mira: YoungPerson, alice: Account, outcome: str, field: str, given: dict[str, str]
) -> None:
    client = browse(alice)
    assert field not in shown(client, mira, "try")
    asked = tap(client, mira, outcome, text="I waited with two cups.")
    assert asked.status_code == 200
    assert field in asked.content.decode()
    assert "I waited with two cups." in asked.content.decode()
    assert tap(client, mira, outcome, **given).status_code == 302
    assert newest(mira).outcome == outcome


def test_somebody_too_young_is_never_said_not_to_have_come(browse: Browse, alice: Account) -> None:
    born = timezone.localdate() - timedelta(days=365 * 12)
    wren = young_people.add(card=Card(known_as="Wren", born=born), team=cast.team().pk, now=now(), by=alice)
    page = tap(browse(alice), wren, "did_not_come", why="The bus did not run.").content.decode()
    assert "too young to have to come alone" in page


def test_another_day_is_within_the_floor_or_said_to_be_too_far(
    browse: Browse, mira: YoungPerson, alice: Account
) -> None:
    far = timezone.localdate() + timedelta(days=40)
    day = {
        "next_in": "day",
        "next_on_day": str(far.day),
        "next_on_month": str(far.month),
        "next_on_year": str(far.year),
    }
    client = browse(alice)
    assert "longer than we ever stay silent" in tap(client, mira, "no_reply", **day).content.decode()
    assert "enter a day, a month and a year" in tap(client, mira, "no_reply", next_in="day").content.decode()


def test_way_they_never_want_asks_for_a_reason_that_a_lead_looks_at(
    browse: Browse, mira: YoungPerson, alice: Account
) -> None:
    agreeing.agree(mira.record_id, agreeing.agreed({Channel.CALL: Rule.NEVER}), by=alice)
    client = browse(alice)
    page = shown(client, mira, "try")
    assert "They said: never" in page
    assert 'value="call" id="id_channel_1" checked' not in page
    asked = tap(client, mira, "no_reply", channel="call")
    assert "They said: never this way. Why was it right today?" in asked.content.decode()
    assert tap(client, mira, "no_reply", channel="call", otherwise="danger").status_code == 302
    with opened_one(mira.record_id, purpose=Purpose.SUPPORT, viewer=alice):
        assert ContactOverride.objects.filter(record=mira.record_id, channel="call").count() == 1


def test_next_try_goes_through_the_ways_they_agreed_to(browse: Browse, mira: YoungPerson, alice: Account) -> None:
    client = browse(alice)
    assert propose(client, mira).status_code == 302
    tap(client, mira, "no_reply")
    assert (newest(mira).channel, newest(mira).next_channel) == ("call", "home_ground")
    tap(client, mira, "replied")
    assert (newest(mira).channel, newest(mira).next_channel) == ("home_ground", "home_ground")


def test_silence_proposes_what_was_not_tried(browse: Browse, mira: YoungPerson, alice: Account) -> None:
    client = browse(alice)
    for _ in range(2):
        tap(client, mira, "no_reply")
    assert SILENT not in shown(client, mira)
    tap(client, mira, "no_reply")
    page = shown(client, mira)
    assert SILENT in page
    assert "Write a card by hand" in page
    assert "Why am I asked this?" in page
    tap(client, mira, "replied")
    assert SILENT not in shown(client, mira)


def test_no_page_counts_replies(browse: Browse, mira: YoungPerson, alice: Account) -> None:
    client = browse(alice)
    for outcome in ("replied", "no_reply", "replied", "met"):
        tap(client, mira, outcome)
    page = shown(client, mira)
    assert page.count('<span class="mark mark--touch"></span>') == 1 + 3
    assert "%" not in re.sub(r"<[^>]*>", "", page.split("<main")[1])
    assert "3 times" not in page


def test_plan_is_proposed_and_then_agreed(browse: Browse, mira: YoungPerson, alice: Account) -> None:
    client = browse(alice)
    assert propose(client, mira, places="The bench by the pond", weekdays="3").status_code == 302
    page = shown(client, mira)
    assert "What we propose to them" in page
    assert "The bench by the pond" in page
    assert "Thursday" in page
    found = plan_of(mira)
    assert found
    agreeing = reverse("workspace:outreach-plan-agree", args=[mira.record_id, found.row.pk])
    assert client.post(agreeing, {"seen": "1"}).status_code == 200
    assert client.post(agreeing, {"seen": "1", "how": "talked", "words": "Fine by me."}).status_code == 302
    page = shown(client, mira)
    assert "What is agreed with them" in page
    assert "Fine by me." in page


def test_second_tab_is_shown_what_was_saved_and_keeps_what_was_typed(
    browse: Browse, mira: YoungPerson, alice: Account
) -> None:
    client = browse(alice)
    propose(client, mira, places="The pond")
    late = propose(client, mira, places="The library")
    assert late.status_code == 409
    page = late.content.decode()
    assert "The pond" in page
    assert 'value="The library"' in page
    assert propose(client, mira, places="The library", number="1").status_code == 302


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ({"cadence_days": "30"}, "longer than we ever stay silent"),
        ({"cadence_days": "99999999999"}, "longer than we ever stay silent"),
        ({"cadence_days": "often"}, "whole number"),
        ({"second": "call"}, "choose each way once"),
        ({"first": ""}, "Choose how we will try first."),
    ],
)
def test_plan_that_cannot_be_says_why_and_keeps_what_was_typed(
    browse: Browse, mira: YoungPerson, alice: Account, given: dict[str, str], said: str
) -> None:
    response = propose(browse(alice), mira, places="The pond", **given)
    assert response.status_code == 200
    assert said.lower() in response.content.decode().lower()
    assert "The pond" in response.content.decode()


def test_who_would_rather_not_be_asked_is_not(browse: Browse, mira: YoungPerson, alice: Account) -> None:
    client = browse(alice)
    assert propose(client, mira, places_instead="dont_ask").status_code == 302
    page = shown(client, mira, "outreach-plan")
    assert "Where do they feel at home?" in page
    assert 'name="places"' not in page
    assert propose(client, mira, number="1", places="Posted all the same").status_code == 302
    found = plan_of(mira)
    assert found
    assert found.card.places == ""


@pytest.mark.parametrize("place", ["in-touch", "try", "outreach-plan"])
@pytest.mark.parametrize(("name", "answer"), [("alice", 200), ("lena", 200), ("bob", 404), ("olu", 404), ("pat", 404)])
def test_page_opens_only_behind_a_door(browse: Browse, mira: YoungPerson, place: str, name: str, answer: int) -> None:
    response = browse(cast.account(name)).get(reverse(f"workspace:{place}", args=[mira.record_id]))
    assert response.status_code == answer


def test_who_sees_health_only_reads_no_word_of_it(
    browse: Browse, mira: YoungPerson, alice: Account, nia: Account
) -> None:
    tap(browse(alice), mira, "no_reply", text="By the duck pond.")
    client = browse(nia)
    assert "duck pond" not in shown(client, mira)
    assert client.get(reverse("workspace:try", args=[mira.record_id])).status_code == 403


def test_plan_of_another_record_is_not_found(browse: Browse, mira: YoungPerson, alice: Account) -> None:
    client = browse(alice)
    propose(client, mira)
    other = young_people.add(card=Card(known_as="Wren"), team=cast.team().pk, now=now(), by=alice)
    found = plan_of(mira)
    assert found
    path = reverse("workspace:outreach-plan-agree", args=[other.record_id, found.row.pk])
    assert client.get(path).status_code == 404


def test_today_says_how_and_what_was_said_last(browse: Browse, alice: Account) -> None:
    at = now() - timedelta(days=10)
    robin = young_people.add(card=Card(known_as="Robin"), team=cast.team().pk, now=at, by=alice)
    with opened_one(robin.record_id, purpose=Purpose.SUPPORT, viewer=alice) as door:
        tried = Tried(
            Channel.TEXT, Outcome.NO_REPLY, at, words="I sent the picture of the duck.", next_channel=Channel.CARD
        )
        tries.add(record=robin.record_id, tried=tried, age=None, now=at, door=door, by=alice)
    page = browse(alice).get(reverse("workspace:today")).content.decode()
    assert "It is the day of our next try." in page
    assert "I sent the picture of the duck." in page
    assert "Card or letter" in page
