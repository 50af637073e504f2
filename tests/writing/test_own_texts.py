"""The product keeps to its own list of words: nothing it says to anybody is something it would advise against."""

import runpy
from datetime import date
from pathlib import Path

import pytest

from alongside.jurisdiction import packs
from alongside.writing import advice, library

ROOT = Path(__file__).resolve().parents[2]
TODAY = date(2026, 11, 22)


def _texts() -> list[tuple[str, str]]:
    tool = runpy.run_path(str(ROOT / "tools/translations.py"))
    said = [(text, places[0]) for one, places in tool["messages"]().items() for text in (one.singular, one.plural)]
    return [(text, place) for text, place in said if text]


@pytest.mark.parametrize("pack", packs.names())
def test_no_text_of_ours_says_what_the_list_advises_against(pack: str) -> None:
    words = library.words(pack=pack, on=TODAY)
    found = [
        (place, one.term.id, one.phrases)
        for text, place in _texts()
        for one in advice.look(text, words=words)
        if one.term.forms
    ]
    assert found == []


def test_such_a_word_would_be_found() -> None:
    words = library.words(pack=packs.names()[0], on=TODAY)
    assert [one.term.id for one in advice.look("Your client failed to attend.", words=words)] != []
