"""References as reference managers write them, and as nobody should."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from alongside.evidence import citations, incoming
from alongside.evidence.incoming import MOST_BYTES, MOST_ENTRIES, Found, NotReferences
from alongside.evidence.library import library
from alongside.evidence.matching import compared
from alongside.evidence.references import Reference, Unreadable, normal_doi
from alongside.evidence.vocabulary import Kind, Wrong
from tests.evidence.made import source

RIS = "TY  - JOUR\nAU  - Pearce, Jenny\nAU  - Melrose, Margaret\nTI  - {title}\nPY  - {year}\nDO  - {doi}\nER  - \n"
BIB = "@article{{x,\n  author = {{Pearce, Jenny and Melrose, Margaret}},\n  title = {{{title}}},\n  year = {year},\n  doi = {{{doi}}}\n}}\n"


def ris(title: str = "A title", year: object = 2010, doi: str = "") -> str:
    return RIS.format(title=title, year=year, doi=doi)


def bib(title: str = "A title", year: object = "{2010}", doi: str = "") -> str:
    return BIB.format(title=title, year=year, doi=doi)


def read(text: str | bytes) -> Found:
    return incoming.read(text if isinstance(text, bytes) else text.encode())


def one(text: str | bytes) -> Reference:
    (entry,) = read(text).entries
    assert isinstance(entry, Reference)
    return entry


@pytest.mark.parametrize("text", [ris(doi="10.1000/ABC.1"), bib(doi="https://doi.org/10.1000/abc.1")])
def test_entry_says_who_what_and_when(text: str) -> None:
    found = one(text)
    assert (found.title, found.year, found.kind) == ("A title", 2010, Kind.ARTICLE)
    assert found.authors == ("Pearce, Jenny", "Melrose, Margaret")
    assert found.doi == "10.1000/abc.1"


@pytest.mark.parametrize("fmt", ["ris", "bibtex"])
def test_our_own_export_comes_back_as_what_is_there(fmt: str) -> None:
    found = read(citations.written(library().sources, fmt=fmt))
    titled = [entry for entry in found.entries if isinstance(entry, Reference)]
    assert len(titled) > 40
    assert [seen.entry for seen in compared(titled, sources=library().sources) if seen.is_new] == []
    assert {entry.why for entry in found.entries if isinstance(entry, Unreadable)} == {Wrong.TITLE, Wrong.YEAR}


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        (r"Caf\'e", "Café"),
        (r"{\"U}ber {\ss}", "Über ß"),
        (r"{CSE}: {W}hat we know", "CSE: What we know"),
        (r"One \& two", "One & two"),
        (r"\textbf{\emph{Deep}}", "Deep"),
        ("2010--2012", "2010–2012"),
    ],
)
def test_latex_becomes_letters(written: str, meant: str) -> None:
    assert one(bib(title=written)).title == meant


@pytest.mark.parametrize(
    ("encoding", "told"),
    [("utf-8", "utf-8-sig"), ("utf-8-sig", "utf-8-sig"), ("utf-16", "utf-16"), ("latin-1", "cp1252")],
)
def test_file_is_read_in_its_encoding(encoding: str, told: str) -> None:
    found = read(ris(title="Zoë’s" if encoding != "latin-1" else "Zoë").encode(encoding))
    assert found.encoding == told
    (entry,) = found.entries
    assert isinstance(entry, Reference)
    assert entry.title.startswith("Zoë")


@pytest.mark.parametrize("ends", ["\n", "\r\n", "\r"])
def test_lines_may_end_in_any_way(ends: str) -> None:
    assert one(ris().replace("\n", ends)).title == "A title"


@pytest.mark.parametrize(
    ("text", "line", "why"),
    [
        (ris() + ris(title=""), 8, Wrong.TITLE),
        (ris() + ris(year="soon"), 8, Wrong.YEAR),
        (ris() + ris().replace("ER  - \n", ""), 8, Wrong.OPEN),
        (ris() + ris().replace("ER  - ", "N1  - x\n" * 2001 + "ER  - "), 8, Wrong.LONG),
        (bib() + bib(title="{open"), 7, Wrong.OPEN),
        (bib() + bib(title="{" * 30 + "x" + "}" * 30), 7, Wrong.LONG),
    ],
)
def test_entry_that_cannot_be_read_is_told_by_its_line_and_spoils_no_other(text: str, line: int, why: Wrong) -> None:
    first, second = read(text).entries
    assert isinstance(first, Reference)
    assert second == Unreadable(line, why)


@pytest.mark.parametrize(
    ("data", "why"),
    [
        (b"", Wrong.NEITHER),
        (b"Dear all, the list is attached.", Wrong.NEITHER),
        (b"TY  - JOUR\x00", Wrong.BINARY),
        (b"\xff\xfe\x00", Wrong.BINARY),
        (b"x" * (MOST_BYTES + 1), Wrong.LARGE),
        (b"@comment{nothing}\n", Wrong.EMPTY),
        (b"TY  - JOUR\n" * (MOST_ENTRIES + 2), Wrong.MANY),
    ],
)
def test_file_that_cannot_be_used_is_refused_with_the_reason(data: bytes, why: Wrong) -> None:
    with pytest.raises(NotReferences) as refused:
        incoming.read(data)
    assert refused.value.why is why


@pytest.mark.parametrize("text", ["@article{" + "{" * 200_000, "@a{x," * 2000, "@article{a, title = " + '"' * 9999])
def test_hostile_file_ends_in_sentences(text: str) -> None:
    assert {type(entry) for entry in read(text).entries} == {Unreadable}


def test_five_thousand_entries_are_read() -> None:
    text = "".join(ris(title=f"Study number {number}", year=1990 + number % 30) for number in range(MOST_ENTRIES))
    assert len(read(text).entries) == MOST_ENTRIES


@given(data=st.binary(max_size=300))
def test_any_bytes_are_read_or_refused(data: bytes) -> None:
    for text in (data, b"TY  - JOUR\n" + data, b"@article{a, title={" + data + b"}, year={2001}}"):
        try:
            incoming.read(text)
        except NotReferences:
            continue


@given(text=st.text(max_size=200))
def test_any_title_is_one_printable_line(text: str) -> None:
    try:
        entries = read(bib(title=text)).entries
    except NotReferences:
        return
    for entry in entries:
        if isinstance(entry, Reference):
            assert entry.title.isprintable()


@pytest.mark.parametrize(
    ("title", "year", "doi", "same"),
    [
        ("Trust and time", 2012, "", True),
        ("TRUST, and time.", 2013, "", True),
        ("Time and trust", 2012, "", True),
        ("Trust and time", 2015, "", False),
        ("Trust and time: part two", 2012, "", False),
        ("Something else", 1999, "10.1000/ABC", True),
        ("Something else", 2012, "10.1000/abd", False),
    ],
)
def test_entry_is_the_same_by_doi_or_nearly_the_same_title_and_year(
    title: str, year: int, doi: str, *, same: bool
) -> None:
    held = source(title="Trust and time", year=2012, doi="10.1000/abc")
    (seen,) = compared(read(ris(title=title, year=year, doi=doi)).entries, sources=[held])
    assert (seen.same_as == "made") is same


def test_second_copy_in_one_file_is_told_by_the_line_of_the_first() -> None:
    first, second = compared(read(ris() + ris()).entries, sources=[])
    assert (first.is_new, second.same_as) == (True, "line 1")


@pytest.mark.parametrize(
    ("text", "doi"),
    [
        ("https://doi.org/10.1000/182.", "10.1000/182"),
        ("doi:10.1000/XY(1)", "10.1000/xy(1"),
        ("11.1000/182", ""),
        ("10.1000/", ""),
    ],
)
def test_doi_is_told_apart_from_its_address(text: str, doi: str) -> None:
    assert normal_doi(text) == doi
