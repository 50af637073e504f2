"""Dates and times are read the way people write them."""

from datetime import UTC, date, datetime, time

import pytest
from django.core.exceptions import ValidationError
from django.utils import timezone, translation

from alongside.kernel.forms import DateField, RoughDate, RoughDateField, WhenField
from alongside.kernel.forms.reading import read_date, read_time


@pytest.mark.parametrize(
    "boxes",
    [
        ("18", "3", "2026"),
        ("18", "03", "26"),
        ("18", "March", "2026"),
        ("18", "mar", "26"),
        ("18", "MARCH", "2026"),
        ("١٨", "٣", "٢٠٢٦"),
    ],
)
def test_date_is_read_however_it_is_written(boxes: tuple[str, str, str]) -> None:
    assert read_date(*boxes) == date(2026, 3, 18)


@pytest.mark.parametrize("month", ["مارس", "March", "3"])
def test_month_is_read_in_the_pages_language_and_in_english(month: str) -> None:
    with translation.override("ar"):
        assert read_date("18", month, "2026") == date(2026, 3, 18)


@pytest.mark.parametrize(
    "boxes",
    [
        ("30", "2", "2026"),
        ("x", "3", "2026"),
        ("1", "ma", "2026"),
        ("1", "no", "2026"),
        ("1", "Ju", "2026"),
        ("1", "13", "2026"),
    ],
)
def test_date_that_is_not_one_is_refused(boxes: tuple[str, str, str]) -> None:
    with pytest.raises(ValueError, match=r".+"):
        read_date(*boxes)


@pytest.mark.parametrize(
    ("year", "latest", "meant"),
    [("65", None, 2065), ("65", date(2026, 1, 1), 1965), ("11", date(2026, 1, 1), 2011), ("70", None, 1970)],
)
def test_two_digit_year_is_the_last_one_that_fits(year: str, latest: date | None, meant: int) -> None:
    assert read_date("1", "1", year, latest=latest).year == meant


@pytest.mark.parametrize("text", ["16:30", "16.30", "1630", "4:30pm", "4.30 PM", "4:30 p.m.", "4:30 م"])
def test_time_is_read_however_it_is_written(text: str) -> None:
    assert read_time(text) == time(16, 30)


@pytest.mark.parametrize(("text", "meant"), [("4pm", time(16)), ("12am", time(0)), ("12 pm", time(12)), ("9", time(9))])
def test_half_days_turn_at_twelve(text: str, meant: time) -> None:
    assert read_time(text) == meant


@pytest.mark.parametrize("text", ["25:00", "13pm", "0am", "soon", "12:75", ""])
def test_time_that_is_not_one_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match=r".+"):
        read_time(text)


def test_empty_boxes_are_no_date_when_none_is_asked_for() -> None:
    assert DateField(required=False).clean(["", " ", None]) is None


@pytest.mark.parametrize(
    ("boxes", "code"), [(["", "", ""], "required"), (["1", "", "2026"], "part"), (["31", "4", "2026"], "invalid")]
)
def test_date_field_says_one_thing_that_is_wrong(boxes: list[str], code: str) -> None:
    with pytest.raises(ValidationError) as caught:
        DateField().clean(boxes)
    assert [error.code for error in caught.value.error_list] == [code]


def test_date_field_keeps_to_its_range() -> None:
    field = DateField(earliest=date(2026, 1, 1), latest=date(2026, 3, 18))
    assert field.clean(["18", "3", "2026"]) == date(2026, 3, 18)
    with pytest.raises(ValidationError, match="18 March 2026 or earlier"):
        field.clean(["19", "3", "2026"])
    with pytest.raises(ValidationError, match="1 January 2026 or later"):
        field.clean(["31", "12", "2025"])


def test_rough_date_keeps_the_doubt() -> None:
    field = RoughDateField(required=False)
    assert field.clean(["1", "9", "2024", True]) == RoughDate(date(2024, 9, 1), is_guess=True)
    assert field.clean(["1", "9", "2024", False]) == RoughDate(date(2024, 9, 1), is_guess=False)
    assert field.clean(["", "", "", True]) is None


def test_when_field_means_local_time() -> None:
    with timezone.override("Europe/London"):
        assert WhenField().clean(["1", "July", "2026", "4:30pm"]) == datetime(2026, 7, 1, 15, 30, tzinfo=UTC)


@pytest.mark.parametrize(
    ("boxes", "code"),
    [(["1", "7", "2026", ""], "part"), (["", "", "", "16:30"], "part"), (["1", "7", "2026", "late"], "time")],
)
def test_when_field_asks_for_day_and_time(boxes: list[str], code: str) -> None:
    with pytest.raises(ValidationError) as caught:
        WhenField().clean(boxes)
    assert caught.value.error_list[0].code == code


def test_saved_moment_returns_to_its_boxes() -> None:
    with timezone.override("Europe/London"):
        assert WhenField().widget.decompress(datetime(2026, 7, 1, 15, 30, tzinfo=UTC)) == [1, 7, 2026, "16:30"]
    assert RoughDateField().widget.decompress(RoughDate(date(2024, 9, 1), is_guess=True)) == [1, 9, 2024, True]
