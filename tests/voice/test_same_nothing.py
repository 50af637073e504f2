"""A worker who looks for what is private finds the same nothing, whether there is something or not."""

import re
from uuid import UUID

import pytest
from django.test import Client
from django.urls import reverse

from alongside.access.doors import opened_one
from alongside.access.models import Account
from alongside.access.queries import lines
from alongside.access.queries.lines import Wanted, Whose
from alongside.access.vocabulary import Purpose
from alongside.kernel.ids import new_id
from alongside.people.models import YoungPerson
from tests import cast
from tests.voice import pieces as made

PAGES = ("shown", "young-person", "about", "alongside", "own-space", "asked")


def _worker(name: str) -> Client:
    client = Client()
    client.force_login(cast.account(name))
    return client


def _read(client: Client, path: str) -> str:
    """A page as it is read, without what is made anew for every page."""
    page = client.get(path).content.decode()
    return re.sub(
        r'nonce="[^"]*"|csrfmiddlewaretoken" value="[^"]*"|[0-9a-f]{8}-[0-9a-f-]{27}|ticket=\d+t?|"proof[^"]*"',
        "",
        page,
    )


@pytest.mark.parametrize("name", ["alice", "lena", "sam"])
@pytest.mark.parametrize("place", PAGES)
def test_page_is_the_same_before_and_after_she_makes_something(
    mira: YoungPerson, her: Account, alice: Account, name: str, place: str
) -> None:
    client, path = _worker(name), reverse(f"workspace:{place}", args=[mira.record_id])
    client.get(path)
    before = _read(client, path)
    piece = made.make(mira, her)
    if name != "alice":
        made.show(mira, her, piece, alice.pk)
    assert made.TITLE not in before
    assert _strip(_read(client, path)) == _strip(before)


def _strip(page: str) -> str:
    return re.sub(r'(data-|draft|value=")[^ >]*', "", page)


@pytest.mark.parametrize("name", ["alice", "bob", "lena", "nia"])
def test_address_of_a_private_thing_is_no_page_like_any_other(mira: YoungPerson, her: Account, name: str) -> None:
    client, piece = _worker(name), made.make(mira, her).pk

    def answers(thing: UUID) -> list[tuple[int, str]]:
        places = [
            reverse(f"workspace:{one}", args=[mira.record_id, thing]) for one in ("shown-piece", "shown-piece-page")
        ]
        return [(client.get(one).status_code, _strip(_read(client, one))) for one in places]

    assert answers(piece) == answers(new_id())
    assert {status for status, _page in answers(piece)} == {404}


def test_line_about_showing_is_in_nobodys_ledger_of_the_record(
    mira: YoungPerson, her: Account, alice: Account, lena: Account
) -> None:
    made.show(mira, her, made.make(mira, her), alice.pk)
    with opened_one(mira.record_id, purpose=Purpose.SUPERVISION, viewer=lena):
        told = lines.read(whose=Whose.RECORD, wanted=Wanted(record=mira.record_id), before=None, most=100).lines
    verbs = {one.verb for one in told}
    assert "record.opened" in verbs
    assert not [verb for verb in verbs if verb.startswith("piece.")]
