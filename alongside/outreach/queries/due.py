"""The next try of several young people at once, for Today: how, by when, where, and what was said last."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.db.models import QuerySet

from alongside.access.actor import Scope, acting_as
from alongside.access.doors import Opened
from alongside.access.planned import Planned, prepared_cursor
from alongside.outreach.models import ContactAgreement, OutreachPlan, Reply, Try
from alongside.outreach.plan_card import PlanCard
from alongside.outreach.queries import replies
from alongside.outreach.queries.contact import ContactRules
from alongside.outreach.queries.next_try import Next, proposed
from alongside.outreach.queries.replies import Said
from alongside.record.models import Entry

# The newest of each, from the top of its own index: one row for each record, however many tries there were.
_NEWEST = """
    select e.id, e.record_id, e.compartment, e.body, e.happened_at,
        t.recorded_at, t.next_channel, t.next_on, t.space_until
    from unnest(%s::uuid[]) w (id) cross join lateral (
        select t.* from outreach_try t where t.record_id = w.id order by t.recorded_at desc, t.id desc limit 1) t
    join record_entry e on e.id = t.entry_id and e.record_id = w.id
"""
SHORT = 160


@dataclass(frozen=True, slots=True)
class Due:
    """A next try: how and by when, where they feel at home, and the beginning of what was said last, and when."""

    next: Next
    places: str = ""
    said: str = ""
    said_at: datetime | None = None


@Planned
def _plans(records: list[UUID]) -> QuerySet[OutreachPlan]:
    return OutreachPlan.objects.live().filter(record__among=records)


@Planned
def _agreements(records: list[UUID]) -> QuerySet[ContactAgreement]:
    rows = ContactAgreement.objects.filter(record__among=records)
    return rows.order_by("record", "-number").distinct("record")


def of_records(*, records: Sequence[UUID], on: date, door: Opened) -> Mapping[UUID, Due]:
    """For each of these open records of the viewer's own its next try: four queries, however many records."""
    wanted = [record for record in records if door.may_read(record, "everyday")]
    if not wanted:
        return {}
    with acting_as(door.viewer.pk, Scope.CASELOAD):
        plans = {row.record_id: row for row in _plans.all(records=wanted)}
        known = {row.record_id: ContactRules(on, row) for row in _agreements.all(records=wanted)}
        last, said = _newest(wanted), replies.newest_rows(records=wanted)
    return {
        record: _due(
            plans.get(record), last.get(record), known.get(record, ContactRules(on)), said.get(record), on=on, door=door
        )
        for record in wanted
    }


def _due(
    plan: OutreachPlan | None, last: tuple[Entry, Try] | None, known: ContactRules, answer: Reply | None, *, on: date,
    door: Opened,
) -> Due:  # fmt: skip
    entry, row = last or (None, None)
    stands = replies.standing(Said(answer) if answer else None, plan=plan, last=row)
    told = " ".join(door.read(entry, "body").split()) if entry else ""
    return Due(
        replies.after(proposed(plan=plan, last=row, known=known), stands, on=on),
        places=PlanCard.from_sealed(door.read(plan, "card")).places if plan else "",
        said=told if len(told) <= SHORT else f"{told[:SHORT].rsplit(' ', 1)[0]} …",
        said_at=entry.happened_at if entry else None,
    )


def _newest(records: Sequence[UUID]) -> dict[UUID, tuple[Entry, Try]]:
    with prepared_cursor() as cursor:
        cursor.execute(_NEWEST, (list(records),))
        return {row[1]: _pair(*row) for row in cursor}


def _pair(pk: UUID, record: UUID, part: str, body: bytes, at: datetime, *told: Any) -> tuple[Entry, Try]:
    recorded_at, channel, on, space = told
    entry = Entry(id=pk, record_id=record, compartment=part, body=body, happened_at=at)
    return entry, Try(record_id=record, recorded_at=recorded_at, next_channel=channel, next_on=on, space_until=space)
