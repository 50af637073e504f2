"""The packs that ship, and what may be asked of them."""

import tomllib
from datetime import date, timedelta
from importlib.resources import files
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from alongside.jurisdiction.items import Code, Item
from alongside.jurisdiction.packs import NotHeld, Pack, pack
from alongside.jurisdiction.reading import contents

ENGLAND = pack("england")
TODAY = date(2026, 11, 21)
NAMES = ("england", "international")
MARKS = ("general knowledge", "superseded", "guess", "challenged")
GRAPHIC = ("rape", "porn", "prostitut", "naked", "genitalia", "intercourse")


@pytest.mark.parametrize("name", NAMES)
def test_every_item_says_where_it_comes_from(name: str) -> None:
    for item in pack(name).items():
        assert item.source.strip(), item.key
        assert item.version.strip(), item.key
        assert item.address == "" or item.address.startswith(("http://", "https://")), item.key


@pytest.mark.parametrize("name", NAMES)
def test_item_from_memory_is_marked_unchecked(name: str) -> None:
    for item in pack(name).items():
        if any(mark in f"{item.source} {item.note}".lower() for mark in MARKS):
            assert not item.checked, item.key


@pytest.mark.parametrize("name", NAMES)
def test_no_word_of_a_pack_is_graphic_or_a_label(name: str) -> None:
    said = [str(getattr(item, "words", "") or getattr(item, "label", "")).lower() for item in pack(name).items()]
    assert not [words for words in said if any(part in words for part in GRAPHIC)]
    assert not [words for words in said if "service user" in words or "failed to" in words]


@pytest.mark.parametrize("name", NAMES)
def test_every_key_has_at_most_one_version_on_any_day(name: str) -> None:
    by_key: dict[tuple[str, str, str], list[Item]] = {}
    for item in pack(name).items():
        where = item.list if isinstance(item, Code) else ""
        by_key.setdefault((type(item).__name__, where, item.key), []).append(item)
    for versions in by_key.values():
        for day in {d for item in versions for d in (item.valid_from, item.valid_to) if d}:
            assert sum(item.holds(day) for item in versions) <= 1


def test_clock_is_read_as_it_holds_on_a_day() -> None:
    clock = ENGLAND.clock("return_conversation", on=TODAY)
    assert (clock.amount, clock.unit, clock.checked) == (72, "hours", True)
    with pytest.raises(NotHeld):
        ENGLAND.clock("return_conversation", on=date(2013, 12, 31))


def test_clocks_from_memory_are_the_ones_practitioners_must_check() -> None:
    keys = ("assessment", "initial_conference", "core_group", "first_protection_review")
    assert [ENGLAND.clock(key, on=TODAY).checked for key in keys] == [False] * 4
    assert [ENGLAND.clock(key, on=TODAY).amount for key in keys] == [45, 15, 10, 3]


def test_label_changes_with_the_day() -> None:
    before, after = date(2025, 3, 31), date(2025, 4, 1)
    assert ENGLAND.label("primary_need", "N1", on=before) == "Abuse or neglect"
    assert ENGLAND.label("primary_need", "N1", on=after) == "Abuse, neglect and exploitation"


@pytest.mark.parametrize(
    ("list_key", "code", "last", "first"),
    [
        ("assessment_factor", "18A", date(2024, 3, 31), None),
        ("assessment_factor", "19A", date(2024, 3, 31), None),
        ("assessment_factor", "18B", None, date(2020, 4, 1)),
        ("assessment_factor", "24A", None, date(2021, 4, 1)),
        ("closure_reason", "RC9", None, date(2022, 4, 1)),
        ("sex", "M", None, date(2024, 4, 1)),
        ("gender", "1", date(2024, 3, 31), None),
    ],
)
def test_code_begins_and_ends_on_its_day(list_key: str, code: str, last: date | None, first: date | None) -> None:
    def holds(day: date) -> bool:
        return code in {held.key for held in ENGLAND.codes(list_key, on=day)}

    if last:
        assert holds(last)
        assert not holds(last + timedelta(days=1))
    if first:
        assert holds(first)
        assert not holds(first - timedelta(days=1))


def test_old_code_names_todays_only_where_that_is_sure() -> None:
    same = {code.key: code.same_as for code in ENGLAND.codes("gender")}
    assert same == {"0": None, "1": ("sex", "M"), "2": ("sex", "F"), "9": None}


def test_lists_are_as_long_as_the_returns_say() -> None:
    sizes = {key: len(ENGLAND.codes(key, on=TODAY)) for key in ENGLAND.lists()}
    assert sizes["ethnicity"] == 20
    assert sizes["disability"] == 13
    assert sizes["missing_type"] == 2
    assert sizes["upn_unknown"] == 7


