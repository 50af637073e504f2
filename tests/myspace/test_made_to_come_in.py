"""Somebody who holds the phone, or stands beside them, and knows or was given second words."""

import re
from collections.abc import Callable

import pytest
from allauth.mfa.models import Authenticator
from django.conf import settings
from django.db import transaction
from django.test import Client
from django.urls import reverse

from alongside.access.actions import own, second_words
from alongside.access.actor import Scope, acting_as
from alongside.access.doors import opened_one
from alongside.access.models import Account
from alongside.access.queries import own as reading
from alongside.access.vocabulary import Purpose
from alongside.kernel.clock import now
from alongside.keywork.actions import asks
from alongside.keywork.ask_vocabulary import AskFor
from alongside.keywork.models import Ask
from alongside.ledger.models import Line
from alongside.ledger.vocabulary import Verb
from alongside.people.models import YoungPerson
from tests import cast, own_space
from tests.planning.sharing import share_everyday

MY_HOST = {"host": own_space.MY_HOST}
REAL = own_space.WORDS
WRONG = "wrong words here now"
ASKED_AGAIN = ("/again/", "/story/copy/", "/words/", "/words/second/")


def _answered(mira: YoungPerson, by: Account) -> None:
    with opened_one(mira.record_id, purpose=Purpose.SUPPORT, viewer=by) as door:
        ask = Ask.objects.get(record=mira.record_id, what=AskFor.NOT_ALONE)
        asks.answer(ask=ask, words="We talked.", seen=ask.version, now=now(), door=door, by=by)


def test_second_words_take_no_copy_of_the_story(mira: YoungPerson, her: Account) -> None:
    second = second_words.choose(by=her)
    for words, status, taken in ((second, 302, 0), (REAL.words, 200, 1)):
        assert own_space.browse(her).post("/story/copy/", {"words": words}).status_code == status
        with acting_as(her.pk, Scope.OWN), transaction.atomic():
            assert Line.objects.filter(actor=her.pk, verb=Verb.STORY_TAKEN).count() == taken


@pytest.mark.parametrize("path", ASKED_AGAIN)
def test_second_words_do_what_they_do_at_the_door_wherever_words_are_asked_again(
    mira: YoungPerson, her: Account, path: str
) -> None:
    second, client = second_words.choose(by=her), own_space.browse(her)
    wrong = client.post(path, {"words": WRONG})
    assert "That does not fit together." in wrong.content.decode()
    answer = client.post(path, {"words": second})
    assert (answer.status_code, answer.headers["location"]) == (302, "/")
    page = client.get("/").content.decode()
    assert "Banana pancakes" in page
    assert "Mira" not in page
    assert client.get("/story/").status_code == 404
    assert reading.has_second_words(her)
    with opened_one(mira.record_id, purpose=Purpose.SUPPORT, viewer=cast.account("alice")):
        assert Ask.objects.get(record=mira.record_id).what == AskFor.NOT_ALONE


def test_second_words_end_the_sign_in_in_which_they_were_typed(her: Account) -> None:
    """Whoever stands there cannot go back to the real page with the cookie that the phone had."""
    second, client = second_words.choose(by=her), own_space.browse(her)
    before = client.cookies[settings.SESSION_COOKIE_NAME].value
    client.post("/again/", {"words": second})
    thief = Client(headers=MY_HOST)
    thief.cookies[settings.SESSION_COOKIE_NAME] = before
    assert thief.get("/").status_code == 302


@pytest.mark.parametrize("words", ["own", "second"])
def test_words_asked_again_are_answered_alike(her: Account, words: str) -> None:
    second, client = second_words.choose(by=her), own_space.browse(her)
    answer = client.post("/again/", {"words": second if words == "second" else REAL.words})
    assert (answer.status_code, answer.content, answer.headers["location"]) == (302, b"", "/")


def test_each_try_where_words_are_asked_again_takes_two_slow_hashes(her: Account) -> None:
    second = second_words.choose(by=her)
    for words in (REAL.words, WRONG, second):
        client = own_space.browse(her)
        with own_space.slow_hashes() as taken:
            client.post("/again/", {"words": words})
        assert len(taken) == 2


