"""Whatever the bytes are, a reader hands out rows or one plain refusal, and does so quickly."""

import csv
import io

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from alongside.exchange.readers.rows import NotReadable
from alongside.exchange.readers.upn import LETTERS, check_letter, looks_like_upn
from tests.exchange.samples import cin, read_bytes, sample

SAMPLES = ("CIN_Census_2021.xml", "BAR_cin_2022.xml", "CIN2rows.xml", "missing.csv", "uasc.csv")
STARTS = (b"", b"<", b"<?xml ", b"<Message>", b"\xff\xfe", b"\xfe\xff", b"\xef\xbb\xbf", b"CHILD,")
COLUMNS = ["CHILD", "DOB", "MISSING", "MIS_START", "MIS_END"]
BITS = (b'"', b"<", b">", b"&", b"\x00", b"\xff", b"\n", b",", b";", b"/", b"<!--", b"]]>", b"&#0;")

bounded = settings(deadline=2000, suppress_health_check=[HealthCheck.too_slow])


def attempt(content: bytes) -> None:
    try:
        about, children = read_bytes(content)
    except NotReadable as refused:
        reason, rows, taken = refused.reason, 1, 1
    else:
        reason, rows, taken = "Read.", about.rows, len(children)
    assert reason.endswith(".")
    assert rows == taken > 0


@bounded
@given(start=st.sampled_from(STARTS), rest=st.binary(max_size=400))
def test_any_bytes_give_rows_or_one_refusal(start: bytes, rest: bytes) -> None:
    attempt(start + rest)


@bounded
@given(text=st.text(max_size=300), encoding=st.sampled_from(["utf-8", "utf-16", "utf-16-be"]))
def test_any_text_gives_rows_or_one_refusal(text: str, encoding: str) -> None:
    attempt(text.encode(encoding, errors="surrogatepass"))


@bounded
@given(name=st.sampled_from(SAMPLES), data=st.data())
def test_any_change_to_a_sample_gives_rows_or_one_refusal(name: str, data: st.DataObject) -> None:
    content = bytearray(sample(name))
    for _ in range(data.draw(st.integers(1, 8))):
        place = data.draw(st.integers(0, len(content) - 1))
        size = data.draw(st.integers(0, 30))
        content[place : place + size] = data.draw(st.one_of(st.sampled_from(BITS), st.binary(max_size=8)))
        if not content:
            break
    attempt(bytes(content))


@bounded
@given(
    st.lists(
        st.lists(st.text(st.characters(exclude_categories=["Cs"]), max_size=20), min_size=5, max_size=7)
        # A row of blanks is left out, so one cell says something.
        .map(lambda row: ["x" + row[0], *row[1:]]),
        min_size=1,
        max_size=5,
    )
)
def test_any_cell_of_a_list_is_kept_as_it_is(rows: list[list[str]]) -> None:
    out = io.StringIO(newline="")
    csv.writer(out, quoting=csv.QUOTE_ALL).writerows([COLUMNS, *rows])
    children = read_bytes(out.getvalue().encode())[1]
    assert [list(child.raw.values()) for child in children] == rows


@bounded
@given(text=st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Cs"]), max_size=60))
def test_any_value_of_a_census_is_kept_as_it_is(text: str) -> None:
    # XML has no way to write these two characters.
    text = text.replace("\ufffe", "").replace("\uffff", "")
    written = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    (child,) = read_bytes(cin(who=f"<FormerUPN>{written}</FormerUPN>").encode())[1]
    assert child.raw["ChildIdentifiers/FormerUPN"] == text


@given(
    st.from_regex(r"[0-9]{11}[0-9A-HJ-NP-RT-Z]", fullmatch=True),
    st.integers(0, 10),
    st.integers(1, 9),
)
def test_one_wrong_figure_never_fits_the_check_letter(rest: str, place: int, more: int) -> None:
    letter = check_letter("A" + rest)
    assert letter is not None
    assert letter in LETTERS
    wrong = rest[:place] + str((int(rest[place]) + more) % 10) + rest[place + 1 :]
    assert looks_like_upn(letter + wrong)
    assert check_letter(letter + wrong) != letter
