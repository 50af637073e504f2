"""Tries to reach a young person, and what they say of the next one."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from alongside.access.doors import Opened
from alongside.access.models import Account
from alongside.outreach import rules
from alongside.outreach.models import ContactOverride, Try
from alongside.outreach.vocabulary import Channel

A_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Made:
    """A try with the words of its entry, and why somebody is said not to have come."""

    row: Try
    text: str
    why: str = ""

    @property
    def channel_said(self) -> str:
        """How, in words."""
        return rules.channel_said(self.row.channel)


def newest(*, record: UUID) -> Try | None:
    """The newest try of an opened record, as it was recorded."""
    return Try.objects.filter(record=record).order_by("-recorded_at", "-id").first()


def of_entry(entry: UUID | None, *, record: UUID, by: Account) -> Try | None:
    """The try whose entry has this id, if ``by`` wrote it here."""
    return Try.objects.filter(entry=entry, record=record, entry__author=by).first() if entry else None


def lately(*, record: UUID, most: int, door: Opened) -> list[Made]:
    """The newest tries of an opened record, the last first, each with its words."""
    rows = Try.objects.filter(record=record).select_related("entry", "entry__author")
    return [
        Made(row, door.read(row.entry, "body"), door.read(row, "why"))
        for row in rows.order_by("-recorded_at", "-id")[:most]
        if door.may_read(record, row.compartment)
    ]


def has_reason(record: UUID, channel: Channel, *, now: datetime, by: Account) -> bool:
    """Whether somebody gave a reason within the last day for using this channel otherwise than was agreed."""
    rows = ContactOverride.objects.filter(record=record, channel=channel, used_by=by)
    return rows.filter(used_at__gt=now - A_DAY).exists()
