"""Searching, filtering and reading the library that ships."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from alongside.evidence.items import Source
from alongside.evidence.library import library
from alongside.evidence.queries import library as queries
from alongside.evidence.ranking import score, words
from alongside.evidence.vocabulary import Kind
from alongside.kernel.decisions import NotVisible

EVERYTHING = set(library().sources)


def test_nothing_asked_gives_everything_newest_first() -> None:
    found = queries.search()
    assert set(found) == EVERYTHING
    years = [source.last_year for source in found]
    assert years == sorted(years, reverse=True)


def test_best_match_comes_first() -> None:
    found = queries.search(text="participation")
    ranks = [score(source, wanted=("participation",)) for source in found]
    assert ranks == sorted(ranks, reverse=True)
    years = [source.last_year for source in found]
    assert years != sorted(years, reverse=True)


@pytest.mark.parametrize("text", ["barnardo's", "BARNARDO’S", "Bárnardos"])
def test_capitals_accents_and_apostrophes_do_not_matter(text: str) -> None:
    expected = {s for s in EVERYTHING if "barnardo" in s.title.casefold()}
    assert expected
    assert expected <= set(queries.search(text=text))


def test_words_together_find_less_than_each_alone() -> None:
    both = set(queries.search(text="young trust"))
    assert both
    assert both < set(queries.search(text="young")) & EVERYTHING
    assert both <= set(queries.search(text="trust"))


def test_order_by_title_leaves_out_accents_and_signs() -> None:
    names = [words(source.name) for source in queries.search(sort="title")]
    assert names == sorted(names)


def test_order_by_year_holds_though_the_words_match_better_elsewhere() -> None:
    found = queries.search(text="participation", sort="year")
    assert all(one.last_year >= other.last_year for one, other in pairwise(found))


def test_element_and_row_ask_for_a_finding_behind_both() -> None:
    for source in queries.search(element=2, row="A6"):
        assert any(2 in f.elements and "A6" in f.rows for f in source.findings)
    assert queries.search(element=2, row="A6")
    assert queries.search(row="B2") == ()


def test_kind_leaves_only_that_kind() -> None:
    assert {source.kind for source in queries.search(kind="evaluation")} == {Kind.EVALUATION}


def test_years_include_both_ends_and_work_that_ran_into_them() -> None:
    found = {source.id for source in queries.search(year_from=2014, year_to=2014)}
    assert "current-practice-london-2014" in found
    assert "contextual-response-2013" in found  # it ran from 2013 to 2016
    assert "whats-going-on-2011" not in found
    assert "rea-outreach-2017" not in found


@given(st.text(max_size=40))
def test_any_text_is_answered_with_sources_that_have_its_words(text: str) -> None:
    found = queries.search(text=text)
    wanted = words(text)
    assert set(found) == {s for s in EVERYTHING if not wanted or score(s, wanted=wanted)}


@given(st.sampled_from(library().sources), st.integers(min_value=1, max_value=12))
def test_the_beginnings_of_its_title_find_a_source(source: Source, length: int) -> None:
    beginnings = " ".join(word[:length] for word in words(source.title))
    assert source in queries.search(text=beginnings)


def test_get_gives_the_source_of_that_id() -> None:
    assert queries.get("jay-2014").by == "Jay"


def test_get_of_nothing_is_not_visible() -> None:
    with pytest.raises(NotVisible):
        queries.get("nothing-2000")


def test_findings_for_a_row_and_an_element_are_exactly_those_that_name_it() -> None:
    held = library().findings.values()
    assert queries.for_row("A6") == tuple(f for f in held if "A6" in f.rows)
    assert queries.for_element(7) == tuple(f for f in held if 7 in f.elements)
    assert queries.for_row("B2") == ()


def test_findings_shown_are_those_with_the_words_or_else_all() -> None:
    source = queries.get("whats-going-on-2011")
    shown = queries.findings_shown(source, text="court")
    assert [finding.id for finding in shown] == ["whats-going-on-2011-3"]
    assert queries.findings_shown(source, text="questionnaires") == source.findings
    assert queries.findings_shown(source, element=6)[0].id == "whats-going-on-2011-5"


def test_matrix_counts_every_finding_behind_every_element_once() -> None:
    matrix = queries.matrix()
    for place, column in enumerate(matrix.columns):
        cells = [line.cells[place] for line in matrix.lines]
        behind = [finding for cell in cells for finding in cell]
        assert column.findings == len(behind)
        assert set(behind) == set(queries.for_element(column.element.number))
        assert column.works == sum(1 for cell in cells if cell)


def test_matrix_has_one_line_for_a_work_listed_twice() -> None:
    lines = {line.source.id: line for line in queries.matrix().lines}
    assert "jago-2011" not in lines
    told = {finding.source_id for cell in lines["whats-going-on-2011"].cells for finding in cell}
    assert told == {"whats-going-on-2011", "jago-2011"}


def test_also_listed_leads_both_ways() -> None:
    main, other = queries.get("whats-going-on-2011"), queries.get("jago-2011")
    assert queries.also_listed(main) == (other,)
    assert queries.also_listed(other) == (main,)