def test_who_has_seen_says_nothing_of_second_words(mira: YoungPerson, her: Account, alice: Account) -> None:
    client = own_space.browse(her)
    client.get("/seen/")
    before = client.get("/seen/").content.decode()
    own_space.comes_in(second_words.choose(by=her))
    assert REAL.nickname not in before
    after = client.get("/seen/").content.decode()
    assert REAL.nickname not in after
    _answered(mira, alice)
    said = "answered what"
    assert said not in client.get("/seen/").content.decode()


def test_partner_is_not_told_of_second_words(mira: YoungPerson, her: Account) -> None:
    """A partner may be somebody of whom they are afraid, or sit in one office with them."""
    vic = cast.account("vic")
    share_everyday(mira, vic)
    own_space.comes_in(second_words.choose(by=her))
    client = Client()
    client.force_login(vic)
    page = client.get(reverse("workspace:asks", args=[mira.record_id]))
    assert page.status_code == 200
    assert "second words" not in page.content.decode()
    with opened_one(mira.record_id, purpose=Purpose.SUPPORT, viewer=vic):
        assert not Ask.objects.filter(record=mira.record_id).exists()


def test_words_given_anew_end_every_passkey(mira: YoungPerson, her: Account, alice: Account) -> None:
    """Lost words may mean a lost phone, and what was made on it would go on opening their space."""
    Authenticator.objects.create(user=her, type=Authenticator.Type.WEBAUTHN, data={"name": "", "credential": {}})
    with opened_one(mira.record_id, purpose=Purpose.SUPPORT, viewer=alice):
        own.ask_new_words(record=mira.record_id, by=alice)
    lena = cast.account("lena")
    with opened_one(mira.record_id, purpose=Purpose.SUPERVISION, viewer=lena):
        own.give_new_words(record=mira.record_id, by=lena)
    assert not Authenticator.objects.filter(user=her).exists()


def test_new_words_of_their_own_end_every_passkey(her: Account) -> None:
    """Somebody who knew the old words may have made one."""
    client = own_space.browse(her)
    Authenticator.objects.create(user=her, type=Authenticator.Type.WEBAUTHN, data={"name": "", "credential": {}})
    assert "Gone." in client.post("/words/", {"words": REAL.words}).content.decode()
    assert not Authenticator.objects.filter(user=her).exists()


@pytest.mark.parametrize("wanted", ["/story/", "/me/", "/things/"])
def test_second_words_lead_to_their_page_whatever_was_asked_for(her: Account, wanted: str) -> None:
    second = second_words.choose(by=her)
    for words, onward in ((second, "/"), (REAL.words, wanted)):
        client = Client(headers=MY_HOST)
        answer = client.post(f"/in/?next={wanted}", {"name": REAL.nickname, "words": words})
        assert (answer.status_code, answer.headers["location"]) == (302, onward)


def test_second_words_cannot_be_changed_by_whoever_came_in_with_them(her: Account) -> None:
    second = second_words.choose(by=her)
    assert own_space.comes_in(second).post("/words/", {"words": second}).status_code == 404
    assert "Banana pancakes" in own_space.comes_in(second).get("/").content.decode()


def test_no_link_below_what_second_words_open_leads_to_another_page(her: Account) -> None:
    """A link that ends in nothing, or in how to stay safe here, would say that there is another page."""
    client = own_space.comes_in(second_words.choose(by=her))
    for place, status in (("/", 200), ("/look/", 200), ("/things/", 404)):
        answer = client.get(place)
        assert answer.status_code == status
        page = answer.content.decode()
        assert "<title>My page</title>" in page
        links = set(re.findall(r'<a [^>]*href="(/[^"]*)"', page.replace("\n", " ")))
        assert links <= {"/", "/look/", "/leave/"}


def test_no_list_names_what_they_come_in_with(her: Account, browse: Callable[[Account | None], Client]) -> None:
    second_words.choose(by=her)
    for name, place in (("sam", "workspace:ledger-team"), ("pat", "workspace:ledger")):
        form = browse(cast.account(name)).get(reverse(place)).content.decode().partition('name="actor"')[2]
        people = form.partition("</select>")[0]
        assert "Alice" in people
        assert REAL.nickname not in people
