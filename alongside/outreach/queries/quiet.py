"""Who is quiet, and what we do next: for leads, over the teams they lead. It says what we do, and counts nobody."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.db import connection, transaction
from django.utils import timezone

from alongside.access.actor import Scope, acting_as
from alongside.access.models import Account
from alongside.access.vocabulary import Purpose
from alongside.ledger.vocabulary import Verb
from alongside.outreach import rules
from alongside.outreach.models import ContactAgreement
from alongside.outreach.queries import next_try
from alongside.outreach.queries.contact import ContactRules
from alongside.people.cards import Card
from alongside.people.queries import young_people
from alongside.record.queries.entries import IN_TOUCH

MOST = 60
# Each from the top of its own index, whatever the length of a timeline.
_QUIET = """
    select y.record_id, heard.at, went.at, array_remove(tried.next_channel || p.channels, null), c.never, c.wants,
        coalesce(tried.next_on, p.next_try_on), greatest(p.space_until, tried.space_until, e.open_until, l.until), f.days
    from people_youngperson y
    left join lateral (select t.happened_at, t.unanswered, t.next_channel, t.next_on, t.space_until
        from outreach_try t where t.record_id = y.record_id order by t.recorded_at desc, t.id desc limit 1) tried on true
    left join lateral (select x.channels, x.next_try_on, x.space_until from outreach_outreachplan x
        where x.record_id = y.record_id and x.state in ('proposed', 'agreed') limit 1) p on true
    left join lateral (select a.never, a.wants from outreach_contactagreement a
        where a.record_id = y.record_id order by a.number desc limit 1) c on true
    left join lateral (select r.happened_at as at from record_entry r
        where r.record_id = y.record_id and r.kind = any (%(in_touch)s)
        order by r.happened_at desc, r.id desc limit 1) heard on true
    left join lateral (select r.happened_at as at from record_entry r
        where r.record_id = y.record_id and r.kind = 'tried'
        order by r.happened_at desc, r.id desc limit 1) went on true
    left join lateral (select g.state, g.open_until from outreach_ending g
        where g.record_id = y.record_id and g.state in ('paused', 'ended') limit 1) e on true
    left join lateral (select n.days from outreach_floor n
        where n.record_id = y.record_id order by n.set_at desc limit 1) f on true
    left join lateral (select a.until from keywork_ask a
        where a.record_id = y.record_id and a.what = 'left_alone' and a.state = 'stands' limit 1) l on true
    where y.team_id is not null and e.state is distinct from 'ended'
        and (tried.unanswered >= %(silence)s and (heard.at is null or heard.at < tried.happened_at)
            or greatest(heard.at, went.at, y.since::timestamptz)
                < %(now)s - least(%(floor)s, f.days) * interval '1 day')
    order by heard.at nulls first, y.record_id
    limit %(most)s
"""


@dataclass(frozen=True, slots=True)
class Quiet:
    """A young person we have not heard from, and what we do next. ``floor_days`` where a closer floor was set."""

    record: UUID
    card: Card
    heard_at: datetime | None
    tried_at: datetime | None
    next_how: str
    next_on: date | None
    space_until: date | None
    floor_days: int | None
    is_ours: bool
    """Whether the day of our next try has come, or none is written down: it is ours to do."""


def of_teams(*, now: datetime, viewer: Account) -> Sequence[Quiet]:
    """Those of the teams that the viewer leads, whom we have heard from longest ago first; at most sixty.

    Two queries and one opening, with one line in the ledger for the names.
    """
    today = timezone.localdate(now)
    limits = rules.limits(on=today)
    given: dict[str, Any] = {
        "in_touch": [*IN_TOUCH],
        "silence": limits.silence,
        "floor": (limits.floor - today).days,
        "now": now,
        "most": MOST,
    }
    with acting_as(viewer.pk, Scope.TEAM), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(_QUIET, given)
        rows = cursor.fetchall()
    people = young_people.listed(
        records=[row[0] for row in rows], verb=Verb.RECORD_LISTED, purpose=Purpose.SUPERVISION, viewer=viewer
    )
    known = {one.record: one.card for one in people}
    return [_quiet(row, known[row[0]], today) for row in rows if row[0] in known]


def _quiet(row: tuple[object, ...], card: Card, today: date) -> Quiet:
    record, heard, tried, channels, never, wants, on, space, days = row
    resting = isinstance(space, date) and space > today
    return Quiet(
        record=record,  # type: ignore[arg-type]
        card=card,
        heard_at=heard,  # type: ignore[arg-type]
        tried_at=tried,  # type: ignore[arg-type]
        next_how=_how(channels, never, wants, today) if channels else "",
        next_on=on,  # type: ignore[arg-type]
        space_until=space if resting else None,  # type: ignore[arg-type]
        floor_days=days,  # type: ignore[arg-type]
        is_ours=not resting and (not isinstance(on, date) or on <= today),
    )


def _how(channels: Any, never: Any, wants: Any, today: date) -> str:
    agreement = ContactAgreement(never=never, wants=wants, valid_until=today) if wants else None
    return rules.channel_said(next_try.first_allowed(channels, ContactRules(today, agreement)))
