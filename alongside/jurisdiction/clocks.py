"""When a clock runs out, counting hours, days, working days, months or years."""

from calendar import monthrange
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta

from alongside.jurisdiction.items import Clock, Holidays, Unit

SATURDAY = 5


@dataclass(frozen=True, slots=True)
class Due:
    """The last day there is, the moment from which it is late, and whether the date is sure.

    `exact` is False when working days were counted through a year whose bank holidays are not
    held: the date may then be a few days early, never late.
    """

    on: date
    at: datetime
    exact: bool


def due(clock: Clock, start: datetime, holidays: Holidays) -> Due:
    """When the clock runs out if it starts at `start` (timezone-aware).

    The day it starts on is not counted. Hours run to the same minute; everything else lasts to
    midnight at the end of the last day, in the place's own time.
    """
    if clock.unit is Unit.HOURS:
        at = start.astimezone(UTC) + timedelta(hours=clock.amount)
        at = at.astimezone(holidays.zone)
        return Due(on=at.date(), at=at, exact=True)
    first = start.astimezone(holidays.zone).date()
    last = _last_day(clock, first, holidays)
    counted = range(first.year, last.year + 1)
    exact = clock.unit is not Unit.WORKING_DAYS or holidays.years.issuperset(counted)
    midnight = datetime.combine(last + timedelta(days=1), time(), tzinfo=holidays.zone)
    return Due(on=last, at=midnight, exact=exact)


def is_working_day(day: date, holidays: Holidays) -> bool:
    """Monday to Friday, and not a bank holiday."""
    return day.weekday() < SATURDAY and day not in holidays.days


def add_working_days(day: date, amount: int, holidays: Holidays) -> date:
    """The working day that comes `amount` working days after `day`."""
    while amount > 0:
        day += timedelta(days=1)
        amount -= is_working_day(day, holidays)
    return day


def add_months(day: date, amount: int) -> date:
    """The same day `amount` months on, or the last day of that month if it is shorter."""
    year, month = divmod(day.year * 12 + day.month - 1 + amount, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def _last_day(clock: Clock, first: date, holidays: Holidays) -> date:
    match clock.unit:
        case Unit.WORKING_DAYS:
            return add_working_days(first, clock.amount, holidays)
        case Unit.MONTHS:
            return add_months(first, clock.amount)
        case Unit.YEARS:
            return add_months(first, 12 * clock.amount)
        case _:
            return first + timedelta(days=clock.amount)
