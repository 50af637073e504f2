"""Their first page: who is there, what was promised, what they want, and asking by one tap."""

import re
from datetime import timedelta
from typing import Any

from django.test import Client
from django.urls import reverse

from alongside.access.doors import opened_one
from alongside.access.models import Account
from alongside.access.vocabulary import Purpose
from alongside.kernel.clock import now
from alongside.keywork import promise_words
from alongside.keywork.actions import promises
from alongside.keywork.promise_vocabulary import ToWhom
from alongside.people.models import YoungPerson
from alongside.record.actions import entries
from alongside.record.vocabulary import Kind
from tests import own_space

TODAY = now().date()


def _page(her: Account) -> str:
    answer = own_space.browse(her).get("/")
    assert answer.status_code == 200
    return answer.content.decode()


def test_promises_to_them_and_not_to_others_stand_there(mira: YoungPerson, her: Account, alice: Account) -> None:
    soon = now().date() + timedelta(days=2)
    with opened_one(mira.record_id, purpose=Purpose.SUPPORT, viewer=alice) as door:
        later = entries.Words("Not yet.", Kind.MET, now(), withheld_because="Soon.", review_on=soon)
        held = entries.add(record=mira.record_id, words=later, now=now(), door=door, by=alice)
        given: dict[str, Any] = {"record": mira.record_id, "now": now(), "door": door, "by": alice}
        promises.make(said=promise_words.Said("I bring the bus pass.", soon), **given)
        promises.make(said=promise_words.Said("I ring your nan.", soon, to=ToWhom.CARER), **given)
        promises.make(said=promise_words.Said("A surprise.", soon), entry=held, **given)
    page = _page(her)
    assert "I bring the bus pass." in page
    assert "I ring your nan." not in page
    assert "A surprise." not in page
    assert "Alice" in page


def test_first_day_says_what_the_page_is_for_instead_of_four_empty_boxes(mira: YoungPerson, her: Account) -> None:
    page = _page(her)
    assert "This page is yours" in page
    assert "Nothing is promised just now." not in page


def test_asking_takes_one_tap_and_shows_by_when_they_hear(mira: YoungPerson, her: Account) -> None:
    client = own_space.browse(her)
    for number, words in ((1, "Meet outside."), (3, "")):
        assert client.get(f"/ask/{number}/").status_code == 200
        assert client.post(f"/ask/{number}/", {"words": words}).status_code == 302
    page = _page(her)
    assert "Meet outside." in page
    assert page.count("You hear from us by") == 2
    assert client.get("/ask/9/").status_code == 404


def test_asking_for_the_same_again_keeps_every_word_and_takes_the_place_of_the_first(
    mira: YoungPerson, her: Account
) -> None:
    client = own_space.browse(her)
    client.post("/ask/1/", {"words": "Meet outside."})
    page = client.get("/ask/1/").content.decode()
    assert "You asked for this already" in page
    assert "Meet outside." in page
    # A second tab that does not know of the first.
    page = client.post("/ask/1/", {"words": "Meet by the river."}).content.decode()
    assert "Meet by the river." in page
    before = page.split('name="instead" value="')[1].split('"')[0]
    assert client.post("/ask/1/", {"words": "Meet by the river.", "instead": before}).status_code == 302
    page = _page(her)
    assert "Meet by the river." in page
    assert "Meet outside." not in page


def test_left_alone_is_shown_and_ended_by_one_tap(mira: YoungPerson, her: Account) -> None:
    client = own_space.browse(her)
    assert client.post("/ask/4/", {"how_long": "7"}).status_code == 302
    page = _page(her)
    assert "We leave you in peace" in page
    back = page.split('action="/ask/')[1].split('"')[0]
    assert client.post(f"/ask/{back}").status_code == 302
    assert "Nobody asks you anything" not in _page(her)
    until = {"how_long": "day", "until_0": "1", "until_1": "1", "until_2": "2001"}
    assert client.post("/ask/4/", until).status_code == 200


def test_worker_answers_and_they_read_it(mira: YoungPerson, her: Account, alice: Account) -> None:
    own_space.browse(her).post("/ask/1/", {"words": "Meet outside."})
    worker = Client()
    worker.force_login(alice)
    page = worker.get(reverse("workspace:asks", args=[mira.record_id])).content.decode()
    assert "Meet outside." in page
    (path,) = re.findall(rf"/young-people/{mira.record_id}/asks/[0-9a-f-]+/", page)
    assert worker.get(path).status_code == 200
    assert worker.post(path, {"words": ""}).status_code == 200
    assert worker.post(path, {"words": "By the canal, then."}).status_code == 302
    assert "By the canal, then." in _page(her)
