"""A service's own list: adds, changes, switches off; and a file that is wrong says where and what to do."""

from collections.abc import Callable
from datetime import date

import pytest

from alongside.writing.advice import look
from alongside.writing.library import LOCAL, Words

Here = Callable[..., Words]
ADDED = """
[sources.our-group]
title = "Words we chose together"
publisher = "The young people's group of Harbour"
year = 2026

[[terms]]
id = "kid"
words = "kid"
forms = ["kid"]
why = "Our group finds it small."
instead = "Young person."
sources = ["our-group"]
since = 2026-11-01
language = "en"
"""
CHANGED = '[[terms]]\nid = "siblings"\ninstead = "Their names."\n'
OFF = '[[off]]\nid = "respite"\nsince = 2026-12-01\nbecause = "Our carers chose this word."\n'


def _met(text: str, words: Words) -> list[str]:
    return [one.term.id for one in look(text, words=words)]


def test_added_term_is_met_and_says_whose_it_is(here: Here) -> None:
    words = here(ADDED)
    advice = look("Two kids came.", words=words)
    assert [(one.term.id, one.phrases, one.term.local) for one in advice] == [("kid", ("kids",), True)]
    assert advice[0].sources[0].publisher == "The young people's group of Harbour"


def test_changed_term_keeps_what_the_file_leaves_out(here: Here) -> None:
    before, words = here("").terms["siblings"], here(CHANGED)
    after = words.terms["siblings"]
    assert (after.instead, after.why, after.forms, after.local) == ("Their names.", before.why, before.forms, True)


def test_term_is_switched_off_from_its_day(here: Here) -> None:
    text = "A weekend of respite."
    assert _met(text, here(OFF, on=date(2026, 11, 30))) == ["respite"]
    switched = here(OFF, on=date(2026, 12, 1))
    assert _met(text, switched) == []
    off = next(term.off for term in switched.all_terms if term.id == "respite")
    assert off
    assert off.because == "Our carers chose this word."


def test_file_is_read_again_when_it_changed(here: Here) -> None:
    assert _met("A weekend of respite.", here(OFF)) == []
    assert _met("A weekend of respite.", here("")) == ["respite"]


def test_term_of_one_jurisdiction_is_not_looked_for_in_another(here: Here) -> None:
    assert "neet" in here("").terms
    assert "neet" not in here("", pack="international").terms


@pytest.mark.parametrize(
    ("text", "line", "sentence"),
    [
        ("[[terms]\nid = 'x'\n", 1, "Put this line right and save."),
        (
            OFF + "[[off]]\nid = 'nothing'\nsince = 2026-12-01\nbecause = 'x'\n",
            5,
            "Look up its id in the list of words.",
        ),
        (CHANGED + "\n[[terms]]\nid = 'siblings'\ninsted = 'x'\n", 5, "'insted' is not known here. Use one of "),
        (
            "# ours\n[[terms]]\nid = 'new'\nforms = ['x y']\n",
            2,
            "'new' is new here, so it needs instead. Add a line instead = …",
        ),
        ("[[terms]]\nid = 'siblings'\nforms = 'x'\n", 1, "forms must be a list of words."),
        ("[[terms]]\nid = 'siblings'\nforms = ['... x']\n", 1, "must begin with a word that has to be there"),
        ("[[terms]]\nid = 'siblings'\nforms = ['{nobody} x']\n", 1, "names {nobody}. Use one of "),
        ("[[terms]]\nid = 'siblings'\nforms = ['co-operate']\n", 1, "which is not one word"),
        ("[[terms]]\nid = 'siblings'\nwhy = ' '\n", 1, "why is empty."),
        ("[[terms]]\nid = 'siblings'\nsources = ['gone']\n", 1, "there is no source 'gone'. Add [sources.gone]."),
        ("[[terms]]\nid = 'siblings'\nnotices = 'stars'\n", 1, "notices must be one of"),
        ("[[terms]]\nwhy = 'x'\n", 1, "id is missing. Add a line id = …"),
        ("[[off]]\nid = 'siblings'\nbecause = 'x'\n", 1, "since is missing."),
        ("[[off]]\nid = 'siblings'\nsince = 'today'\nbecause = 'x'\n", 1, "since must be a day such as 2026-12-01."),
        ("[off]\nid = 'siblings'\n", 1, "write [[off]] with two brackets on each side."),
        ("[[word]]\nid = 'x'\n", 1, "there is no part 'word'."),
        ("[sources.us]\ntitle = 'x'\n", 1, "publisher is missing."),
        ("[sources.us]\ntitle = 'x'\npublisher = 'x'\nurl = 'data:x'\n", 1, "url must begin with https://."),
        ("sources = 3\n", 1, "write [sources.…]"),
        ("a = " + "[" * 5000, 1, "brackets or figures without end"),
        ("a = " + "9" * 5000, 1, "brackets or figures without end"),
        ("since = 2026-12-01\n", 1, "since belongs inside [[terms]]"),
    ],
)
def test_wrong_file_changes_nothing_and_says_where_and_what_to_do(
    here: Here, text: str, line: int, sentence: str
) -> None:
    words = here(text)
    assert words.problem.startswith(f"{LOCAL}, line {line}: ")
    assert sentence in words.problem
    assert words.terms == here("").terms


def test_file_that_is_no_text_says_so(here: Here, tmp_path: object) -> None:
    from alongside.keeper import places

    (places.state_dir() / LOCAL).write_bytes(b"\xff\xfe\x00")
    from alongside.writing import library
    from tests.writing.conftest import DAY

    assert "Save it as UTF-8 text" in library.words(pack="england", on=DAY).problem
