"""What is noticed besides the terms, and when it is not."""

import pytest

from alongside.writing.advice import Advice, look
from alongside.writing.library import Words

LONG = (
    "We talked about the arrangements for education and accommodation that professionals recommended during the "
    "previous multidisciplinary conference, including considerable transportation difficulties, organisational "
    "responsibilities and recreational opportunities, alongside the administrative requirements that everybody "
    "participating immediately acknowledged as disproportionate."
)
SHORT = "We had tea. She likes the new room. The cat sat on the bed all day. " * 4


def _advice(text: str, words: Words, **asked: list[str]) -> list[Advice]:
    return look(text, words=words, **asked)  # type: ignore[arg-type]


def _met(text: str, words: Words, **asked: list[str]) -> list[tuple[str, str]]:
    return [(phrase, one.meant) for one in _advice(text, words, **asked) for phrase in one.phrases]


@pytest.mark.parametrize(
    ("text", "names", "meant"),
    [
        ("Mirra came early.", ["Mira"], "Mira"),
        ("I met Mira's friend; Miar laughed.", ["Mira"], "Mira"),
        ("Zoe sang.", ["Zoë"], "Zoë"),
        ("Kahlil rang.", ["Mira", "Amira Khalil"], "Khalil"),
        ("ميراا هنا", ["ميرا"], "ميرا"),
    ],
)
def test_name_spelt_otherwise_than_on_the_card_is_noticed(
    words: Words, text: str, names: list[str], meant: str
) -> None:
    assert [found for _, found in _met(text, words, names=names)] == [meant]


@pytest.mark.parametrize(
    ("text", "names", "known"),
    [
        ("Mira and Mia came.", ["Mira"], ["Mia Stone"]),
        ("Will helped. Bill did not.", ["Will"], []),
        ("She said Hop to it.", ["Hope"], []),
        ("mirra is a small word here", ["Mira"], []),
        ("Sol came.", ["So"], []),
        ("Mara and Maya", ["Amelia"], []),
        ("“Mirra” is how they wrote it, she said.", ["Mira"], []),
    ],
)
def test_other_people_and_ordinary_words_are_not_taken_for_their_name(
    words: Words, text: str, names: list[str], known: list[str]
) -> None:
    assert _met(text, words, names=names, known=known) == []


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("The MDT met.", [("MDT", "")]),
        ("The NRM wrote. The NRM rang.", [("NRM", "the National Referral Mechanism")]),
        ("We asked two IROs.", [("IROs", "an independent reviewing officer")]),
        ("The panel (MDT) met. The MDT agreed.", []),
        ("The MDT (everybody who helps her) met.", []),
        ("PE at school, then TV, then the GP.", []),
        ("WE WENT TO THE SEA AND HAD CHIPS AND THEN WE TOOK THE BUS HOME AGAIN IN THE RAIN", []),
        ("“MDT” is what she calls her dog, she told me.", []),
    ],
)
def test_short_form_is_noticed_unless_it_is_plain_or_explained(
    words: Words, text: str, found: list[tuple[str, str]]
) -> None:
    assert _met(text, words) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("He had a 'job' in town.", ["'job'"]),
        ("He is with “a friend” now.", ["“a friend”"]),
        ("He calls it a 'job'.", []),
        ("Her word: “home”.", []),
        ("We watched “Frozen” together.", []),
        ("“Home”", []),
        ("She wrote “I want to paint the wall blue” on the door.", []),
    ],
)
def test_scare_quotes_are_noticed_when_nobody_speaks(words: Words, text: str, found: list[str]) -> None:
    assert [phrase for phrase, _ in _met(text, words)] == found


def test_long_sentences_are_noticed_by_their_beginning(words: Words) -> None:
    assert _met(f"{SHORT}{LONG}", words) == []
    assert _met(LONG, words) == [("We talked about the arrangements for education and", "")]


def test_reading_is_not_judged_in_another_script(words: Words) -> None:
    assert _met("تحدثنا عن المدرسة والموسيقى والبيت الجديد " * 20, words) == []


def test_term_that_is_switched_off_notices_nothing(words: Words, here: object) -> None:
    assert callable(here)
    off = "".join(
        f'[[off]]\nid = "{one}"\nsince = 2026-11-01\nbecause = "x"\n'
        for one in ("name-spelt", "short-forms", "scare-quotes", "long-sentences")
    )
    text = f"Mirra had a 'job'. The MDT met. {LONG}"
    assert _met(text, here(off), names=["Mira"]) == []
