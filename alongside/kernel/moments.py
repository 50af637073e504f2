"""Moments in friendly words, in the page's language."""

from datetime import date, datetime
from functools import lru_cache

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _

# From here on, how many days it is says less than the date.
LONG_AGO_DAYS = 14


def local(moment: datetime) -> datetime:
    """The moment in the service's time zone, which is everybody's."""
    return moment.astimezone(timezone.get_default_timezone()) if timezone.is_aware(moment) else moment


def near(day: date, *, today: date) -> str:
    """``today``, ``yesterday``, ``tomorrow``, or nothing."""
    words = {-1: _("yesterday"), 0: _("today"), 1: _("tomorrow")}
    return words.get((day - today).days, "")


def ago(day: date, *, now: datetime) -> str:
    """``today``, ``yesterday``, ``2 days ago, 20 November``, and a plain date from two weeks on or for a day to come."""
    today = local(now).date()
    return _ago(day, today, get_language() or "")


def friendly(moment: datetime | date, *, now: datetime) -> str:
    """``today 16:30``, ``18 March, 16:30`` this year, ``18 March 2025, 16:30`` in another; a plain date without the time."""
    today = local(now).date()
    language = get_language() or ""
    if not isinstance(moment, datetime):
        return _day(moment, today, language)
    here = local(moment)
    return _day_and_time(here.date(), today, language).format(time=f"{here:%H:%M}")


def between(earliest: date | None, latest: date | None) -> str:
    """The days that lie between two, both counted: ``by 31 May 2026``, ``1 – 31 March 2026``; empty where nothing is known."""
    if earliest is None or latest is None:
        day = earliest or latest
        said = {"day": date_format(day, "j F Y") if day else ""}
        if latest:
            return _("by %(day)s") % said
        return _("from %(day)s") % said if day else ""
    if earliest == latest:
        return date_format(latest, "j F Y")
    form = "j F Y"
    if earliest.year == latest.year:
        form = "j" if earliest.month == latest.month else "j F"
    return f"{date_format(earliest, form)} – {date_format(latest, 'j F Y')}"


# A page says fifty days, and the same few thousand come again and again: each is put into words once.
@lru_cache(maxsize=8192)
def _day(day: date, today: date, _language: str) -> str:
    return near(day, today=today) or date_format(day, "j F Y")


@lru_cache(maxsize=8192)
def _ago(day: date, today: date, language: str) -> str:
    days = (today - day).days
    if not 1 < days < LONG_AGO_DAYS:
        return _day(day, today, language)
    said = ngettext("%(n)s day ago, %(day)s", "%(n)s days ago, %(day)s", days)
    return said % {"n": days, "day": date_format(day, "j F")}


@lru_cache(maxsize=8192)
def _day_and_time(day: date, today: date, _language: str) -> str:
    if word := near(day, today=today):
        return _("%(day)s %(time)s") % {"day": word, "time": "{time}"}
    text = date_format(day, "j F" if day.year == today.year else "j F Y")
    return _("%(day)s, %(time)s") % {"day": text, "time": "{time}"}
