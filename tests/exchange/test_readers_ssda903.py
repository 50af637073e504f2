"""What the readers of the SSDA903 lists keep, know and flag."""

import csv
import io
from datetime import date

import pytest

from alongside.exchange.readers.rows import EventKind, FileKind, NotReadable
from alongside.exchange.readers.upn import check_letter, looks_like_upn
from tests.exchange.samples import only, read_bytes, sample

COLUMNS = "CHILD,SEX,DOB,ETHNIC,UPN,MOTHER,MC_DOB"
MISSING = "CHILD,DOB,MISSING,MIS_START,MIS_END"


def header(row: str) -> str:
    return f"{COLUMNS}\n{row}\n"


def missing(row: str) -> str:
    return f"{MISSING}\n{row}\n"


def flags(content: str) -> list[tuple[str, str]]:
    return [(flag.field, flag.raw) for flag in only(content).all_flags]


@pytest.mark.parametrize("name", ["header.csv", "missing.csv"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "windows-1252"])
@pytest.mark.parametrize("separator", [",", ";", "\t"])
def test_encoding_and_separator_do_not_change_what_is_read(name: str, encoding: str, separator: str) -> None:
    plain = sample(name).decode()
    written = plain.replace(",", separator).encode(encoding)
    assert read_bytes(written)[1] == read_bytes(sample(name))[1]


def test_letters_of_windows_are_read() -> None:
    about, (child,) = read_bytes(header("Zoë–1,F,01/02/2012,WBRI,,,").encode("windows-1252"))
    assert child.local_id == "Zoë–1"
    assert about.encoding == "windows-1252"


@pytest.mark.parametrize("text", ["01/02/2012", "2012-02-01", "1/2/2012", "\xa001/02/2012 "])
def test_dates_are_read_day_first_or_year_first(text: str) -> None:
    child = only(header(f"1,F,{text},WBRI,,,"))
    assert child.date_of_birth == date(2012, 2, 1)
    assert child.raw["DOB"] == text
    assert child.flags == ()


@pytest.mark.parametrize("text", ["30/02/2012", "2012/02/01", "01/02/12", "soon", "٠١/٠٢/٢٠١٢"])
def test_impossible_date_is_kept_raw_beside_a_flag(text: str) -> None:
    child = only(header(f"1,F,{text},WBRI,,,"))
    assert child.date_of_birth is None
    assert child.raw["DOB"] == text
    assert ("DOB", text) in [(flag.field, flag.raw) for flag in child.flags]


@pytest.mark.parametrize(
    ("given", "sex", "flagged"),
    [("1", "M", 0), ("2", "F", 0), ("m", "M", 0), ("U", "U", 0), ("9", None, 1), ("x", None, 1)],
)
def test_sex_is_read_old_and_new(given: str, sex: str | None, flagged: int) -> None:
    child = only(header(f"1,{given},01/02/2012,WBRI,,,"))
    assert (child.sex, len(child.flags), child.raw["SEX"]) == (sex, flagged, given)


@pytest.mark.parametrize(
    ("text", "upn", "flagged"),
    [
        ("B801200005001", "B801200005001", 0),
        ("b801200005001", "B801200005001", 0),
        ("A801200005001", "A801200005001", 1),
        ("UN3", None, 0),
        ("UN8", None, 1),
        ("80120000500", None, 1),
        ("B8012000050٠1", None, 1),
        ("", None, 0),
    ],
)
def test_pupil_number_is_flagged_and_never_refused(text: str, upn: str | None, flagged: int) -> None:
    child = only(header(f"1,F,01/02/2012,WBRI,{text},,"))
    assert (child.upn, len(child.flags), child.raw["UPN"]) == (upn, flagged, text)


@pytest.mark.parametrize(
    ("text", "letter"),
    # Worked by hand from the rule: 8*2 + 0*3 + 1*4 + 2*5 + 5*10 + 1*13 = 93 = 1 modulo 23, so B;
    # a letter at the end counts by its place, so A at the end takes 13 off: 80 = 11, so M.
    [("B801200005001", "B"), ("A80120000500A", "M"), ("A80120000500I", None)],
)
def test_check_letter_follows_the_rule(text: str, letter: str | None) -> None:
    assert looks_like_upn(text)
    assert check_letter(text) == letter


