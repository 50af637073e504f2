"""Where a word stands decides how much it counts."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from alongside.evidence.items import Finding
from alongside.evidence.ranking import mentions, score, words
from tests.evidence.made import source

TITLE = source(title="Trust first")
FINDING = source(says="Trust takes time.")
METHOD = source(method="Talks about trust.")
REST = source(note="Asked for by a trust.")


def test_title_counts_before_finding_before_method_before_the_rest() -> None:
    ranks = [score(one, wanted=("trust",)) for one in (TITLE, FINDING, METHOD, REST)]
    assert ranks == sorted(ranks, reverse=True)
    assert len({*ranks, 0}) == 5


def test_beginning_of_a_word_in_the_title_counts_before_a_whole_word_in_a_finding() -> None:
    assert score(TITLE, wanted=("tru",)) > score(FINDING, wanted=("trust",))


def test_whole_word_counts_before_the_beginning_of_one() -> None:
    assert score(source(title="Trusting"), wanted=("trust",)) < score(TITLE, wanted=("trust",))


def test_middle_or_end_of_a_word_does_not_count() -> None:
    assert score(TITLE, wanted=("rust",)) == 0


def test_every_word_must_stand_somewhere() -> None:
    assert score(FINDING, wanted=("trust", "time")) > 0
    assert score(FINDING, wanted=("trust", "money")) == 0


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Barnardo's CHILDREN’S", ("barnardos", "childrens")),
        ("Café naïve Ŵyneb", ("cafe", "naive", "wyneb")),
        ("  night-time / 2013–2016! ", ("night", "time", "2013", "2016")),
        ("شباب", ("شباب",)),
        ("' ’ --- _", ()),
    ],
)
def test_words_lose_capitals_accents_apostrophes_and_signs(text: str, found: tuple[str, ...]) -> None:
    assert words(text) == found


@given(st.text())
def test_words_of_words_are_the_same_words(text: str) -> None:
    once = words(text)
    assert words(" ".join(once)) == once


@given(st.text(alphabet=st.characters(codec="ascii", categories=["L", "N"]), min_size=1))
def test_any_word_finds_the_title_it_stands_in(word: str) -> None:
    assert score(source(title=f"About {word.upper()} today"), wanted=words(word)) > 0


def test_finding_mentions_any_of_the_words() -> None:
    finding = Finding(id="f", source_id="s", says="Trust takes time.", elements=(), rows=())
    assert mentions(finding, wanted=("money", "tim"))
    assert not mentions(finding, wanted=("money",))
    assert not mentions(finding, wanted=())
