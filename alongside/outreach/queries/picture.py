"""Our tries and the times we were in touch, month by month: a quiet month reads as our persistence.

Of replies nothing is counted: each is a mark on its day. How often we tried is about us, and is said.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db import connection
from django.utils import timezone

from alongside.jurisdiction.clocks import add_months
from alongside.kernel import moments
from alongside.outreach import rules
from alongside.record.queries.entries import IN_TOUCH
from alongside.record.vocabulary import Kind

MONTHS = 6
# Clear columns only; the detail is there where it was recorded as a try.
_MARKS = """
    select e.happened_at, e.kind, coalesce(t.channel, ''), coalesce(t.outcome, ''), coalesce(t.misfit, ''), a.name
    from record_entry e join access_account a on a.id = e.author_id
    left join outreach_try t on t.entry_id = e.id and t.record_id = e.record_id
    where e.record_id = %s and e.kind = any(%s) and e.happened_at >= %s and e.happened_at < %s
    order by e.happened_at, e.id
"""


@dataclass(frozen=True, slots=True)
class Mark:
    """One day on which we tried, or were in touch: how, what came of it, and who."""

    at: datetime
    is_answered: bool
    how: str
    what: str
    by: str


@dataclass(frozen=True, slots=True)
class Month:
    """A month with its marks in order. ``tries`` is how often we tried without an answer; ``is_quiet``: no answer at all."""

    first: date
    marks: Sequence[Mark]

    @property
    def tries(self) -> int:
        """How often we tried and heard nothing yet."""
        return sum(not mark.is_answered for mark in self.marks)

    @property
    def is_quiet(self) -> bool:
        """Whether we tried, and heard nothing."""
        return bool(self.marks) and all(not mark.is_answered for mark in self.marks)


def months(*, record: UUID, since: date, now: datetime) -> list[Month]:
    """The last six months, the newest first, none before they came to us; one query."""
    today = timezone.localdate(now)
    firsts = [add_months(today.replace(day=1), -back) for back in range(MONTHS)]
    firsts = [first for first in firsts if first >= since.replace(day=1)]
    if not firsts:
        return []
    marks = _marks(record, _midnight(firsts[-1]), now, today)
    by_month: dict[date, list[Mark]] = {}
    for mark in marks:
        by_month.setdefault(moments.local(mark.at).date().replace(day=1), []).append(mark)
    return [Month(first, by_month.get(first, [])) for first in firsts]


def _marks(record: UUID, start: datetime, now: datetime, today: date) -> list[Mark]:
    with connection.cursor() as cursor:
        cursor.execute(_MARKS, (record, [*IN_TOUCH, Kind.TRIED], start, now))
        return [_mark(*row, today=today) for row in cursor]


def _mark(at: datetime, kind: str, channel: str, outcome: str, misfit: str, by: str, *, today: date) -> Mark:
    what = rules.outcome_said(outcome, on=today) if outcome else str(Kind(kind).label)
    because = f" ({rules.misfit_said(misfit, on=today)})" if misfit else ""
    return Mark(at, kind != Kind.TRIED, rules.channel_said(channel) if channel else "", f"{what}{because}", by)


def _midnight(day: date) -> datetime:
    return timezone.make_aware(datetime.combine(day, datetime.min.time()), timezone.get_default_timezone())
