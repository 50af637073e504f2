"""References that other tools read back as what went in."""

import json
from typing import Any

import pytest
import rispy
from bibtexparser.entrypoint import parse_string
from bibtexparser.middlewares import LatexDecodingMiddleware
from hypothesis import given
from hypothesis import strategies as st

from alongside.evidence import citations
from alongside.evidence.library import library
from alongside.evidence.vocabulary import Kind
from tests.evidence.made import source

SOURCES = library().sources
WORKS = [one for one in SOURCES if not one.same_as]
YEARS = {one.id: str(one.last_year) if one.years else None for one in WORKS}

# Signs that mean something in LaTeX, but not two of a kind that TeX itself would join (-- or '').
SIGNS = st.text(alphabet="abcXYZ é&%$#_{}\\", min_size=1).filter(lambda text: text == text.strip())


def bibtex(text: str, *, decoded: bool = False) -> Any:
    decoding = [LatexDecodingMiddleware(keep_math_mode=False)] if decoded else []
    held = parse_string(text, append_middleware=decoding)
    assert held.failed_blocks == []
    return held.entries


def test_ris_reads_back_with_title_year_and_every_author() -> None:
    read = {one["id"]: one for one in rispy.loads(citations.written(SOURCES, fmt="ris"))}
    assert {id_: one.get("year") for id_, one in read.items()} == YEARS
    for work in WORKS:
        assert read[work.id].get("title", "") == work.title
        assert len(read[work.id]["authors"]) == len(work.authors)
        for finding in work.findings:
            assert finding.says in read[work.id]["notes"]


def test_ris_has_nothing_but_tagged_lines() -> None:
    lines = citations.written(SOURCES, fmt="ris").splitlines()
    assert [line for line in lines if line and line[2:6] != "  - "] == []
    assert [line for line in lines if line.endswith("-  ") or line == "N1  - "] == []


def test_ris_never_parts_an_organisation_into_surname_and_initials() -> None:
    made = source(authors=("Centre, University, Town", "Pearce"))
    assert rispy.loads(citations.ris([made]))[0]["authors"] == [
        "Centre (University; Town)",
        "Pearce",
    ]


def test_bibtex_reads_back_with_title_and_year() -> None:
    read = {one.key: one for one in bibtex(citations.written(SOURCES, fmt="bibtex"), decoded=True)}
    assert {key: one.get("year") and one["year"] for key, one in read.items()} == YEARS
    for work in WORKS:
        title = read[work.id]["title"] if work.title else ""
        assert title.replace("’", "'") == work.title.replace("’", "'")


def test_bibtex_keeps_names_whole_and_says_others() -> None:
    made = source(authors=("Centre, University", "Foley et al"))
    (entry,) = bibtex(citations.bibtex([made]))
    assert entry["author"] == "{Centre, University} and {Foley} and others"


@given(SIGNS)
def test_bibtex_title_of_any_signs_reads_back(title: str) -> None:
    (entry,) = bibtex(citations.bibtex([source(title=title)]), decoded=True)
    assert entry["title"].split() == title.split()


def test_csl_json_reads_back_with_title_authors_and_dates() -> None:
    read = {one["id"]: one for one in json.loads(citations.written(SOURCES, fmt="csl-json"))}
    assert read.keys() == YEARS.keys()
    for work in WORKS:
        assert read[work.id].get("title", "") == work.title
        assert [name["literal"] for name in read[work.id]["author"]] == list(work.authors)
    assert read["contextual-response-2013"]["issued"] == {"date-parts": [[2013], [2016]]}
    assert "issued" not in read["msunderstood-2015"]


@pytest.mark.parametrize(
    ("kind", "ris", "bib", "csl"),
    [
        (Kind.ARTICLE, "JOUR", "article", "article-journal"),
        (Kind.BOOK, "BOOK", "book", "book"),
        (Kind.WEBSITE, "ELEC", "misc", "webpage"),
        (Kind.STUDY, "RPRT", "techreport", "report"),
    ],
)
def test_kind_becomes_the_type_each_format_has_for_it(kind: Kind, ris: str, bib: str, csl: str) -> None:
    made = [source(kind=kind)]
    assert rispy.loads(citations.ris(made))[0]["type_of_reference"] == ris
    assert bibtex(citations.bibtex(made))[0].entry_type == bib
    assert json.loads(citations.csl_json(made))[0]["type"] == csl


@pytest.mark.parametrize("fmt", citations.FORMATS)
def test_work_listed_twice_is_written_once_but_is_written_when_alone(fmt: str) -> None:
    main, other = library().by_id["whats-going-on-2011"], library().by_id["jago-2011"]
    assert "jago-2011" not in citations.written([other, main], fmt=fmt)
    assert "jago-2011" in citations.written([other], fmt=fmt)


@pytest.mark.parametrize("fmt", citations.FORMATS)
def test_no_source_gives_a_file_with_no_reference(fmt: str) -> None:
    assert citations.written([], fmt=fmt).strip() in {"", "[]"}


@pytest.mark.parametrize(
    ("known", "line"),
    [
        ({}, "Somebody (2010) A title."),
        ({"title": "Who asks?"}, "Somebody (2010) Who asks?"),
        ({"title": ""}, "Somebody (2010) [Title not given]."),
        ({"year_to": 2012}, "Somebody (2010–2012) A title."),
        ({"kind": Kind.WEBSITE}, "Somebody (no date) A title."),
        ({"authors": ("A", "B, C", "D")}, "A; B, C and D (2010) A title."),
        ({"authors": ()}, "(2010) A title."),
        ({"commissioner": "a council"}, "Somebody (2010) A title. Commissioned by a council."),
    ],
)
def test_plain_citation_says_who_when_what_and_for_whom(known: dict[str, Any], line: str) -> None:
    assert citations.plain(source(**known)) == line
