"""Reading lists: put a source on one, say that it was read or talked about, take it off."""

from collections.abc import Collection
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.db import transaction

from alongside.access.actor import acting_as
from alongside.access.models import Account
from alongside.evidence.models import Reading
from alongside.ledger.actions import lines
from alongside.ledger.vocabulary import Verb


def add(*, source: str, teams: Collection[UUID], now: datetime, by: Account) -> bool:
    """Put a source on the lists of these teams, or on one's own when none is named; says whether any was new.

    The database refuses teams that are not theirs.
    """
    places: list[dict[str, Any]] = [{"team_id": team} for team in teams] or [{"account": by}]
    with acting_as(by.pk), transaction.atomic():
        there = Reading.objects.filter(source=source, removed_at__isnull=True)
        new = [place for place in places if not there.filter(**place).exists()]
        for place in new:
            made = Reading.objects.create(source=source, added_by=by, added_at=now, **place)
            lines.record(Verb.READING_CHANGED, thing=made.pk, by=by.pk)
    return bool(new)


def mark_read(*, reading: Reading, seen: int, now: datetime, by: Account) -> None:
    """Say that it was read. :raises ChangedMeanwhile: when somebody changed the line first."""
    _change(reading, seen, by, read_at=now)


def talked(*, reading: Reading, seen: int, on: date, by: Account) -> None:
    """Say that the team talked about it, and when. :raises ChangedMeanwhile: when somebody changed the line first."""
    _change(reading, seen, by, talked_on=on)


def remove(*, reading: Reading, seen: int, now: datetime, by: Account) -> None:
    """Take it off the list. :raises ChangedMeanwhile: when somebody changed the line first."""
    _change(reading, seen, by, removed_at=now)


def _change(reading: Reading, seen: int, by: Account, **changes: Any) -> None:
    with acting_as(by.pk), transaction.atomic():
        reading.write(seen=seen, **changes)
        lines.record(Verb.READING_CHANGED, thing=reading.pk, by=by.pk)