def test_words_ages_rights_and_retention_are_there() -> None:
    assert ENGLAND.term("return_conversation", on=TODAY).official == "return home interview"
    assert ENGLAND.age("child_until", on=TODAY).years == 18
    assert ENGLAND.age("competence", on=TODAY).years is None
    assert ENGLAND.retention("care_record", on=TODAY).years == 75
    codes = [r for r in ENGLAND.rights(on=TODAY) if r.key.startswith("victims_code")]
    assert len(codes) == 12


def test_international_pack_is_blank_but_for_words_and_ages() -> None:
    assert not contents([files("alongside.jurisdiction") / "data" / "international.toml"]).lists
    blank = pack("international")
    assert blank.rights(on=TODAY) == ()
    assert blank.age("child_until", on=TODAY).years == 18
    assert blank.term("young_person", on=TODAY).words == "young person"


def test_last_day_of_a_clock_is_counted_from_the_day_it_starts() -> None:
    assert ENGLAND.last_day("plan_review", since=date(2026, 11, 30)) == date(2027, 2, 28)
    with pytest.raises(NotHeld):
        ENGLAND.last_day("no_such_clock", since=TODAY)


def test_what_is_not_held_is_an_error_and_never_a_guess() -> None:
    for ask in (
        lambda: pack("atlantis"),
        lambda: ENGLAND.clock("nothing", on=TODAY),
        lambda: ENGLAND.codes("nothing", on=TODAY),
        lambda: ENGLAND.label("ethnicity", "ZZZZ", on=TODAY),
    ):
        with pytest.raises(NotHeld):
            ask()


def test_bank_holidays_follow_the_law_of_their_year() -> None:
    """Computed apart: Easter by the Gregorian rule, Mondays in May and August, substitutes."""
    for year in range(2024, 2028):
        assert {d for d in ENGLAND.holidays.days if d.year == year} == expected_holidays(year)
    assert ENGLAND.holidays.years == set(range(2024, 2028))


def expected_holidays(year: int) -> set[date]:
    easter = _easter(year)
    may = [date(year, 5, day) for day in range(1, 32) if date(year, 5, day).weekday() == 0]
    august = [date(year, 8, day) for day in range(1, 32) if date(year, 8, day).weekday() == 0]
    days = {easter - timedelta(days=2), easter + timedelta(days=1), may[0], may[-1], august[-1]}
    for fixed in (date(year, 1, 1), date(year, 12, 25), date(year, 12, 26)):
        day = fixed
        while day.weekday() > 4 or day in days:
            day += timedelta(days=1)
        days.add(day)
    return days


def _easter(year: int) -> date:
    """The anonymous Gregorian algorithm."""
    a, (b, c) = year % 19, divmod(year, 100)
    d, e = divmod(b, 4)
    g = (8 * b + 13) // 25
    h = (19 * a + b - d - g + 15) % 30
    i, k = divmod(c, 4)
    m = (32 + 2 * e + 2 * i - h - k) % 7
    n = (a + 11 * h + 22 * m) // 451
    month, day = divmod(h + m - 7 * n + 114, 31)
    return date(year, month, day + 1)


@given(
    starts=st.lists(st.dates(date(2000, 1, 1), date(2030, 1, 1)), min_size=1, max_size=6, unique=True),
    day=st.dates(date(1999, 1, 1), date(2031, 1, 1)),
)
def test_version_that_holds_is_the_last_that_began(starts: list[date], day: date) -> None:
    starts.sort()
    ends: list[date | None] = [*starts[1:], None]
    rows: list[dict[str, Any]] = []
    for start, end in zip(starts, ends, strict=True):
        row = {"key": "x", "words": f"from {start}", "source": "s", "version": "1"}
        rows.append(row | {"valid_from": start} | ({"valid_to": end} if end else {}))
    made = Pack(contents([Page({"terms": rows})]))
    began = [start for start in starts if start <= day]
    if began:
        assert made.term("x", on=day).words == f"from {began[-1]}"
    else:
        with pytest.raises(NotHeld):
            made.term("x", on=day)


class Page:
    """A pack file that stands nowhere but in a test."""

    name = "page.toml"

    def __init__(self, parts: dict[str, Any]) -> None:
        head = 'name = "t"\ntitle = "T"\ntime_zone = "UTC"\nbegins = 2000-01-01\n'
        self.text = head + "\n".join(_toml(name, rows) for name, rows in parts.items())

    def read_text(self, encoding: str) -> str:
        assert encoding == "utf-8"
        return self.text


def _toml(name: str, rows: list[dict[str, Any]]) -> str:
    def value(given: Any) -> str:
        return given.isoformat() if isinstance(given, date) else f'"{given}"'

    tables = ("\n".join(f"{k} = {value(v)}" for k, v in row.items()) for row in rows)
    return "\n".join(f"[[{name}]]\n{table}" for table in tables)


def test_shipped_files_are_plain_toml() -> None:
    folder = files("alongside.jurisdiction") / "data" / "england"
    for file in folder.iterdir():
        assert tomllib.loads(file.read_text(encoding="utf-8"))
