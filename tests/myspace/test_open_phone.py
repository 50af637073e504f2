"""Somebody who holds a phone that is signed in, more than five minutes after its owner gave their words."""

import pytest
from django.test import Client

from alongside.access.doors import opened_one
from alongside.access.models import Account
from alongside.access.vocabulary import Purpose
from alongside.kernel.clock import now
from alongside.people.models import YoungPerson
from alongside.record.actions import entries
from alongside.record.vocabulary import Kind
from tests import cast, own_space
from tests.voice import pieces

SAID = "We watched the heron at the weir."


@pytest.fixture
def phone(her: Account) -> Client:
    """Her phone, open for a while."""
    client = own_space.browse(her)
    cast.show_lately(client, her, ago=301)
    return client


def _entry(mira: YoungPerson, alice: Account) -> str:
    with opened_one(mira.record_id, purpose=Purpose.SUPPORT, viewer=alice) as door:
        words = entries.Words(SAID, Kind.MET, now())
        return str(entries.add(record=mira.record_id, words=words, now=now(), door=door, by=alice).pk)


@pytest.mark.parametrize("path", ["", "change/", "show/", "gone/", "page/"])
def test_no_page_of_a_thing_is_shown(mira: YoungPerson, her: Account, phone: Client, path: str) -> None:
    piece = pieces.make(mira, her)
    answer = phone.get(f"/things/{piece.pk}/{path}")
    assert answer.status_code == 302
    assert answer.headers["location"].startswith("/again/")


def test_what_is_sent_wrongly_shows_nothing_and_is_kept(
    mira: YoungPerson, her: Account, alice: Account, phone: Client
) -> None:
    piece, entry = pieces.make(mira, her), _entry(mira, alice)
    for path, wrong in ((f"/story/{entry}/", {"words": ""}), (f"/things/{piece.pk}/change/", {"title": "x" * 999})):
        cast.show_lately(phone, her, ago=301)
        answer = phone.post(path, wrong)
        assert answer.status_code == 302
        assert answer.headers["location"].startswith("/again/")
        went_on = phone.post(answer.headers["location"], {"words": own_space.WORDS.words})
        page = phone.get(went_on.headers["location"]).content.decode()
        assert SAID in page or "x" * 999 in page


def test_what_is_sent_well_goes_on_its_way(mira: YoungPerson, alice: Account, phone: Client) -> None:
    entry = _entry(mira, alice)
    answer = phone.post(f"/story/{entry}/", {"words": "It was a crane.", "kind": Kind.DISAGREES.value})
    assert answer.headers["location"].startswith("/story/")


@pytest.mark.parametrize("path", ["/me/1/", "/ask/1/", "/how/"])
def test_what_was_typed_as_the_time_ran_out_is_given_back(her: Account, path: str) -> None:
    client = own_space.browse(her)
    session = client.session
    session["seen"] = now().timestamp() - 3600
    session.save()
    answer = client.post(path, {"words": "About the heron."})
    assert answer.headers["location"].startswith("/in/?next=")
    came = client.post(answer.headers["location"], {"name": own_space.WORDS.nickname, "words": own_space.WORDS.words})
    assert "kept=" in came.headers["location"]
    assert client.get(came.headers["location"]).status_code == 200
