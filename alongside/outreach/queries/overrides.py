"""Contacts that were not as agreed: those that wait for a lead, and what was made of them."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import QuerySet

from alongside.access.doors import Opened
from alongside.kernel.decisions import NotVisible
from alongside.outreach.models import ContactOverride


@dataclass(frozen=True, slots=True)
class Told:
    """One of them, with its words opened."""

    row: ContactOverride
    words: str
    learned: str


def all_of(*, record: UUID, door: Opened) -> list[Told]:
    """Every one of a record, the newest first."""
    return [_told(row, door) for row in _rows(record).order_by("-used_at")]


def get(*, record: UUID, override: UUID, door: Opened) -> Told:
    """One of this very record.

    :raises NotVisible: when there is none by that id.
    """
    found = _rows(record).filter(pk=override).first()
    if found is None:
        raise NotVisible
    return _told(found, door)


def for_them(*, record: UUID, on: date, door: Opened) -> Sequence[Told]:
    """What the young person may be told on that day: looked at, and from its day on."""
    rows = ContactOverride.objects.filter(record=record, tell_from__lte=on).order_by("-used_at")
    return [_told(row, door) for row in rows if door.may_read(record, row.compartment)]


def _rows(record: UUID) -> QuerySet[ContactOverride]:
    return ContactOverride.objects.filter(record=record).select_related("used_by", "reviewer", "agreement")


def _told(row: ContactOverride, door: Opened) -> Told:
    return Told(row, door.read(row, "words"), door.read(row, "learned"))
