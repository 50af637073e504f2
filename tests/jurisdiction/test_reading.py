"""A pack that is wrong anywhere does not load."""

from dataclasses import dataclass

import pytest

from alongside.jurisdiction.reading import BadPack, contents

HEAD = 'name = "t"\ntitle = "T"\ntime_zone = "Europe/London"\nbegins = 2020-01-01\n'
TERM = '[[terms]]\nkey = "a"\nwords = "b"\nsource = "s"\nversion = "1"\n'
CLOCK = """[[clocks]]
key = "c"
words = "w"
starts = "s"
amount = 3
unit = "days"
source = "s"
version = "1"
"""
LIST = """[[lists]]
key = "l"
title = "L"
source = "s"
version = "1"
codes = [{ code = "1", label = "One" }]
"""
HOLIDAYS = """[[holidays]]
year = 2024
source = "s"
address = ""
version = "1"
days = [2024-01-01]
"""


@dataclass
class Page:
    text: str
    name: str = "page.toml"

    def read_text(self, encoding: str) -> str:
        assert encoding == "utf-8"
        return self.text


def test_right_pack_loads_with_defaults_from_its_head() -> None:
    held = contents([Page(HEAD + TERM), Page(TERM.replace('"a"', '"z"') + CLOCK + LIST + HOLIDAYS)])
    assert set(held.terms) == {"a", "z"}
    assert held.terms["a"][0].valid_from.isoformat() == "2020-01-01"
    assert held.lists["l"]["1"][0].source == "s"


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (TERM, "begins"),
        (HEAD + "surprise = 1\n" + TERM, "No such part"),
        (HEAD + TERM + 'colour = "red"\n', "unknown key colour"),
        (HEAD + TERM.replace('source = "s"\n', ""), "source is missing"),
        (HEAD + TERM.replace('source = "s"', 'source = " "'), "source is blank"),
        (HEAD + TERM.replace('words = "b"', "words = 4"), "words cannot be 4"),
        (HEAD + TERM + "checked = 1\n", "checked cannot be 1"),
        (HEAD + TERM + 'valid_to = "soon"\n', "valid_to cannot be"),
        (HEAD + TERM + "valid_to = 2020-01-01\n", "ends before it begins"),
        (HEAD + TERM + TERM, "two versions hold on 2020-01-01"),
        (
            HEAD + TERM + "valid_to = 2021-01-02\n" + TERM + "valid_from = 2021-01-01\n",
            "2021-01-01",
        ),
        (HEAD + CLOCK.replace('"days"', '"moons"'), "unit cannot be 'moons'"),
        (HEAD + CLOCK.replace("amount = 3", "amount = -3"), "below nought"),
        (HEAD + CLOCK.replace("amount = 3", "amount = true"), "amount cannot be True"),
        (HEAD + LIST + LIST, "given twice"),
        (HEAD + LIST.replace('source = "s"\n', ""), "source is missing"),
        (HEAD + LIST + 'colour = "red"\n', "unknown key colour"),
        (HEAD + LIST.replace('label = "One"', 'lable = "One"'), "unknown key lable"),
        (HEAD + LIST.replace('code = "1", ', ""), "key is missing"),
        (HEAD + LIST.replace('"One" }', '"One", same_as = { list = "l" } }'), "names a list"),
        (
            HEAD + LIST.replace('"One" }', '"One", same_as = { list = "l", code = "9" } }'),
            "no such code",
        ),
        (HEAD + HOLIDAYS + HOLIDAYS, "given twice"),
        (HEAD + HOLIDAYS.replace("2024-01-01", "2025-01-01"), "another year"),
        (HEAD + HOLIDAYS.replace('source = "s"', 'source = ""'), "missing keys"),
    ],
)
def test_wrong_pack_does_not_load(text: str, said: str) -> None:
    with pytest.raises(BadPack, match=said):
        contents([Page(text)])


def test_same_head_in_two_files_does_not_load() -> None:
    with pytest.raises(BadPack, match="given twice"):
        contents([Page(HEAD), Page(HEAD)])
