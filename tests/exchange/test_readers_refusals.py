"""A file that cannot be read is refused whole, in one sentence that says what to do."""

import bz2
import gzip
import io
import lzma
import zipfile

import pytest

from alongside.exchange.readers.rows import Limits, NotReadable
from tests.exchange.samples import CHILD, CIN, cin, read_bytes, sample


def zipped(name: str, content: bytes) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(zipfile.ZipInfo(name), content)  # dated 1980, so that its bytes are the same each time
    return out.getvalue()


def refused(content: bytes, *, limits: Limits | None = None) -> str:
    with pytest.raises(NotReadable) as refusal:
        read_bytes(content, limits=limits or Limits())
    reason = refusal.value.reason
    assert reason.endswith(".")
    assert reason.count(". ") == 0, "one sentence"
    return reason


@pytest.mark.parametrize(
    ("content", "looks"),
    [
        (b"", "empty"),
        (b" \r\n\t", "empty"),
        (b"\xef\xbb\xbf", "empty"),
        (b"\xff\xfe", "empty"),
        (b"\x00" * 5000, "empty"),
        (zipped("cin.xml", b"<Message/>"), "compressed file (zip)"),
        (zipped("[Content_Types].xml", b"<Types/>"), "spreadsheet"),
        (gzip.compress(b"CHILD", mtime=0), "gzip"),
        (bz2.compress(b"CHILD"), "bzip2"),
        (lzma.compress(b"CHILD"), "xz"),
        (b"%PDF-1.7\n", "PDF"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "old Excel"),
        (b"\x89PNG\r\n\x1a\n", "picture"),
        (b"{\\rtf1 hello}", "Word file"),
        (b"<!DOCTYPE html><html><body>Sign in</body></html>", "web page"),
        (b"\n<HTML><body>Sign in</body></HTML>", "web page"),
        (cin().encode("utf-32"), "UTF-32"),
        (b"name,age\nx,1\n", "column names"),
        (b"CHILD,DOB,MISSING,MIS_START,MIS_END\n\n,,,,\n", "no rows"),
        (b'{"children": []}', "column names"),
        (b"<EXPSSDA903><AMISSING/></EXPSSDA903>", "SSDA903"),
        (b"<Pupils><Pupil/></Pupils>", "not a children in need census"),
        (b"<Message/>", "no children"),
        (b"<Message><Children/></Message>", "no children"),
        (b"<Message><Child/></Message>", "no children"),
        (b"<", "breaks its rules at line 1"),
        (b"\n\n< a", "breaks its rules"),
        (cin().replace("CIN<", "School<").encode(), "another collection"),
        (b'<?xml version="1.0" encoding="UTF-7"?><Message/>', "encoding"),
        (b'<?xml version="1.0" encoding="cp037"?><Message/>', "encoding"),
        (cin(who="<Note>&nbsp;</Note>").encode(), "breaks its rules at line"),
        (cin(who="<Note>\x01</Note>").encode(), "letters that do not fit"),
        (cin(who="<a></b>").encode(), "breaks its rules at line"),
        (cin().encode() + b"<more/>", "breaks its rules at line"),
    ],
)
def test_file_of_another_kind_is_named(content: bytes, looks: str) -> None:
    assert looks in refused(content)


@pytest.mark.parametrize("name", ["CIN_Census_2021.xml", "CIN2rows.xml"])
def test_census_cut_short_anywhere_gives_a_sentence_and_nothing(name: str) -> None:
    whole = sample(name)
    for end in range(1, len(whole) - 1):
        refused(whole[:end])


def test_census_cut_short_between_children_says_so() -> None:
    text = CIN.format(year=2025, children=CHILD * 3)
    assert "stops before its end" in refused(text[: text.rindex("<Child>")].encode())


@pytest.mark.parametrize("end", ['1,"unclosed', '1,"unclosed\n2,x\n3,y\n', '"' + "1\n" * 200])
def test_quotation_mark_that_is_never_closed_is_refused_with_its_line(end: str) -> None:
    content = f"CHILD,DOB,MISSING,MIS_START,MIS_END\n9,01/02/2012,M,05/01/2024,\n{end}"
    assert "near line 3 and never closed" in refused(content.encode())


def test_cell_over_very_many_lines_is_refused_as_a_lost_quotation_mark() -> None:
    content = "CHILD,DOB,MISSING,MIS_START,MIS_END\n" + '"' + "1\n" * 60 + '",01/02/2012,M,,\n'
    assert "near line 2 and never closed" in refused(content.encode())


def test_list_with_very_many_columns_is_refused() -> None:
    columns = ",".join(["CHILD,DOB,MISSING,MIS_START,MIS_END", *map(str, range(200))])
    assert "more than 200 columns" in refused(f"{columns}\n1\n".encode())


def test_list_in_no_known_encoding_is_refused() -> None:
    content = b"CHILD,DOB,MISSING,MIS_START,MIS_END\n\x81\x9d,01/02/2012,M,05/01/2024,\n"
    assert "fit no encoding" in refused(content)


def test_utf_16_cut_within_a_letter_is_refused() -> None:
    assert "fit no encoding" in refused(sample("missing.csv").decode().encode("utf-16")[:-1])


@pytest.mark.parametrize(
    ("limits", "said"),
    [
        (Limits(max_bytes=100_000), "larger than 0 MB"),
        (Limits(max_rows=2000), "more than 2,000 rows"),
        (Limits(max_lines=1000), "more than 1,000 lines"),
        (Limits(max_line=30), "Line 1 is far longer"),
    ],
)
def test_limit_of_a_list_is_kept(limits: Limits, said: str) -> None:
    assert said in refused(sample("header.csv"), limits=limits)


@pytest.mark.parametrize(
    ("limits", "said"),
    [
        (Limits(max_bytes=500), "larger than 0 MB"),
        (Limits(max_rows=2), "more than 2 children"),
        (Limits(max_child_elements=5), "far more in it than any child"),
        (Limits(max_child_bytes=50), "far larger than any child"),
        (Limits(max_depth=3), "nested deeper"),
    ],
)
def test_limit_of_a_census_is_kept(limits: Limits, said: str) -> None:
    assert said in refused(CIN.format(year=2025, children=CHILD * 3).encode(), limits=limits)


def test_limits_count_each_child_for_itself() -> None:
    text = CIN.format(year=2025, children=CHILD * 50).encode()
    assert read_bytes(text, limits=Limits(max_child_elements=15))[0].rows == 50


def test_reason_never_repeats_what_the_file_says() -> None:
    secret = "Kestrel"
    for content in (
        cin(who=f"<{secret}></x>"),
        cin(who=f"<Note>&{secret};</Note>"),
        cin().replace("CIN<", f"{secret}<"),
        f"<{secret}/>",
        f'CHILD,DOB,MISSING,MIS_START,MIS_END\n"{secret}',
    ):
        assert secret not in refused(content.encode())
