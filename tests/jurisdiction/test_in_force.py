"""The rules in force: what practice asks everywhere, what the place says, and what the service itself changed."""

from datetime import date
from pathlib import Path

import pytest

from alongside.jurisdiction import packs
from alongside.jurisdiction.packs import LOCAL
from alongside.jurisdiction.reading import contents
from tests.jurisdiction.test_reading import CLOCK, HEAD, LIST, Page

TODAY = date(2026, 11, 21)
OWN = """[[clocks]]
key = "outreach_floor"
words = "Try to reach everybody"
starts = "the last time"
amount = 7
unit = "days"
source = "Our trustees, May 2026"
version = "2026"
valid_from = 2026-01-01
"""


@pytest.fixture
def own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where this service's own rules are kept; there are none yet."""
    monkeypatch.setenv("ALONGSIDE_STATE", str(tmp_path))
    return tmp_path / LOCAL


@pytest.mark.parametrize("name", packs.names())
def test_what_practice_asks_lies_under_every_pack(name: str) -> None:
    assert packs.pack(name).clock("outreach_floor", on=TODAY).amount == 14


def test_key_above_stands_in_place_of_the_same_key_below() -> None:
    below = [Page(HEAD + CLOCK + LIST)]
    above = [Page(CLOCK.replace("amount = 3", "amount = 9") + LIST.replace('"One"', '"Uno"'))]
    held = contents(below, above)
    assert [clock.amount for clock in held.clocks["c"]] == [9]
    assert [code.label for code in held.lists["l"]["1"]] == ["Uno"]


def test_service_changes_a_rule_in_its_own_file_and_nothing_else(own: Path) -> None:
    before = packs.in_force()
    own.write_text(OWN)
    after = packs.in_force()
    assert after.clock("outreach_floor", on=TODAY).amount == 7
    assert after.clock("return_conversation", on=TODAY) == before.clock("return_conversation", on=TODAY)
    own.write_text(OWN.replace("amount = 7", "amount = 21"))
    assert packs.in_force().clock("outreach_floor", on=TODAY).amount == 21
    own.unlink()
    assert packs.in_force().clock("outreach_floor", on=TODAY).amount == 14


@pytest.mark.parametrize("wrong", ["[[clocks]]\nkey = 1\n", "not toml", OWN.replace('"days"', '"moons"')])
def test_wrong_file_changes_nothing_and_says_what_to_put_right(own: Path, wrong: str) -> None:
    own.write_text(wrong)
    held = packs.in_force()
    assert held.clock("outreach_floor", on=TODAY).amount == 14
    assert held.problem
    own.write_bytes(b"\xff\xfe\x00")
    assert packs.in_force().problem
