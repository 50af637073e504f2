"""Coming in, being away, leaving, new words: on the young people's own host."""

import json
import re
from collections.abc import Callable
from urllib.parse import quote

import pytest
from django.test import Client
from django.test.utils import override_settings

from alongside.access.actions import own
from alongside.access.doors import opened_one
from alongside.access.models import Account, KeptText
from alongside.access.vocabulary import Purpose
from alongside.people.models import YoungPerson
from tests import cast

MY_HOST = {"host": "my.localhost"}
WORDS = own.Words("quiet-otter", "lantern river seven plum")
Enter = Callable[[], Client]


@pytest.fixture
def her(mira: YoungPerson, alice: Account) -> Account:
    """Mira's own account."""
    with opened_one(mira.record_id, purpose=Purpose.SUPPORT, viewer=alice):
        return Account.objects.get(pk=own.open_space(record=mira.record_id, words=WORDS, language="en", by=alice))


@pytest.fixture
def inside(her: Account) -> Client:
    """Her browser, after she came in."""
    client = Client(headers=MY_HOST)
    assert client.post("/in/", {"name": WORDS.nickname, "words": WORDS.words}).status_code == 302
    return client


def _is_out(client: Client) -> bool:
    answer = client.get("/")
    return answer.status_code == 302 and answer.headers["location"].startswith("/in/")


def _away(client: Client, minutes: int) -> None:
    session = client.session
    session["seen"] -= minutes * 60
    session.save()


@pytest.mark.parametrize(
    ("back", "leads"),
    [("/words/", "/words/"), ("https://elsewhere.example/", "/"), ("//elsewhere.example", "/"), ("x", "/")],
)
def test_they_come_back_to_the_page_they_asked_for_and_never_elsewhere(her: Account, back: str, leads: str) -> None:
    client = Client(headers=MY_HOST)
    answer = client.post(f"/in/?next={back}", {"name": "Quiet Otter", "words": WORDS.words})
    assert (answer.status_code, answer.headers["location"]) == (302, leads)


def test_name_and_words_are_asked_for_in_boxes_that_keep_nothing(db: None) -> None:
    page = Client(headers=MY_HOST).get("/in/").content.decode()
    assert 'autocomplete="off"' in re.search(r'<input[^>]*name="name"[^>]*>', page)[0]  # type: ignore[index]
    assert 'autocomplete="one-time-code"' in re.search(r'<input[^>]*name="words"[^>]*>', page)[0]  # type: ignore[index]


def test_what_was_typed_wrong_never_shows_the_words_again(her: Account) -> None:
    page = Client(headers=MY_HOST).post("/in/", {"name": WORDS.nickname, "words": "wrong words here now"})
    assert "wrong words here now" not in page.content.decode()
    assert "That does not fit together." in page.content.decode()


@pytest.mark.parametrize("minutes", [9, 11])
def test_page_closes_after_ten_minutes(inside: Client, minutes: int) -> None:
    _away(inside, minutes)
    assert _is_out(inside) is (minutes > 10)


def test_typing_keeps_them_in(inside: Client) -> None:
    _away(inside, 9)
    assert inside.post("/still/").json()["seconds"] > 9 * 60
    _away(inside, 9)
    assert not _is_out(inside)


def test_leaving_is_on_the_ledger_and_clears_the_browser(inside: Client) -> None:
    with override_settings(LEAVE_TO="https://weather.example/"):
        answer = inside.get("/leave/")
    assert (answer.status_code, answer.headers["location"]) == (303, "https://weather.example/")
    assert answer.headers["Clear-Site-Data"] == '"cache", "cookies", "storage"'
    assert inside.cookies["id"].value == ""
    assert _is_out(inside)


def test_stranger_may_leave_too(db: None) -> None:
    assert Client(headers=MY_HOST).get("/leave/").status_code == 303


def test_form_sent_too_late_is_kept_on_the_server_and_its_words_are_not(inside: Client, her: Account) -> None:
    _away(inside, 11)
    answer = inside.post("/ask/1/", {"words": "I would like to talk about the summer."})
    assert answer.status_code == 302
    assert "summer" not in answer.headers["location"]
    assert KeptText.objects.filter(account_id=her.pk).count() == 1


