"""Both sides of a decision in a browser: short steps for a worker, one tap and their own words for a young person."""

from collections.abc import Callable

from django.test import Client
from django.urls import reverse

from alongside.access.models import Account
from alongside.people.models import YoungPerson
from alongside.voice.models import Decision
from tests import own_space
from tests.voice import decided

Browse = Callable[[Account | None], Client]


def _path(mira: YoungPerson, decision: Decision, name: str = "decision") -> str:
    return reverse(f"workspace:{name}", args=[mira.record_id, decision.pk])


def test_decision_is_begun_with_two_answers_and_goes_on_step_by_step(
    browse: Browse, mira: YoungPerson, alice: Account
) -> None:
    client = browse(alice)
    begin = reverse("workspace:decision-begin", args=[mira.record_id])
    given = {"title": "Which college", "about": "school", "compartment": "everyday", "reading": "read"}
    assert client.post(begin, {**given, "title": ""}).status_code == 200
    went = client.post(begin, given)
    assert went.status_code == 302
    page = client.get(went.headers["Location"]).content.decode()
    assert "Which college" in page
    assert "Not offered yet" in page
    row = Decision(pk=went.headers["Location"].rstrip("/").rpartition("/")[2])
    said = {"what": "wish", "medium": "said", "words": "The one by the river."}
    assert client.post(_path(mira, row, "decision-say"), {**said, "words": ""}).status_code == 200
    assert client.post(_path(mira, row, "decision-say"), said).status_code == 302
    choice = {"words": "By the river.", "weight": "as_they_want", "reasons": "She likes it there."}
    assert client.post(_path(mira, row, "decision-decide"), choice).status_code == 302
    told = {"words": "You have a place!", "how": "in_person"}
    told |= {"on_day": str(decided.TODAY.day), "on_month": str(decided.TODAY.month), "on_year": str(decided.TODAY.year)}
    assert client.post(_path(mira, row, "decision-tell"), {"how": "call"}).status_code == 200
    assert client.post(_path(mira, row, "decision-tell"), told).status_code == 302
    assert client.post(_path(mira, row, "decision-finish"), {}).status_code == 302
    assert "You have a place!" in client.get(_path(mira, row)).content.decode()
    assert "Which college" in client.get(reverse("workspace:decisions", args=[mira.record_id])).content.decode()


def test_what_is_not_read_yet_needs_a_reason_and_a_day(browse: Browse, mira: YoungPerson, alice: Account) -> None:
    begin = reverse("workspace:decision-begin", args=[mira.record_id])
    given = {"title": "A talk", "about": "other", "compartment": "everyday", "reading": "later"}
    for more in ({}, {"why_held_back": "Not safe."}):
        page = browse(alice).post(begin, given | more)
        assert page.status_code == 200
    assert "Choose the day by which they are told." in page.content.decode()


def test_their_word_meanwhile_is_shown_first_and_nothing_typed_is_lost(
    browse: Browse, mira: YoungPerson, alice: Account, her: Account
) -> None:
    row = decided.begin(mira, alice)
    decided.wish(mira, her, row)
    choice = {"words": "Not now.", "weight": "against", "reasons": "No place.", "seen": "1"}
    page = browse(alice).post(_path(mira, row, "decision-decide"), choice)
    assert page.status_code == 409
    assert "No place." in page.content.decode()
    assert "It may be their own word." in page.content.decode()


def test_they_read_and_say_and_it_reaches_us(mira: YoungPerson, alice: Account, her: Account, browse: Browse) -> None:
    row = decided.begin(mira, alice)
    client = own_space.browse(her)
    assert "Which college" in client.get("/deciding/").content.decode()
    assert client.get(f"/deciding/{row.pk}/2/").status_code == 302
    assert client.post(f"/deciding/{row.pk}/1/", {"words": ""}).status_code == 200
    assert client.post(f"/deciding/{row.pk}/1/", {"words": "The river one."}).status_code == 302
    assert "The river one." in browse(alice).get(_path(mira, row)).content.decode()
    decided.decide(mira, row)
    page = client.get(f"/deciding/{row.pk}/").content.decode()
    assert "Decided. Somebody tells you what, and why." in page
    assert "Not this year." not in page
    decided.tell(mira, row)
    page = client.get(f"/deciding/{row.pk}/").content.decode()
    assert "You have a right to know why." in page
    assert client.get(f"/deciding/{row.pk}/1/").status_code == 302
    assert client.post(f"/deciding/{row.pk}/2/", {"sense": "partly"}).status_code == 302
    assert client.post(f"/deciding/{row.pk}/3/", {"words": ""}).status_code == 302
    assert "We look at it again." in client.get(f"/deciding/{row.pk}/").content.decode()
    assert client.get(f"/deciding/{row.pk}/4/").status_code == 404


def test_preparing_and_calling_off(browse: Browse, mira: YoungPerson, alice: Account) -> None:
    row, client = decided.begin(mira, alice), browse(alice)
    given = {"title": "Which college, and when", "advocate": "later", "weigh": "A week to think."}
    assert client.post(_path(mira, row, "decision-prepare"), given).status_code == 302
    page = client.get(_path(mira, row)).content.decode()
    assert "A week to think." in page
    assert "Perhaps later" in page
    assert client.post(_path(mira, row, "decision-off"), {"seen": "9"}).status_code == 302
    assert client.post(_path(mira, row, "decision-off")).status_code == 302
    assert "Not needed any more" in client.get(_path(mira, row)).content.decode()
    assert client.get(_path(mira, row, "decision-prepare")).status_code == 403
