"""Somebody goes back in the browser, changes the words and sends again: both are there, or the page says why not."""

import re
from collections.abc import Callable

import pytest
from django.test import Client
from django.urls import reverse

from alongside.access.models import Account
from alongside.people.models import YoungPerson
from tests import own_space
from tests.workspace.test_promises import boxes

Browse = Callable[[Account | None], Client]
FIRST, OTHER = "I will ring the college.", "I will ring the harbour office too."
TO_PROMISE = {"to": "young_person", "by": "myself", **boxes("due_on", 3)}


def _at(name: str, mira: YoungPerson) -> str:
    return reverse(f"workspace:{name}", args=[mira.record_id])


def _form(client: Client, path: str) -> dict[str, str]:
    """The id that the form was shown with: it is the same when the page is gone back to."""
    found = re.search(r'name="once" value="([^"]+)"', client.get(path).content.decode())
    assert found
    return {"once": found[1]}


@pytest.mark.parametrize(
    ("form", "page", "field", "more"),
    [
        ("promise-make", "promises", "what", TO_PROMISE),
        ("support-offer", "supports", "what", {"freely": "free"}),
    ],
)
def test_words_changed_after_going_back_stand_beside_the_first(
    browse: Browse, mira: YoungPerson, alice: Account, form: str, page: str, field: str, more: dict[str, str]
) -> None:
    client, path = browse(alice), _at(form, mira)
    once = _form(client, path)
    for words in (FIRST, FIRST, OTHER, OTHER):
        assert client.post(path, {**once, **more, field: words}).status_code == 302
    shown = client.get(_at(page, mira)).content.decode()
    assert shown.count(FIRST) == shown.count(OTHER) > 0


def test_answer_of_ones_own_changed_after_going_back_stands_beside_the_first(
    mira: YoungPerson, alice: Account, browse: Browse
) -> None:
    client = own_space.browse(own_space.of(mira))
    said = {**_form(client, "/how/"), "who_with": "school", "respect": "no", "read_by": "alongside"}
    for words in (FIRST, FIRST, OTHER):
        assert client.post("/how/", said | {"words": words}).status_code == 302
    shown = browse(alice).get(_at("heard", mira)).content.decode()
    assert (shown.count(FIRST), shown.count(OTHER)) == (1, 1)


def test_end_that_is_thought_about_otherwise_is_refused_beside_the_words(
    browse: Browse, mira: YoungPerson, alice: Account
) -> None:
    client, path = browse(alice), _at("ending-begin", mira)
    given = {**_form(client, path), "reason": "goals_met"}
    for _second_tap in range(2):
        assert client.post(path, given | {"why": FIRST}).status_code == 302
    page = client.post(path, given | {"why": OTHER}).content.decode()
    assert "One is on its way already. Go on with that one." in page
    assert OTHER in page


def test_advocate_wanted_otherwise_is_refused_beside_what_was_chosen(
    browse: Browse, mira: YoungPerson, alice: Account
) -> None:
    client, path = browse(alice), _at("advocate-want", mira)
    given = {**_form(client, path), "how": "they_asked"}
    for _second_tap in range(2):
        assert client.post(path, given | boxes("on", 0)).status_code == 302
    page = client.post(path, given | boxes("on", -3)).content.decode()
    assert "They have an advocate, or one is looked for already." in page


def test_ask_changed_after_going_back_is_shown_with_the_first_and_takes_its_place(mira: YoungPerson) -> None:
    client = own_space.browse(own_space.of(mira))
    once = _form(client, "/ask/1/")
    for _second_tap in range(2):
        assert client.post("/ask/1/", {**once, "words": FIRST}).status_code == 302
    page = client.post("/ask/1/", {**once, "words": OTHER}).content.decode()
    assert "You asked for this already" in page
    assert OTHER in page
    before = page.split('name="instead" value="')[1].split('"')[0]
    for _second_tap in range(2):
        assert client.post("/ask/1/", {**once, "words": OTHER, "instead": before}).status_code == 302
    home = client.get("/").content.decode()
    assert OTHER in home
    assert FIRST not in home
