"""The ledger's signed heads: open to everybody, hashes only, and not without end."""

import re

import pytest
from click.testing import CliRunner
from django.conf import settings
from django.test import Client
from django.urls import reverse

from alongside.config.commands.ledger import ledger, signing_key
from alongside.ledger.notes import open_checkpoint
from tests.conftest import Database
from tests.ledger.conftest import *  # noqa: F403 a ledger of its own
from tests.ledger.ways import tampering, write


@pytest.fixture
def heads(database: Database) -> list[int]:
    """Two heads, of three lines and of ten."""
    for count in (3, 7):
        write(database.owner, count)
        CliRunner().invoke(ledger, ["sequence"])
    return [3, 10]


def path(place: str, *args: int) -> str:
    return reverse(f"workspace:ledger-{place}", args=args)


def test_newest_head_is_told_to_people_and_programs(heads: list[int]) -> None:
    page = Client().get(path("head")).content.decode()
    note = Client().get(path("note"))
    assert note.headers["Content-Type"] == "text/plain; charset=utf-8"
    signed = open_checkpoint(note.content.decode(), key=signing_key().public_key())
    assert signed.size == heads[-1]
    assert signed.root.hex()[:8] in page
    assert "Do not trust" not in page


def test_earlier_head_is_told_and_one_never_signed_is_not(heads: list[int]) -> None:
    assert Client().get(path("head-of-size", heads[0])).status_code == 200
    for size in (0, 4, 11, 2**63, 10**30):
        assert Client().get(path("head-of-size", size)).status_code == 404


def test_proof_is_hashes_one_a_line(heads: list[int]) -> None:
    answer = Client().get(path("proof", *heads))
    assert answer.status_code == 200
    assert re.fullmatch(r"([A-Za-z0-9+/]{43}=\n)+", answer.content.decode())


@pytest.mark.parametrize("sizes", [(0, 10), (10, 3), (4, 10), (3, 11), (3, 10**30)])
def test_proof_between_heads_that_are_none_is_not_visible(heads: list[int], sizes: tuple[int, int]) -> None:
    assert Client().get(path("proof", *sizes)).status_code == 404


def test_picture_is_an_image_without_scripts(heads: list[int]) -> None:
    answer = Client().get(path("picture", heads[-1]))
    assert answer.headers["Content-Type"] == "image/svg+xml"
    text = answer.content.decode()
    assert "<script" not in text
    assert text.count("<svg") == 1


def test_head_that_was_altered_says_so(database: Database, heads: list[int]) -> None:
    with tampering(database.owner) as administrator:
        administrator.execute("update ledger_checkpoint set root = sha256('x') where size = %s", (heads[-1],))
    assert "Do not trust this head" in Client().get(path("head")).content.decode()


def test_empty_ledger_says_that_nothing_is_sealed(database: Database) -> None:
    assert "Nothing has been sealed yet" in Client().get(path("head")).content.decode()
    assert Client().get(path("note")).status_code == 404


def test_nobody_asks_without_end(heads: list[int]) -> None:
    rate = int(settings.ACCOUNT_RATE_LIMITS["ledger_head"].partition("/")[0])
    client = Client(REMOTE_ADDR="198.51.100.7")
    codes = [client.get(path("note")).status_code for _ in range(rate + 1)]
    assert (codes[0], codes[-1]) == (200, 429)
    assert Client(REMOTE_ADDR="198.51.100.8").get(path("note")).status_code == 200
