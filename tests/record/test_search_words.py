"""What counts as the same word, what a question asks, which answer is better, and what is marked: all without a database."""

import math
import unicodedata
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from alongside.record import asking, marking, wording
from alongside.record.ranking import BEST, Hit, Tally

SAME = [
    ("school", "Schools"),
    ("go", "went"),
    ("went", "goes"),
    ("child", "children"),
    ("happy", "happiness"),
    ("sky", "skies"),
    ("die", "dying"),
    ("nan", "nan's"),
    ("cafe", "café"),
    ("Zoë", "ZOE"),
    ("مدرسة", "المدرسه"),
    ("حافلة", "بالحافلة"),
    ("مدرسة", "مَدْرَسَةٌ"),
    ("أحمد", "احمد"),
    ("12", "١٢"),
    ("школа", "ШКОЛА"),
]
OTHERS = [("bus", "busy"), ("art", "party"), ("river", "driver"), ("school", "scholar"), ("school", "schole")]
SENTENCE = "We took the trams to school, and her Nan’s dog came too."
texts = st.text(max_size=200)
words = st.text("abcdeéßşİقةأüΣ'’ -\"", max_size=40)


def _term(word: str) -> asking.Term:
    return asking.Term((wording.fold(word).strip(),), is_exact=False)


@pytest.mark.parametrize(("typed", "written"), SAME)
def test_same_word_in_another_form_fits_and_is_not_passed_over(typed: str, written: str) -> None:
    term, word = _term(typed), wording.fold(written).strip()
    assert term.fits(word)
    assert any(needle in word for needle in term.needles)


@pytest.mark.parametrize(("typed", "written"), OTHERS)
def test_another_word_does_not_fit(typed: str, written: str) -> None:
    assert not _term(typed).fits(written)


@given(texts)
def test_places_of_words_are_those_of_the_folded_text(text: str) -> None:
    held = list(wording.places(text))
    assert [word for word, _, _ in held] == wording.fold(text).split()
    assert all(0 <= start < end <= len(text) for _, start, end in held)
    assert all(one[1] <= two[1] for one, two in pairwise(held))


@given(texts)
def test_folding_again_changes_nothing(text: str) -> None:
    once = wording.fold(text)
    assert wording.fold(once) == once
    assert not any(unicodedata.combining(letter) for letter in once)


@pytest.mark.parametrize(
    ("typed", "groups"),
    [
        ("bus tram", [["bus"], ["tram"]]),
        ("bus OR tram library", [["bus", "tram"], ["library"]]),
        ('"quiet corner" school', [["quiet corner"], ["school"]]),
        ("“quiet corner”", [["quiet corner"]]),
        ("half-term", [["half term"]]),
        ("OR bus OR", [["bus"]]),
        ("bus or tram", [["bus"], ["or"], ["tram"]]),
        ('"', []),
        (" ?! ", []),
        ("", []),
    ],
)
def test_question_is_read_as_it_is_meant(typed: str, groups: list[list[str]]) -> None:
    assert [[" ".join(term.words) for term in group] for group in asking.read(typed).groups] == groups


@given(words)
def test_any_text_is_read_and_asks_for_twelve_terms_at_most(typed: str) -> None:
    question = asking.read(typed)
    assert len(question.terms) <= asking.MOST_TERMS
    assert all(group for group in question.groups)


@given(texts, words)
def test_passage_is_a_piece_of_the_text_and_nothing_else(text: str, typed: str) -> None:
    passage = marking.passage(text, asking.read(typed), most=80)
    said = "".join(piece.text for piece in passage.pieces)
    assert said in text
    assert text.startswith(said) or passage.is_cut_before
    assert text.endswith(said) or passage.is_cut_after


@given(st.lists(st.sampled_from(["bus", "Tram's", "<b>", "&amp;", "“no”", "café", "مدرسة", "\n"]), max_size=60), words)
def test_what_is_marked_is_what_was_asked_for(parts: list[str], typed: str) -> None:
    question = asking.read(f"tram OR cafe OR {typed}")
    text = " ".join(parts)
    passage = marking.passage(text, question, most=90)
    for piece in passage.pieces:
        folded = wording.fold(piece.text).split()
        single = [term for term in question.terms if len(term.words) == 1]
        if piece.is_hit:
            held = {word for term in question.terms for word in term.words}
            assert any(word in held or any(term.fits(word) for term in single) for word in folded)
        else:
            assert not any(term.fits(word) for term in single for word in folded)
    assert any(piece.is_hit for piece in passage.pieces) == any(part in {"Tram's", "café"} for part in parts) or typed


@pytest.mark.parametrize(
    ("typed", "marked"),
    [
        ("tram", ["trams"]),
        ("nan", ["Nan’s"]),
        ('"her nan" school', ["school"]),
        ('"her nans"', ["her", "Nan’s"]),
        ("library", []),
    ],
)
def test_words_are_marked_whole(typed: str, marked: list[str]) -> None:
    passage = marking.passage(SENTENCE, asking.read(typed))
    hits = [piece.text for piece in passage.pieces if piece.is_hit]
    assert hits == marked


def test_passage_of_a_long_text_is_the_part_that_answers_in_whole_words() -> None:
    text = "Nothing here. " * 100 + "Then the kite flew over the church. " + "Nothing more. " * 100
    passage = marking.passage(text, asking.read("kite church"))
    said = "".join(piece.text for piece in passage.pieces)
    assert [piece.text for piece in passage.pieces if piece.is_hit] == ["kite", "church"]
    assert len(said) <= marking.AROUND + 1
    assert (passage.is_cut_before, passage.is_cut_after) == (True, True)
    assert said.split()[0] in {"Nothing", "here."}


def _hit(entry: str, counts: tuple[int, ...], *, length: int = 100, at: float = 0) -> Hit:
    return Hit(entry, "r", at, length, counts)


def test_rare_words_and_short_entries_come_first() -> None:
    hits = (_hit("often", (5, 0)), _hit("a rare", (0, 1)), _hit("long", (0, 1), length=900), _hit("both", (1, 1)))
    tally = Tally(1000, 100_000, 4, (900, 3), hits)
    assert [hit.entry for hit in tally.best(newest=False).hits] == ["both", "a rare", "long", "often"]


def test_newest_come_first_when_that_is_asked() -> None:
    hits = tuple(_hit(str(n), (1,), at=n) for n in (3, 1, 2))
    assert [hit.entry for hit in Tally(3, 300, 3, (3,), hits).best(newest=True, most=2).hits] == ["3", "2"]


@given(st.lists(st.tuples(st.integers(0, 4), st.integers(20, 900)), min_size=1, max_size=60), st.integers(1, 59))
def test_two_batches_give_what_one_gives(entries: list[tuple[int, int]], cut: int) -> None:
    def tally(some: list[tuple[int, int]], base: int) -> Tally:
        hits = tuple(_hit(f"{base + n:03}", (count,), length=long) for n, (count, long) in enumerate(some) if count)
        return Tally(len(some), sum(long for _, long in some), len(hits), (len(hits),), hits)

    whole = tally(entries, 0).best(newest=False)
    first, second = tally(entries[:cut], 0), tally(entries[cut:], min(cut, len(entries)))
    assert (first.best(newest=False) + second.best(newest=False)).best(newest=False) == whole
    assert len(whole.hits) <= BEST
    assert math.isfinite(whole.letters)