def test_motherhood_is_an_event_with_its_day() -> None:
    child = only(header("1,F,01/02/2006,WBRI,,1,03/04/2024"))
    (event,) = child.events
    assert (event.kind, event.on) == (EventKind.PARENTHOOD, date(2024, 4, 3))
    assert [code.code for code in event.codes] == ["1"]


@pytest.mark.parametrize(
    ("row", "field", "raw"),
    [
        ("1,01/02/2012,M,05/01/2024,04/01/2024", "MIS_END", "04/01/2024"),
        ("1,01/02/2012,M,05/01/2012,", "MIS_START", "05/01/2012"),
        ("1,01/02/2012,M,,06/01/2024", "MIS_START", ""),
        ("1,01/02/2012,Q,05/01/2024,", "MISSING", "Q"),
        ("1,01/02/2012,M,05/01/2044,", "MIS_START", "05/01/2044"),
        (",01/02/2012,M,05/01/2024,", "CHILD", ""),
        ("1,01/02/2012,M,05/01/2024", "MIS_END", ""),
        ("1,01/02/2012,M,05/01/2024,,more", "cell 6", "more"),
        ("1\x00,01/02/2012,M,05/01/2024,", "CHILD", "1\x00"),
    ],
)
def test_odd_row_is_flagged_and_kept(row: str, field: str, raw: str) -> None:
    assert flags(missing(row)) == [(field, raw)]


def test_still_missing_is_not_odd() -> None:
    child = only(missing("1,01/02/2012,M,05/01/2024,"))
    (event,) = child.events
    assert (event.on, event.until, child.all_flags) == (date(2024, 1, 5), None, ())


def test_blank_rows_are_left_out_and_blank_extra_cells_are_not_odd() -> None:
    content = f"\r\n{MISSING}\r\n,,,,\r\n\r\n\xa0,,,,\r\n1,01/02/2012,A,05/01/2024,,,,\r\n\r\n"
    about, children = read_bytes(content.encode())
    assert about.rows == len(children) == 1
    assert children[0].all_flags == ()


def test_value_over_several_lines_stays_one_cell() -> None:
    child = only(missing('"1\r\n2",01/02/2012,A,05/01/2024,'))
    assert child.raw["CHILD"] == "1\r\n2"


def test_columns_in_another_order_case_and_with_more_beside_them() -> None:
    content = 'sep=;\n" mis_start\xa0";Child;Team;missing;DOB;DOB\n05/01/2024;7;North;m;01/02/2012;x\n'
    about, (child,) = read_bytes(content.encode())
    assert about.kind is FileKind.MISSING
    assert (child.local_id, child.date_of_birth) == ("7", date(2012, 2, 1))
    assert list(child.raw) == ["mis_start", "Child", "Team", "missing", "DOB", "DOB (column 6)"]
    assert {flag.field for flag in about.flags} == {"MIS_END", "Team", "DOB (column 6)"}


def test_kind_is_told_by_columns_and_not_by_anything_else() -> None:
    assert read_bytes(sample("header.csv"))[0].kind is FileKind.HEADER
    assert read_bytes(sample("missing.csv"))[0].kind is FileKind.MISSING


@pytest.mark.parametrize(
    "columns",
    [
        "CHILD,DECOM,RNE,LS,CIN,PLACE",
        "CHILD,DOB,REVIEW,REVIEW_CODE",
        "CHILD,DOB,SDQ_SCORE",
        "CHILD,DOB,IN_TOUCH,ACTIV,ACCOM",
        "CHILD,DOB,DATE_INT",
        "CHILD,DOB,DATE_PLACED",
        "CHILD,DOB,PREV_PERM",
        "CHILD,DOB,SW_ID,SW_DECOM",
    ],
)
def test_other_list_is_named_as_not_yet_read(columns: str) -> None:
    with pytest.raises(NotReadable, match="which is not read yet"):
        read_bytes(f"{columns}\n1\n".encode())


def test_cells_that_begin_like_formulas_are_kept_as_they_are() -> None:
    out = io.StringIO()
    csv.writer(out).writerows([MISSING.split(","), ["=1+1", "01/02/2012", "M", "05/01/2024", "@x"]])
    child = only(out.getvalue())
    assert (child.local_id, child.raw["MIS_END"]) == ("=1+1", "@x")
