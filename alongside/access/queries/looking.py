"""What was out of the ordinary in how records were opened. It says what was seen, never why, and scores nobody."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from django.conf import settings
from django.db import connection, transaction

from alongside.access import policies, tags
from alongside.access.actor import acting_as
from alongside.access.models import Account
from alongside.access.vocabulary import Unusual
from alongside.kernel.decisions import require
from alongside.ledger.actions import lines
from alongside.ledger.vocabulary import Verb

LOOKS_BACK = timedelta(days=1)


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


def of(*, now: datetime, viewer: Account, limits: Limits | None = None) -> list[Seen]:
    """What nobody has answered yet in the last day, in the teams whose safeguarding lead the viewer is.

    :raises Refused: when the viewer is no safeguarding lead.
    """
    require(policies.can_read_unusual(viewer))
    ordinary = limits or Limits()
    people = {account.pk: account.name for account in Account.objects.all()}
    surnames = {pk: tags.tag("word", tags.words(name)[-1]) for pk, name in people.items() if len(tags.words(name)) > 1}
    with acting_as(viewer.pk), transaction.atomic():
        with connection.cursor() as cursor:
            cursor.execute(
                "select * from access.looking(%s, %s, %s, %s, %s, %s, %s::uuid[], %s::bytea[])",
                (
                    now - LOOKS_BACK,
                    ordinary.most_records,
                    ordinary.refusals,
                    ordinary.day_begins,
                    ordinary.day_ends,
                    settings.TIME_ZONE,
                    list(surnames),
                    list(surnames.values()),
                ),
            )
            rows = list(cursor)
        lines.record(Verb.LOOKING_READ, by=viewer.pk)
    return [
        Seen(who, people.get(who, ""), Unusual(sort), times, records, last_at)
        for who, sort, times, records, last_at in rows
    ]
