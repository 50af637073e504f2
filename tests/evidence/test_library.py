"""What ships with the product is complete, and what rests on nothing is known by name."""

from collections import Counter

from django.urls import resolve, reverse

from alongside.evidence.library import library
from alongside.evidence.views import library as views
from alongside.evidence.vocabulary import Kind, Seed

NINE = list(range(1, 10))
URLS = "tests.evidence.urls"

# Rows of the product that no finding speaks for: they rest on law, on safety or on craft.
# When this changes, somebody should notice why.
RESTS_ON_NO_FINDING = {"A2", "B2", "B4", "B5", "C1"} | {f"G{n}" for n in range(2, 10)}


def test_all_thirty_studies_are_held() -> None:
    assert sum(source.seed == Seed.B for source in library().sources) == 30


def test_works_cited_by_the_paper_are_held_with_where_they_are_cited() -> None:
    cited = [source for source in library().sources if source.seed == Seed.A]
    assert len(cited) == 34
    assert [source.id for source in cited if not source.cited_in] == []


def test_every_kind_is_used() -> None:
    assert {source.kind for source in library().sources} == set(Kind)


def test_elements_are_the_nine() -> None:
    assert [element.number for element in library().elements] == NINE


def test_every_element_has_findings_of_several_works() -> None:
    works: Counter[int] = Counter()
    for source in library().sources:
        works.update({number for f in source.findings for number in f.elements})
    assert [number for number in NINE if works[number] < 3] == []


def test_every_finding_stands_behind_an_element_or_a_row() -> None:
    idle = [f.id for f in library().findings.values() if not f.elements and not f.rows]
    assert idle == []


def test_finding_ids_begin_with_their_source() -> None:
    strays = [f.id for f in library().findings.values() if not f.id.startswith(f"{f.source_id}-")]
    assert strays == []


def test_rows_that_rest_on_no_finding_are_the_ones_we_know_of() -> None:
    supported = {row for finding in library().findings.values() for row in finding.rows}
    assert set(library().rows) - supported == RESTS_ON_NO_FINDING


def test_source_has_a_title_or_says_that_none_was_given() -> None:
    silent = [s.id for s in library().sources if not s.title and "itle not given" not in s.note]
    assert silent == []


def test_every_source_address_leads_to_its_page() -> None:
    for source in library().sources:
        match = resolve(reverse("evidence:source", args=[source.id], urlconf=URLS), urlconf=URLS)
        assert match.func == views.source
