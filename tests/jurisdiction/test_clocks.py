"""When clocks run out."""

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from alongside.jurisdiction.clocks import add_months, add_working_days, due, is_working_day
from alongside.jurisdiction.items import Clock, Unit
from alongside.jurisdiction.packs import pack

HOLIDAYS = pack("england").holidays
LONDON = ZoneInfo("Europe/London")
KNOWN = st.dates(date(2024, 1, 1), date(2027, 8, 1))


def clock(amount: int, unit: Unit) -> Clock:
    return Clock(
        key="k",
        source="s",
        version="1",
        valid_from=date(2014, 1, 1),
        words="w",
        starts="s",
        amount=amount,
        unit=unit,
    )


def noon(day: date) -> datetime:
    return datetime(day.year, day.month, day.day, 12, tzinfo=LONDON)


@pytest.mark.parametrize(
    ("start", "amount", "unit", "last"),
    [
        (date(2026, 12, 18), 15, Unit.WORKING_DAYS, date(2027, 1, 13)),  # over Christmas
        (date(2026, 4, 2), 1, Unit.WORKING_DAYS, date(2026, 4, 7)),  # over Easter
        (date(2026, 11, 21), 1, Unit.WORKING_DAYS, date(2026, 11, 23)),  # from a Saturday
        (date(2026, 11, 20), 5, Unit.DAYS, date(2026, 11, 25)),
        (date(2026, 1, 31), 1, Unit.MONTHS, date(2026, 2, 28)),
        (date(2027, 11, 30), 3, Unit.MONTHS, date(2028, 2, 29)),
        (date(2024, 2, 29), 1, Unit.YEARS, date(2025, 2, 28)),
    ],
)
def test_last_day_is_counted_from_the_day_after(start: date, amount: int, unit: Unit, last: date) -> None:
    found = due(clock(amount, unit), noon(start), HOLIDAYS)
    assert (found.on, found.exact) == (last, True)
    after = last + timedelta(days=1)
    assert found.at == datetime(after.year, after.month, after.day, tzinfo=LONDON)


def test_hours_run_to_the_minute_through_a_change_of_clocks() -> None:
    back = datetime(2026, 10, 24, 9, 30, tzinfo=LONDON)  # the clocks go back that night
    found = due(clock(72, Unit.HOURS), back, HOLIDAYS)
    assert found.at.timestamp() - back.timestamp() == 72 * 3600
    assert found.at.strftime("%d %H:%M") == "27 08:30"  # an hour earlier on the wall


def test_day_is_the_day_where_the_young_person_is() -> None:
    late = datetime(2026, 6, 1, 23, 30, tzinfo=UTC)  # already 2 June in London
    assert due(clock(1, Unit.DAYS), late, HOLIDAYS).on == date(2026, 6, 3)


@pytest.mark.parametrize("year", [2023, 2027])
def test_date_beyond_the_days_held_is_never_late_and_says_so(year: int) -> None:
    found = due(clock(10, Unit.WORKING_DAYS), noon(date(year, 12, 20)), HOLIDAYS)
    assert not found.exact
    assert found.on <= date(year + 1, 1, 6)


@given(day=KNOWN, amount=st.integers(1, 60))
def test_working_days_between_are_as_many_as_asked(day: date, amount: int) -> None:
    last = add_working_days(day, amount, HOLIDAYS)
    between = [day + timedelta(days=n) for n in range(1, (last - day).days + 1)]
    assert is_working_day(last, HOLIDAYS)
    assert sum(is_working_day(d, HOLIDAYS) for d in between) == amount


@given(day=KNOWN, one=st.integers(0, 20), two=st.integers(0, 20))
def test_working_days_add_up(day: date, one: int, two: int) -> None:
    first = add_working_days(add_working_days(day, one, HOLIDAYS), two, HOLIDAYS)
    assert first == add_working_days(day, one + two, HOLIDAYS)


@given(day=KNOWN)
def test_no_weekend_or_bank_holiday_is_a_working_day(day: date) -> None:
    off = day.strftime("%A") in {"Saturday", "Sunday"} or day in HOLIDAYS.days
    assert is_working_day(day, HOLIDAYS) is not off


@given(day=st.dates(date(1990, 1, 1), date(2090, 1, 1)), amount=st.integers(0, 1200))
def test_months_keep_the_day_or_take_the_last(day: date, amount: int) -> None:
    found = add_months(day, amount)
    assert (found.year * 12 + found.month) - (day.year * 12 + day.month) == amount
    assert found.day == day.day or (found + timedelta(days=1)).day == 1


@given(day=KNOWN, minute=st.integers(0, 1439))
@pytest.mark.parametrize("unit", list(Unit))
def test_due_is_always_after_the_start(unit: Unit, day: date, minute: int) -> None:
    start = datetime(day.year, day.month, day.day, minute // 60, minute % 60, tzinfo=LONDON)
    found = due(clock(1, unit), start, HOLIDAYS)
    assert found.at > start
    assert found.on >= start.date()
