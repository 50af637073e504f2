"""Reading dates and times the way people write them. Pure: no clock, no form."""

import re
from datetime import date, time

from django.utils.dates import MONTHS
from django.utils.translation import override

SHORTEST_MONTH = 3
TWO_DIGITS = 100
CENTURY_TURN = 69  # as POSIX reads two-digit years: 69 is 1969, 68 is 2068
TIME = re.compile(r"(\d{1,2})(?:[:.h]?(\d{2}))?(am|pm|a\.m\.|p\.m\.|ص|م)?", re.IGNORECASE)
AFTERNOON = ("p", "م")
HALF_DAY = 12


def month_number(text: str) -> int | None:
    """The month meant by a number or a name, in the page's language or English, whole or from its first three letters."""
    if text.isdecimal():
        return int(text)
    wanted = text.casefold().rstrip(".")
    if len(wanted) < SHORTEST_MONTH:
        return None
    found = {number for number, name in MONTHS.items() if str(name).casefold().startswith(wanted)}
    with override("en"):
        found |= {number for number, name in MONTHS.items() if str(name).casefold().startswith(wanted)}
    return found.pop() if len(found) == 1 else None


def year_number(text: str, *, latest: date | None = None) -> int | None:
    """The year meant by four digits, or by two: then the last such year that is not after ``latest``, if given."""
    if not text.isdecimal():
        return None
    year = int(text)
    if year >= TWO_DIGITS:
        return year
    turn = latest.year - 1999 if latest else CENTURY_TURN
    return year + (1900 if year >= turn else 2000)


def read_date(day: str, month: str, year: str, *, latest: date | None = None) -> date:
    """The date meant by three boxes.

    :raises ValueError: when it is not a real date.
    """
    numbers = (year_number(year, latest=latest), month_number(month), int(day) if day.isdecimal() else None)
    if None in numbers:
        raise ValueError("not a number")
    try:
        return date(*(number for number in numbers if number is not None))
    except OverflowError as error:
        raise ValueError("no such day") from error


def read_time(text: str) -> time:
    """The time of day meant by ``16:30``, ``16.30``, ``1630``, ``4pm`` or ``4:30 pm``.

    :raises ValueError: when it is not a time.
    """
    match = TIME.fullmatch(re.sub(r"\s", "", text))
    if not match:
        raise ValueError("not a time")
    hour, minute, half = int(match[1]), int(match[2] or 0), (match[3] or "").casefold()
    if half:
        if not 1 <= hour <= HALF_DAY:
            raise ValueError("no such hour")
        hour = hour % HALF_DAY + (HALF_DAY if half.startswith(AFTERNOON) else 0)
    return time(hour, minute)
