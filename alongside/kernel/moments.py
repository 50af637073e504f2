"""Moments in friendly words, in the page's language."""

from datetime import date, datetime, timedelta

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _


def local(moment: datetime) -> datetime:
    """The moment in the current time zone."""
    return timezone.localtime(moment) if timezone.is_aware(moment) else moment


def near(day: date, *, today: date) -> str:
    """``today``, ``yesterday``, ``tomorrow``, or nothing."""
    words = {timedelta(days=-1): _("yesterday"), timedelta(0): _("today"), timedelta(days=1): _("tomorrow")}
    return words.get(day - today, "")


def friendly(moment: datetime | date, *, now: datetime) -> str:
    """``today 16:30``, ``18 March, 16:30`` this year, ``18 March 2025, 16:30`` in another; a plain date without the time."""
    today = local(now).date()
    if not isinstance(moment, datetime):
        return near(moment, today=today) or date_format(moment, "j F Y")
    here = local(moment)
    clock_time = date_format(here, "H:i")
    if word := near(here.date(), today=today):
        return _("%(day)s %(time)s") % {"day": word, "time": clock_time}
    day = date_format(here, "j F" if here.year == today.year else "j F Y")
    return _("%(day)s, %(time)s") % {"day": day, "time": clock_time}
