"""Where advice is silent, that it points at the right place, and that no text can break it."""

from itertools import pairwise

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from alongside.writing import library
from alongside.writing.advice import look, marks
from alongside.writing.library import Words
from alongside.writing.quotations import quotations
from alongside.writing.tokens import tokens
from tests.writing.conftest import DAY
from tests.writing.said import MET

BLAME = "puts herself at risk"
ANYTHING = st.text(max_size=300) | st.lists(
    st.sampled_from(
        [*MET.values(), "“", "”", '"', "'", "‘", "’", "«", "»", "\n\n", "😀", "ميرا", " ", "(", "NRM", "’s"]
    ),
    max_size=12,
).map(" ".join)


def _met(text: str, words: Words, *, own_words: bool = False) -> list[str]:
    return [one.term.id for one in look(text, words=words, own_words=own_words)]


@pytest.mark.parametrize(
    "text",
    [
        f'She said "he {BLAME}" and cried.',
        f"She said “he {BLAME}” and cried.",
        f"She said ‘he {BLAME}’ and cried.",
        f"She said 'he {BLAME}' and cried.",
        f"She said «he {BLAME}» and cried.",
        f"She said « he {BLAME} » and cried.",
        f"She said „he {BLAME}“ and cried.",
        f"She said “he\n{BLAME}” and cried.",
        f"She said “he {BLAME} and I am still typing",
        f'She said "he {BLAME} and I am still typing',
        f"She said 'it isn't true that he {BLAME}' and cried.",
    ],
)
def test_quoted_words_are_left_alone(words: Words, text: str) -> None:
    assert _met(text, words) == []


@pytest.mark.parametrize(
    "text",
    [
        f"It isn't right that he {BLAME}, they're saying.",
        f'She said "hello" and he {BLAME}.',
        f"She said “hello”. He {BLAME}. “Bye”, she said.",
        f"She is 5'2\" tall and {BLAME}.",
        f'She said "I am still typing\n\nHe {BLAME}.',
        f"The girls' group says he {BLAME} and the boys' group agrees.",
    ],
)
def test_words_beside_a_quotation_are_met(words: Words, text: str) -> None:
    assert _met(text, words) == ["puts-themself-at-risk"]


def test_their_own_words_are_left_alone(words: Words) -> None:
    assert _met(f"I {BLAME}. The MDT met.", words, own_words=True) == []


@pytest.mark.parametrize(
    "text",
    [
        "He was RISK-TAKING.",
        "He was risk‑taking.",
        "He was risk\ntaking.",
        "He was risk - taking.",
        "He took\r\nrisks.",
    ],
)
def test_case_hyphens_and_line_breaks_make_no_difference(words: Words, text: str) -> None:
    assert _met(text, words) == ["risky-behaviour"]


@pytest.mark.parametrize("text", ["She won’t engage.", "She won't engage.", "The sibling’s room."])
def test_either_apostrophe_is_read(words: Words, text: str) -> None:
    assert len(_met(text, words)) == 1


def test_phrase_never_reaches_over_the_end_of_a_sentence(words: Words) -> None:
    assert _met("He told us about risk. Taking the bus was fun.", words) == []


@pytest.mark.parametrize("before", ["", "😀🏳️‍🌈 ", "مرحبا ", "e\u0301 "])
def test_place_is_right_after_emoji_and_arabic(words: Words, before: str) -> None:
    text = f"{before}She {BLAME} today."
    (advice,) = look(text, words=words)
    assert [text[slice(*span)] for span in advice.spans] == [BLAME] == list(advice.phrases)


def test_term_met_twice_is_one_piece_of_advice_with_both_phrases(words: Words) -> None:
    (advice,) = look("Her sibling rang. Siblings came. SIBLINGS left.", words=words)
    assert advice.phrases == ("sibling", "SIBLINGS")
    assert len(advice.spans) == 3


def test_marks_know_a_phrase_again_and_tell_another_apart(words: Words) -> None:
    first, again, other = (look(f"Her {one}.", words=words) for one in ("siblings", "Siblings", "sibling"))
    assert marks(first) == marks(again)
    assert marks(first).isdisjoint(marks(other))


@given(text=ANYTHING)
@example(text="'" * 3000)
@example(text="‘a" * 3000)
@example(text='"' * 3000)
@example(text="a " * 3000)
def test_no_text_breaks_it_and_every_place_is_inside(text: str) -> None:
    held = library.words(pack="england", on=DAY)
    for one in look(text, words=held, names=["Mira"], known=["Mia"]):
        assert one.phrases
        for start, end in one.spans:
            assert 0 <= start < end <= len(text)


@given(text=ANYTHING)
def test_words_and_quotations_stand_in_order_and_hold_what_is_written(text: str) -> None:
    found, quoted = tokens(text), quotations(text)
    assert all(text[token.start : token.end] == token.written for token in found)
    for spans in ([(token.start, token.end) for token in found], quoted):
        assert all(0 <= start < end <= len(text) for start, end in spans)
        assert all(one[1] <= after[0] for one, after in pairwise(spans))
