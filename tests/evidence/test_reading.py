"""The loader takes a library that is right, and refuses one that is wrong anywhere."""

from pathlib import Path

import pytest

from alongside.evidence.items import Sample
from alongside.evidence.shapes import LibraryError
from alongside.evidence.vocabulary import Kind, Seed
from tests.evidence.made import ELEMENTS, ROWS, SOURCE, read_from

ANOTHER = SOURCE.replace("one-2001", "two-2002")
LIMIT = "It" + " goes" * 33 + " on."


def test_library_that_is_right_is_read_whole(tmp_path: Path) -> None:
    held = read_from(tmp_path)
    found = held.by_id["one-2001"]
    assert (found.kind, found.seed) == (Kind.STUDY, Seed.B)
    assert found.sample == (Sample(n=3, of="talks"),)
    assert found.findings == (held.findings["one-2001-1"],)
    assert held.findings["one-2001-1"].source_id == "one-2001"
    assert held.rows["A2"].title == "Safe contact"
    assert held.elements[0].rows == ("A1",)


@pytest.mark.parametrize(
    ("was", "becomes", "said"),
    [
        ('place = ""', 'place = ""\ncolour = "red"', "unknown key colour"),
        ('place = ""\n', "", "place is missing"),
        ('kind = "study"', 'kind = "rumour"', "kind cannot be 'rumour'"),
        ('seed = "B"', 'seed = "C"', "seed cannot be 'C'"),
        ("year = 2001", 'year = "2001"', "year cannot be '2001'"),
        ("year = 2001", "year = true", "year cannot be True"),
        ("year = 2001", "year = 2001\nyear_to = 2001", "ends before it begins"),
        ('where = "Page one"', 'where = " "', "where cannot be ' '"),
        ('id = "one-2001"\n', 'id = "One 2001"\n', "id cannot be 'One 2001'"),
        ('authors = ["Somebody"]', 'authors = ["A", "A"]', "authors cannot be"),
        ("{ n = 3,", '{ n = 3, colour = "red",', "unknown key colour"),
        ("{ n = 3,", "{", "n is missing"),
        ("elements = [1]", "elements = [2]", "there is no element 2"),
        ('rows = ["A1"]', 'rows = ["Z9"]', "there is no row Z9"),
        ("year = 2001", "year = 2001\ncited_in = [4]", "there is no element 4"),
        ("year = 2001", 'year = 2001\nsame_as = "nobody"', "there is no source nobody"),
        ("year = 2001", 'year = 2001\nsame_as = "one-2001"', "same_as leads to a source that has"),
        ("keep in touch.", "keep in touch. It really does.", "more or less than one sentence"),
        ("keep in touch.", "keep in touch", "more or less than one sentence"),
        ("It helps to keep in touch.", LIMIT.replace("on", "on on"), "more than 35 words"),
        ("says = ", "said = ", "unknown key said"),
    ],
)
def test_source_that_is_wrong_is_refused_with_its_file_and_id(
    tmp_path: Path, was: str, becomes: str, said: str
) -> None:
    assert was in SOURCE
    with pytest.raises(LibraryError) as refused:
        read_from(tmp_path, texts=(ROWS, ELEMENTS, SOURCE.replace(was, becomes, 1)))
    assert said in str(refused.value)
    assert str(refused.value).startswith("file_2.toml, source ")


def test_finding_of_exactly_35_words_is_taken(tmp_path: Path) -> None:
    assert len(LIMIT.split()) == 35
    text = SOURCE.replace("It helps to keep in touch.", LIMIT)
    assert read_from(tmp_path, texts=(ROWS, ELEMENTS, text)).findings["one-2001-1"].says == LIMIT


def test_source_without_findings_is_refused(tmp_path: Path) -> None:
    bare = SOURCE[: SOURCE.index("[[source.finding]]")]
    with pytest.raises(LibraryError, match=r"source one-2001: finding is missing"):
        read_from(tmp_path, texts=(ROWS, ELEMENTS, bare))


def test_source_given_twice_is_refused_with_both_files(tmp_path: Path) -> None:
    with pytest.raises(LibraryError, match=r"file_3.*one-2001 is given twice, first in file_2"):
        read_from(tmp_path, texts=(ROWS, ELEMENTS, SOURCE, SOURCE))


def test_finding_id_used_by_two_sources_is_refused(tmp_path: Path) -> None:
    borrowed = ANOTHER.replace('id = "two-2002-1"', 'id = "one-2001-1"')
    with pytest.raises(LibraryError, match=r"one-2001-1 is given twice"):
        read_from(tmp_path, texts=(ROWS, ELEMENTS, SOURCE, borrowed))


@pytest.mark.parametrize(("part", "name"), [(ROWS, "A"), (ELEMENTS, "1")])
def test_area_or_element_given_twice_is_refused(tmp_path: Path, part: str, name: str) -> None:
    with pytest.raises(LibraryError, match=f"{name} is given twice"):
        read_from(tmp_path, texts=(ROWS, ELEMENTS, part))


def test_row_given_in_two_areas_is_refused(tmp_path: Path) -> None:
    other = ROWS.replace('id = "A"\n', 'id = "B"\n')
    with pytest.raises(LibraryError, match="A1 is given twice"):
        read_from(tmp_path, texts=(ROWS, other, ELEMENTS))


def test_element_resting_on_no_row_held_is_refused(tmp_path: Path) -> None:
    with pytest.raises(LibraryError, match=r"element 1: there is no row A9"):
        read_from(tmp_path, texts=(ROWS, ELEMENTS.replace("A1", "A9")))


@pytest.mark.parametrize("text", ["[[book]]\nid = 'x'", "source = 'x'", "source = ["])
def test_file_that_is_something_else_is_refused(tmp_path: Path, text: str) -> None:
    with pytest.raises(LibraryError, match=r"^file_0\.toml: "):
        read_from(tmp_path, texts=(text,))


def test_same_work_listed_twice_counts_as_one_work(tmp_path: Path) -> None:
    again = ANOTHER.replace("year = 2001", 'year = 2001\nsame_as = "one-2001"')
    held = read_from(tmp_path, texts=(ROWS, ELEMENTS, SOURCE, again))
    assert {source.work_id for source in held.sources} == {"one-2001"}


def test_same_work_of_the_same_work_is_refused(tmp_path: Path) -> None:
    second = ANOTHER.replace("year = 2001", 'year = 2001\nsame_as = "one-2001"')
    third = SOURCE.replace("one-2001", "three").replace("year = 2001", 'year = 2001\nsame_as = "two-2002"')
    with pytest.raises(LibraryError, match=r"source three: same_as leads"):
        read_from(tmp_path, texts=(ROWS, ELEMENTS, SOURCE, second, third))
