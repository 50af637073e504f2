"""Me, in my words: every question may stay empty, what is said is seen by workers, and pages look as they chose."""

from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse

from alongside.access.models import Account
from alongside.kernel.clock import now
from alongside.people.models import YoungPerson
from tests import cast, own_space
from tests.people.test_own_words import interpret, need

NEEDS = {"needs": ["breaks", "quiet"], "best_time": "after lunch", "interpreter": "yes", "language": "Arabic", "by": ""}
WHO = {"gender": "a girl", "roots": "Amman", "ethnicity": "OOTH", "disability": ["HEAR"], "more": "I skate."}
CHOICES = {"place": "the skate park", "time": "Saturdays", "room": "women", "group": "alone"}


@pytest.fixture
def client(her: Account) -> Client:
    """Her phone."""
    return own_space.browse(her)


@pytest.mark.parametrize("part", [2, 3, 4])
def test_every_question_may_stay_empty(client: Client, part: int) -> None:
    assert cast.page_of(client, f"/me/{part}/").count("<form") >= 1
    assert client.post(f"/me/{part}/", {"seen": "0"}).status_code == 302


def test_what_they_say_stands_on_their_page(client: Client, mira: YoungPerson) -> None:
    for part, said in ((2, WHO), (3, NEEDS), (4, CHOICES)):
        assert client.post(f"/me/{part}/", {"seen": "0", **said}).status_code == 302
    page = cast.page_of(client, "/me/")
    for words in ("a girl", "Any other ethnic group", "Hearing", "I skate.", "Breaks", "after lunch", "Saturdays"):
        assert words in page, words


def test_worker_sees_what_helps_on_each_page_and_who_she_is_on_one(
    client: Client, mira: YoungPerson, alice: Account
) -> None:
    for part, said in ((2, WHO), (3, NEEDS), (4, CHOICES)):
        client.post(f"/me/{part}/", {"seen": "0", **said})
    worker = Client()
    worker.force_login(alice)
    for name in ("young-person", "in-touch", "sessions", "about"):
        page = cast.page_of(worker, reverse(f"workspace:{name}", args=[mira.record_id]))
        assert "A quiet place" in page, name
        assert ("Saturdays" in page) is (name in ("in-touch", "sessions")), name
        assert "I skate." not in page, name
    told = cast.page_of(worker, reverse("workspace:identity", args=[mira.record_id]))
    assert "I skate." in told
    assert "Written by themselves" in told
    seen = cast.page_of(client, "/seen/")
    assert "read who they say they are" in seen


def test_who_sees_it_is_said_before_they_write(client: Client) -> None:
    assert "Alice" in cast.page_of(client, "/me/2/")
    assert "Nia" not in cast.page_of(client, "/me/2/")


def test_second_tab_keeps_what_was_typed(client: Client) -> None:
    client.post("/me/2/", {"seen": "0", **WHO})
    answer = client.post("/me/2/", {"seen": "0", "gender": "neither"})
    assert answer.status_code == 409
    assert "neither" in answer.content.decode()
    assert client.post("/me/2/", {"seen": "1", "gender": "neither"}).status_code == 302
    assert "a girl" not in cast.page_of(client, "/me/")


def test_name_is_changed_and_papers_stay(client: Client, mira: YoungPerson, alice: Account) -> None:
    said = {"seen": "1", "known_as": "Zarina", "say_it": "za-REE-na", "pronouns": "she", "languages": "Arabic, English"}
    assert client.post("/me/1/", said).status_code == 302
    assert "za-REE-na" in cast.page_of(client, "/me/")
    worker = Client()
    worker.force_login(alice)
    page = cast.page_of(worker, reverse("workspace:about", args=[mira.record_id]))
    assert "Zarina" in page
    assert "Amira Khalil" in page


def test_interpreter_is_refused_by_one_tap(client: Client, mira: YoungPerson, alice: Account) -> None:
    need(mira, alice)
    row = interpret(mira, alice, on=now().date() + timedelta(days=2))
    assert "Alia Haddad" in cast.page_of(client, "/me/")
    assert client.post(f"/me/person/{row.pk}/", {"said": "rather_not", "seen": "1"}).status_code == 302
    assert client.post(f"/me/person/{row.pk}/", {"said": "good", "seen": "2"}).status_code == 403
    worker = Client()
    worker.force_login(alice)
    page = cast.page_of(worker, reverse("workspace:interpreter-plan", args=[mira.record_id]))
    assert "They asked for somebody else than" in page


def test_whether_she_had_it_is_asked_only_when_something_helps(
    client: Client, mira: YoungPerson, alice: Account
) -> None:
    assert client.get("/me/5/").status_code == 404
    need(mira, alice)
    assert client.post("/me/5/", {"seen": "1", "met": "no", "words": "It was loud."}).status_code == 302
    worker = Client()
    worker.force_login(alice)
    page = cast.page_of(worker, reverse("workspace:taking-part", args=[mira.record_id]))
    assert "It was loud." in page
    assert "said by themselves" in page


def test_pages_look_as_they_chose_on_every_phone(client: Client, her: Account) -> None:
    assert client.post("/look/", {"looks": ["large", "calm"], "language": "ar"}).status_code == 302
    other = own_space.browse(Account.objects.get(pk=her.pk))
    page = cast.page_of(other, "/")
    assert 'class="govuk-template my my--large my--calm" lang="ar" dir="rtl"' in page
    assert not {"large", "calm"} & {one.value for one in client.cookies.values()}


def test_pages_cost_a_fixed_number(client: Client, mira: YoungPerson, alice: Account) -> None:
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    need(mira, alice)
    cast.page_of(client, "/me/")
    counts = []
    for many in (2, 9):
        for _ in range(many):
            interpret(mira, alice)
        with CaptureQueriesContext(connection) as asked:
            cast.page_of(client, "/me/")
        counts.append(len(asked))
    assert counts == [counts[0]] * 2
    assert counts[0] <= 20
