"""The words in which people say when, read from ``data/around_*.toml``: one file for each language."""

import re
import tomllib
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from django.utils.translation import get_language

LANGUAGES = ("en", "ar")
SAME = str.maketrans("أإآٱىة", "اااايه", "ـ’'`")
MARKS = re.compile(r"[\u064b-\u0652\u0670]")
PAUSES = re.compile(r"[،,;؛!?؟()“”\"«»]|\.(?!\d)|(?<!\d)[.:]|[-–](?!\d)")
ORDINAL = re.compile(r"(?<=\d)(?:st|nd|rd|th)\b")


def fold(text: str) -> str:
    """The words without capitals, accents, vowel signs and pauses; figures of any script as 0 to 9."""
    plain = MARKS.sub("", unicodedata.normalize("NFKC", text).casefold()).translate(SAME)
    figures = "".join(str(unicodedata.decimal(one)) if one.isdecimal() else one for one in plain)
    return " ".join(ORDINAL.sub("", PAUSES.sub(" ", figures)).split())


@dataclass(frozen=True, slots=True)
class Words:
    """One language: its names of months and the like, each folded, and how it says what of them."""

    months: Mapping[str, int]
    seasons: Mapping[str, int]
    weekdays: Mapping[str, int]
    near: Mapping[str, int]
    units: Mapping[str, str]
    pairs: Mapping[str, str]
    numbers: Mapping[str, int]
    says: Mapping[str, tuple[re.Pattern[str], ...]]

    def number(self, text: str) -> int:
        """The number in figures or in words."""
        return int(text) if text.isdecimal() else self.numbers[text]

    def heard(self, what: str, text: str) -> Iterator[dict[str, str]]:
        """What stands in the slots, for every way of saying it that fits the whole text."""
        for pattern in self.says[what]:
            if found := pattern.fullmatch(text):
                yield found.groupdict()


def in_turn() -> Iterator[Words]:
    """Every language, the reader's first: many families speak two in one sentence."""
    own = (get_language() or "").partition("-")[0]
    for code in sorted(LANGUAGES, key=lambda one: one != own):
        yield _read(code)


@cache
def _read(code: str) -> Words:
    held = tomllib.loads((files("alongside.kernel") / "data" / f"around_{code}.toml").read_text(encoding="utf-8"))
    counted = [_turned(held[name]) for name in ("months", "seasons", "weekdays", "near", "numbers")]
    months, seasons, weekdays, near, numbers = ({word: int(key) for word, key in one.items()} for one in counted)
    units, pairs = _turned(held["units"]), _turned(held["pairs"])
    slots = {
        "{x}": "(?P<x>.+?)",
        "{y}": "(?P<y>.+)",
        "{n}": f"(?P<n>[0-9]{{1,3}}|{_either(numbers)})",
        "{unit}": f"(?P<unit>{_either(units)})",
        "{pair}": f"(?P<pair>{_either(pairs)})",
    }
    says = {what: tuple(_pattern(one, slots) for one in ways) for what, ways in held["says"].items()}
    return Words(months, seasons, weekdays, near, units, pairs, numbers, says)


def _turned(table: Mapping[str, Iterable[str]]) -> dict[str, str]:
    return {fold(word): key for key, words in table.items() for word in words}


def _either(words: Iterable[str]) -> str:
    # The longest first, so that "twenty" does not hide "twenty one".
    return "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True)) or r"(?!)"


def _pattern(way: str, slots: Mapping[str, str]) -> re.Pattern[str]:
    written = MARKS.sub("", way).translate(str.maketrans("أإآٱىة", "اااايه"))
    for slot, meaning in slots.items():
        written = written.replace(slot, meaning)
    return re.compile(written)
