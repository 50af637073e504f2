"""Who sees my things, as they read it, and the pages of those who answer."""

import re

import pytest
from django.test import Client
from django.urls import reverse

from alongside.access.models import Account
from alongside.people.models import YoungPerson
from tests import cast, own_space


def test_one_tap_asks_and_the_answer_stands_there(mira: YoungPerson, her: Account, pat: Account) -> None:
    client = own_space.browse(her)
    page = cast.page_of(client, "/seen/")
    assert "Alice" in page
    line = re.findall(r'name="line" value="(\d+)"', page)[0]
    assert client.post("/seen/ask/", {"line": line}).status_code == 302
    page = cast.page_of(client, "/seen/")
    assert "You hear from us by" in page
    assert "It was about <bdi>Alice</bdi>" in page
    lead = Client()
    lead.force_login(pat)
    assert "1 question from a young person" in cast.page_of(lead, "/")
    listed = cast.page_of(lead, reverse("workspace:not-expected"))
    assert str(mira.record_id) in listed
    (path,) = set(re.findall(r"/ledger/questions/[0-9a-f-]+/", listed))
    assert lead.post(path, {"words": ""}).status_code == 200
    assert lead.post(path, {"words": "It was about your bus pass."}).status_code == 302
    assert "It was about your bus pass." in cast.page_of(client, "/seen/")


@pytest.mark.parametrize("line", ["", "x", "999999999"])
def test_nothing_is_asked_about_lines_that_are_not_shown(her: Account, line: str) -> None:
    assert own_space.browse(her).post("/seen/ask/", {"line": line}).status_code == 404


def test_workers_do_not_read_the_questions(mira: YoungPerson, alice: Account, lena: Account) -> None:
    for who in (alice, lena):
        client = Client()
        client.force_login(who)
        assert client.get(reverse("workspace:not-expected")).status_code == 403
