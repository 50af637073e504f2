"""Every term is found in a natural sentence, and what is offered instead is found by none."""

import pytest

from alongside.writing.advice import look
from alongside.writing.library import Words, shipped
from tests.writing.said import MET, PLAIN

TERMS = shipped().terms
TERM_COUNT = 67
ALSO_NOTICED = {"name-spelt", "short-forms", "long-sentences"}


def _met(text: str, words: Words) -> list[str]:
    return [one.term.id for one in look(text, words=words, names=["Mira"], known=["Mia Stone"])]


def test_all_terms_of_the_list_are_there() -> None:
    assert len(TERMS.keys() - ALSO_NOTICED) == TERM_COUNT
    assert MET.keys() == TERMS.keys()


@pytest.mark.parametrize("term", TERMS)
def test_term_is_met_in_a_natural_sentence(words: Words, term: str) -> None:
    assert _met(MET[term], words) == [term]


@pytest.mark.parametrize("term", TERMS)
def test_what_is_offered_instead_meets_no_term(words: Words, term: str) -> None:
    assert _met(TERMS[term].instead, words) == []


@pytest.mark.parametrize("sentence", PLAIN)
def test_plain_sentence_meets_no_term(words: Words, sentence: str) -> None:
    assert _met(sentence, words) == []


@pytest.mark.parametrize("term", TERMS)
def test_term_names_somebody_who_says_so(term: str) -> None:
    said_by = [shipped().sources[key] for key in TERMS[term].sources]
    assert said_by
    assert all(source.title and source.publisher for source in said_by)


def test_every_source_is_named_by_a_term_or_is_the_guide_behind_them() -> None:
    named = {key for term in TERMS.values() for key in term.sources}
    assert shipped().sources.keys() - named == {"tcs"}
