"""Days from a first to a last, of which either may be open, and what people do to them: about, before, late in."""

from calendar import monthrange
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

DAY = timedelta(days=1)
ABOUT_DAYS = 3
FIRST_YEAR, LAST_YEAR = 1900, 2099


class NotADay(ValueError):
    """It is written like a day, and there is no such day."""


class Backwards(ValueError):
    """The second of two days lies before the first."""


@dataclass(frozen=True, slots=True)
class Span:
    """The first and the last day that it can be; ``None`` where that is open."""

    earliest: date | None = None
    latest: date | None = None


def one(year: int, month: int, day: int) -> Span:
    """One day.

    :raises NotADay: when there is none by these numbers.
    """
    if not FIRST_YEAR <= year <= LAST_YEAR:
        raise NotADay(str(year))
    try:
        on = date(year, month, day)
    except ValueError as error:
        raise NotADay(f"{day} {month} {year}") from error
    return Span(on, on)


def year_of(year: int) -> Span:
    """All of a year."""
    return Span(date(year, 1, 1), date(year, 12, 31))


def months_on(day: date, months: int) -> date:
    """The same day so many months on, or back; the last of a month that is shorter."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def between(first: Span | None, second: Span | None, *, says_year: bool) -> Span | None:
    """From the first day of one to the last day of the other; ``None`` when either is open or not understood.

    :raises Backwards: when the second lies before the first.
    """
    if not (first and second and first.earliest and second.latest):
        return None
    begins = first.earliest
    if not says_year:
        # "Between November and February", "from March to May 2027": the first is the last such day before the second.
        away = (second.latest.year * 12 + second.latest.month) - (begins.year * 12 + begins.month)
        begins = months_on(begins, away // 12 * 12)
    if begins > second.latest:
        raise Backwards
    return Span(begins, second.latest)


def _about(first: date, last: date) -> Span:
    """Half as long again on both sides, and three days at least."""
    more = max(ABOUT_DAYS, ((last - first).days + 1) // 2) * DAY
    return Span(first - more, last + more)


def _third(number: int) -> Callable[[date, date], Span]:
    def of(first: date, last: date) -> Span:
        days = (last - first).days + 1
        return Span(first + days * (number - 1) // 3 * DAY, first + days * number // 3 * DAY - DAY)

    return of


# In the order in which they are tried: what says more stands first.
CHANGES: Mapping[str, Callable[[date, date], Span]] = {
    "about": _about,
    "early": _third(1),
    "middle": _third(2),
    "late": _third(3),
    "before": lambda first, _last: Span(None, first - DAY),
    "by": lambda _first, last: Span(None, last),
    "after": lambda _first, last: Span(last + DAY, None),
    "since": lambda first, _last: Span(first, None),
    "in": Span,
}
