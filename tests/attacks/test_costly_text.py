"""Text that is small to send and would be dear to read: it costs what any other costs."""

import time
from collections.abc import Callable

import pytest
from django.test import Client
from django.urls import reverse

from alongside.access.models import Account
from alongside.evidence import incoming
from alongside.evidence.references import Reference, Unreadable
from alongside.evidence.vocabulary import Wrong

ENOUGH_SECONDS = 1.5
ENTRY = "@article{a,\n author={%s},\n title={%s}, year={2001}}\n"


@pytest.mark.parametrize(
    ("text", "name"),
    [
        (" ".join(f"Xq{n:05}z" for n in range(2500)), " ".join(f"Bw{n:05}k" for n in range(12_000))),
        (" ".join("A" + one * 6000 for one in "xyz"), " ".join("A" + one * 6000 for one in "bcd")),
    ],
    ids=["many names", "long names"],
)
def test_names_beside_a_text_cost_no_more_than_names_do(
    browse: Callable[[Account | None], Client], alice: Account, text: str, name: str
) -> None:
    client = browse(alice)
    client.post(reverse("workspace:words"), {"text": "warm"})
    started = time.monotonic()
    answer = client.post(reverse("workspace:words"), {"text": text, "name": name, "known": name})
    assert (answer.status_code, time.monotonic() - started < ENOUGH_SECONDS) == (200, True)


def test_name_of_the_young_person_is_still_known_beside_a_text(
    browse: Callable[[Account | None], Client], alice: Account
) -> None:
    answer = browse(alice).post(reverse("workspace:words"), {"text": "Amirra came.", "name": ["Mira", "Amira Khalil"]})
    assert "Amira" in answer.content.decode()


def test_gap_in_a_list_of_authors_is_read_once() -> None:
    started = time.monotonic()
    (one,) = incoming.read((ENTRY % ("A" + " " * 19_000 + "B and C\n  AND D", "t")).encode()).entries
    assert time.monotonic() - started < ENOUGH_SECONDS
    assert isinstance(one, Reference)
    assert one.authors == ("A B", "C", "D")


def test_environments_within_one_another_are_an_entry_that_is_too_long() -> None:
    found = incoming.read((ENTRY % ("A", "\\begin{a}" * 1500) + ENTRY % ("B", "kept")).encode()).entries
    assert found[0] == Unreadable(1, Wrong.LONG)
    assert isinstance(found[1], Reference)