def test_words_that_were_typed_too_late_are_never_kept(inside: Client, her: Account) -> None:
    _away(inside, 11)
    inside.post("/words/", {"words": WORDS.words})
    assert not KeptText.objects.filter(account_id=her.pk).exists()


def test_new_words_are_shown_once_and_the_old_ones_end(inside: Client, her: Account) -> None:
    elsewhere = Client(headers=MY_HOST)
    elsewhere.post("/in/", {"name": WORDS.nickname, "words": WORDS.words})
    page = inside.post("/words/", {"words": WORDS.words}).content.decode()
    new = re.search(r'card-paper__words"[^>]*>([a-z ]+)<', page)[1]  # type: ignore[index]
    her.refresh_from_db()
    assert (her.check_password(new), her.check_password(WORDS.words)) == (True, False)
    assert not _is_out(inside)
    assert _is_out(elsewhere)
    assert new not in inside.get("/words/").content.decode()


def test_new_words_need_the_old_ones(inside: Client, her: Account) -> None:
    page = inside.post("/words/", {"words": "some other four words"}).content.decode()
    her.refresh_from_db()
    assert "That does not fit together." in page
    assert her.check_password(WORDS.words)


def test_phone_is_told_a_name_and_a_picture_that_say_nothing(db: None) -> None:
    answer = Client(headers=MY_HOST).get("/page.webmanifest")
    told = json.loads(answer.content)
    assert answer.headers["content-type"] == "application/manifest+json"
    assert (told["name"], told["short_name"], told["start_url"], told["display"]) == (
        "My page",
        "My page",
        "/",
        "standalone",
    )
    assert all("myspace/page" in icon["src"] for icon in told["icons"])
    assert Client().get("/page.webmanifest").status_code == 404


@pytest.mark.parametrize("path", ["/", "/words/", "/safe/", "/no-such-page/", "/ask/1/"])
def test_no_page_of_theirs_has_our_name_or_a_title_that_tells(inside: Client, path: str) -> None:
    page = inside.get(path).content.decode()
    shown = re.sub(r"<(script|link)[^>]*>", "", page)
    assert "Alongside" not in shown
    title = re.search(r"<title>(.*?)</title>", page)[1]  # type: ignore[index]
    assert title in ("My page", "Nothing here for you to see")
    assert "/leave/" in page
    assert "quiet-otter" not in page


def test_our_own_failure_and_an_old_form_look_like_any_page(inside: Client) -> None:
    client = Client(enforce_csrf_checks=True, headers=MY_HOST)
    page = client.post("/in/", {"name": "a", "words": "b"})
    assert page.status_code == 403
    assert "Alongside" not in re.sub(r"<(script|link)[^>]*>", "", page.content.decode())


def test_headers_keep_pages_out_of_caches_and_other_sites(inside: Client) -> None:
    answer = inside.get("/")
    assert answer.headers["Cache-Control"] == "no-store"
    assert answer.headers["Referrer-Policy"] == "same-origin"


def test_worker_in_the_cast_keeps_their_own_idle_limit(db: None) -> None:
    client = Client()
    client.force_login(cast.account("alice"), "alongside.access.backends.SignIn")
    client.get("/")
    _away(client, 11)
    assert client.get("/").status_code == 200


@pytest.mark.parametrize("path", ["/story/", "/things/", "/me/"])
def test_words_are_asked_once_more_before_what_is_theirs_is_read(inside: Client, her: Account, path: str) -> None:
    assert inside.get(path).status_code == 200
    cast.show_lately(inside, her, ago=301)
    assert inside.get("/").status_code == 200
    asked = inside.get(path)
    assert (asked.status_code, asked.headers["location"]) == (302, f"/again/?next={quote(path, safe='')}")
    assert "That does not fit together." in inside.post("/again/", {"words": "wrong words here now"}).content.decode()
    assert inside.get(path).status_code == 302
    went_on = inside.post(asked.headers["location"], {"words": WORDS.words})
    assert (went_on.status_code, went_on.headers["location"]) == (302, path)
    assert inside.get(path).status_code == 200


def test_proof_shown_elsewhere_opens_nothing_here(inside: Client, her: Account) -> None:
    other = Client(headers=MY_HOST)
    other.post("/in/", {"name": WORDS.nickname, "words": WORDS.words})
    cast.show_lately(inside, her, ago=301)
    assert other.get("/story/").status_code == 200
    assert inside.get("/story/").status_code == 302
