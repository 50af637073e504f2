"""What was out of the ordinary in how records were opened. It says what was seen, never why, and scores nobody."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from django.db import connection, transaction

from alongside.access import policies
from alongside.access.actor import acting_as
from alongside.access.models import Account, LookRound
from alongside.access.vocabulary import Unusual
from alongside.kernel.decisions import require
from alongside.ledger.actions import lines
from alongside.ledger.vocabulary import Verb

# It is looked by the hour; later than this, what runs in the background needs somebody.
LATE = timedelta(hours=2)
_FOUND = """
    select l.account, coalesce(a.name, ''), l.sort, l.times, l.records, l.last_at
    from access.looking(%s, %s) with ordinality l left join access_account a on a.id = l.account order by l.ordinality
"""


@dataclass(frozen=True, slots=True)
class Limits:
    """What is ordinary in this service."""

    most_records: int = 25
    """How many records of young people one is not alongside, in a day."""
    refusals: int = 4
    """How many openings that did not open, in a day."""
    day_begins: int = 6
    day_ends: int = 23
    """Hours of the clock between which records are usually opened."""


@dataclass(frozen=True, slots=True)
class Seen:
    """Something worth a kind word: who, what sort, how many, some of the records, and when last."""

    account: UUID
    name: str
    sort: Unusual
    times: int
    records: Sequence[UUID]
    last_at: datetime


def of(*, viewer: Account, limits: Limits | None = None) -> list[Seen]:
    """What the last round found and nobody has answered yet, in the teams whose safeguarding lead the viewer is.

    :raises Refused: when the viewer is no safeguarding lead.
    """
    require(policies.can_read_unusual(viewer))
    ordinary = limits or Limits()
    with acting_as(viewer.pk), transaction.atomic():
        with connection.cursor() as cursor:
            cursor.execute(_FOUND, (ordinary.most_records, ordinary.refusals))
            rows = list(cursor)
        lines.record(Verb.LOOKING_READ, by=viewer.pk)
    return [
        Seen(who, name, Unusual(sort), times, records, last_at) for who, name, sort, times, records, last_at in rows
    ]


def last_round() -> datetime | None:
    """When it was last looked; ``None`` before the first time."""
    return LookRound.objects.values_list("looked_at", flat=True).first()


def is_late(*, now: datetime) -> bool:
    """Whether it should have been looked again by now: then nothing may be said of what there was not."""
    found = last_round()
    return found is None or found < now - LATE
