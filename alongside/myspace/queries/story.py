"""Their record as a story, month by month, and what is held back from them."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.db import connection
from django.db.models.functions import TruncMonth
from django.utils import timezone

from alongside.access.queries import own
from alongside.kernel.decisions import NotVisible
from alongside.myspace.opening import Mine
from alongside.myspace.wording import KINDS, to_them
from alongside.record.models import Entry

_HELD_BACK = "select month, third_party, many, review_on from access.held_back_from_me(%s)"


@dataclass(frozen=True, slots=True)
class HeldBack:
    """How much of one month they cannot read: because it tells of somebody else too, or for now."""

    month: date
    of_others: bool
    many: int
    review_on: date | None


@dataclass(frozen=True, slots=True)
class Told:
    """Something written for them, who wrote it, and what stands beside it."""

    entry: Entry
    by: str
    is_mine: bool
    text: str
    beside: Sequence["Told"] = ()

    @property
    def title(self) -> str:
        """What it is, said to them."""
        return to_them(KINDS, self.entry.kind, self.entry.get_kind_display())


@dataclass(frozen=True, slots=True)
class Month:
    """One month of the story, in the order in which it happened."""

    first: date
    entries: Sequence[Told]
    held_back: Sequence[HeldBack]


@dataclass(frozen=True, slots=True)
class Story:
    """A month, and the months around it."""

    month: Month | None
    months: Sequence[date]
    before: date | None
    after: date | None


def of(mine: Mine, *, wanted: str) -> Story:
    """The month that was asked for as ``2026-03``, or else the newest: a fixed number of queries."""
    held = _held_back()
    rows = Entry.objects.filter(record=mine.record, corrects=None)
    written = rows.annotate(month=TruncMonth("happened_at")).values_list("month", flat=True).distinct()
    months = sorted({timezone.localdate(one) for one in written.order_by()} | {one.month for one in held})
    if not months:
        return Story(None, (), None, None)
    chosen = next((one for one in months if f"{one:%Y-%m}" == wanted), months[-1])
    at = months.index(chosen)
    here = [one for one in held if one.month == chosen]
    month = Month(chosen, _read(mine, happened_at__gte=_start(chosen), happened_at__lt=_next(chosen)), here)
    return Story(month, months, months[at - 1] if at else None, months[at + 1] if at + 1 < len(months) else None)


def whole(mine: Mine) -> list[Month]:
    """Every month, the first first, to take along."""
    entries, held = _read(mine), _held_back()
    by: dict[date, list[Told]] = {}
    for one in entries:
        by.setdefault(timezone.localdate(one.entry.happened_at).replace(day=1), []).append(one)
    months = sorted({*by, *(one.month for one in held)})
    return [Month(first, by.get(first, ()), [one for one in held if one.month == first]) for first in months]


def one(mine: Mine, *, entry: UUID) -> Told:
    """One thing that was written for them.

    :raises NotVisible: when there is none by that id that they can read.
    """
    found = _read(mine, pk=entry)
    if not found:
        raise NotVisible
    return found[0]


def _read(mine: Mine, **wanted: Any) -> list[Told]:
    names = own.names()
    rows = Entry.objects.filter(record=mine.record, corrects=None, **wanted).order_by("happened_at", "id")
    shown = [row for row in rows if mine.door.may_read(row.record_id, row.compartment)]
    beside: dict[UUID | None, list[Told]] = {}
    for row in Entry.objects.filter(record=mine.record, corrects__in=shown).order_by("recorded_at"):
        beside.setdefault(row.corrects_id, []).append(_told(row, mine, names, ()))
    return [_told(row, mine, names, beside.get(row.pk, ())) for row in shown]


def _told(row: Entry, mine: Mine, names: dict[UUID, str], beside: Sequence[Told]) -> Told:
    text = mine.door.read(row, "body")
    return Told(row, names.get(row.author_id, ""), row.author_id == mine.door.viewer.pk, text, beside)


def _held_back() -> list[HeldBack]:
    with connection.cursor() as cursor:
        cursor.execute(_HELD_BACK, (timezone.get_current_timezone_name(),))
        return [HeldBack(*row) for row in cursor.fetchall()]


def _start(month: date) -> datetime:
    return timezone.make_aware(datetime(month.year, month.month, 1))  # noqa: DTZ001 made aware at once


def _next(month: date) -> datetime:
    year, number = divmod(month.year * 12 + month.month, 12)
    return _start(date(year, number + 1, 1))
