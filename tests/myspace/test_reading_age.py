"""Every sentence of young people's own pages can be read at nine to eleven.

Measured by the grade of Kincaid and others (1975). A grade is a year of school in the United States: grade 6 is read at
eleven. The formula was made for passages, and one long word throws it
for a handful of words: so it is asked of each page as a whole and of sentences of eight words or more, and in shorter ones
no word may be long.
"""

import re
import runpy
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import syllapy

ROOT = Path(__file__).resolve().parents[2]
MINE = "alongside/myspace/"
PLACES = re.compile(r"%\(\w+\)s|{{ ?\w+ ?}}|<[^>]*>")
ENDS = re.compile(r"(?<=[.?!:])\s+")
WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")
AT_ELEVEN, LONG_SENTENCE = 7.0, 20
"""Grade 6 is up to the day before this, as a child of eleven is up to the day before twelve."""
ENOUGH_WORDS, LONG_WORD, A_PASSAGE = 8, 4, 3
# Long and known to every child; and one that stands beside a sentence that says what it means.
KNOWN = {"anybody", "everybody", "interpreter"}
# Where the count is known to be wrong, and it matters.
COUNTED = {"becomes": 2}


def syllables(word: str) -> int:
    """How many a word has: from a list of words, or else by its groups of vowels; one off in one word of twenty."""
    word = word.lower().replace("’", "'")
    return COUNTED.get(word) or int(syllapy.count(word))


def grade(text: str, sentences: int = 1) -> float:
    """The grade at which a text of so many sentences is read."""
    words = WORD.findall(text)
    return 0.39 * len(words) / sentences + 11.8 * sum(map(syllables, words)) / len(words) - 15.59


@cache
def _said() -> dict[str, list[str]]:
    """The sentences of each file of young people's pages."""
    tool = runpy.run_path(str(ROOT / "tools/translations.py"))
    found: dict[str, list[str]] = {}
    for message, places in tool["messages"]().items():
        for place in places:
            path, _, _line = str(place).partition(":")
            if path.startswith(MINE):
                found.setdefault(path, []).extend(_sentences(message))
    return found


def _sentences(message: Any) -> Iterator[str]:
    for text in (message.singular, message.plural):
        # A name stands where one will: a short word.
        yield from (one for one in ENDS.split(PLACES.sub(" Mira ", text)) if WORD.search(one))


def _every() -> set[str]:
    return {one for said in _said().values() for one in said}


def test_hard_sentence_is_found() -> None:
    hard = "Practitioners will endeavour to facilitate your participation in multi-agency decision-making processes."
    assert grade(hard) > AT_ELEVEN
    assert grade("You can change what you said on any day that you like.") < AT_ELEVEN


@pytest.mark.parametrize("path", sorted(_said()), ids=lambda path: path.removeprefix(MINE))
def test_page_as_a_whole_is_read_at_nine_to_eleven(path: str) -> None:
    said = [one for one in _said()[path] if len(WORD.findall(one)) >= ENOUGH_WORDS]
    assert len(said) < A_PASSAGE or grade(" ".join(said), len(said)) < AT_ELEVEN - 1


def test_each_sentence_is_read_at_nine_to_eleven() -> None:
    long = [one for one in _every() if len(WORD.findall(one)) >= ENOUGH_WORDS]
    assert [(round(grade(one), 1), one) for one in long if grade(one) >= AT_ELEVEN] == []
    assert [one for one in long if len(WORD.findall(one)) > LONG_SENTENCE] == []


def test_short_sentence_has_no_long_word() -> None:
    words = {word.lower() for one in _every() for word in WORD.findall(one)}
    assert {word for word in words if syllables(word) >= LONG_WORD} - KNOWN == set()
