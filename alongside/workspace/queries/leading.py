"""What today asks of a lead: emergencies to look at, young people without a key worker, doors of those who left."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.conf import settings
from django.db import transaction

from alongside.access import policies
from alongside.access.actor import Scope, acting_as
from alongside.access.models import Account, Barrier, Emergency, Grant, Held
from alongside.access.queries import barriers, emergencies, leaving, looking
from alongside.access.queries.leaving import Gap
from alongside.access.vocabulary import Role
from alongside.jurisdiction import packs
from alongside.jurisdiction.clocks import due
from alongside.ledger.vocabulary import Verb
from alongside.people.queries import young_people
from alongside.people.queries.young_people import Listed

REVIEW = "emergency_review"


@dataclass(frozen=True, slots=True)
class ToReview:
    """A record that was opened in an emergency, until when somebody looks at it, and whether that is over."""

    emergency: Emergency
    person: Listed
    by: datetime
    is_late: bool
    is_own: bool


@dataclass(frozen=True, slots=True)
class Leading:
    """What waits for a lead, each with the young person it is about."""

    emergencies: Sequence[ToReview]
    gaps: Sequence[tuple[Gap, Listed]]
    stepped_back: Sequence[tuple[Barrier, Listed]]
    doors: Sequence[tuple[Grant, Listed]]
    unusual: int


def of(*, now: datetime, viewer: Account) -> Leading | None:
    """What waits, in a fixed number of queries; ``None`` for whoever leads no team."""
    if not policies.leads_somewhere(viewer):
        return None
    with acting_as(viewer.pk, Scope.TEAM), transaction.atomic():
        found = (emergencies.waiting(), leaving.gaps(), barriers.stepped_back(), leaving.opened_by_leavers(at=now))
    waiting, gaps, back, doors = found
    held: list[Held] = [*waiting, *back]
    records = [*(row.record_id for row in held), *(gap.record for gap in gaps)]
    known = _people([*records, *(door.record_id for door in doors if door.record_id)], viewer)
    return Leading(
        [_to_review(row, known[row.record_id], now, viewer) for row in waiting if row.record_id in known],
        [(gap, known[gap.record]) for gap in gaps if gap.record in known],
        [(row, known[row.record_id]) for row in back if row.record_id in known],
        [(row, known[row.record_id]) for row in doors if row.record_id in known],
        len(looking.of(now=now, viewer=viewer)) if viewer.holds(Role.SAFEGUARDING_LEAD) else 0,
    )


def to_review(*, now: datetime, viewer: Account) -> list[ToReview]:
    """Emergencies of the viewer's teams that nobody has looked at yet, oldest first."""
    with acting_as(viewer.pk, Scope.TEAM), transaction.atomic():
        waiting = emergencies.waiting()
    known = _people([row.record_id for row in waiting], viewer)
    return [_to_review(row, known[row.record_id], now, viewer) for row in waiting if row.record_id in known]


def look_by(emergency: Emergency) -> datetime:
    """Until when somebody looks at it, as the pack in force says."""
    pack = packs.pack(settings.JURISDICTION)
    clock = pack.clock(REVIEW, on=emergency.opened_at.date())
    return due(clock, emergency.opened_at, pack.holidays).at


def _people(records: Sequence[UUID], viewer: Account) -> dict[UUID, Listed]:
    purpose = policies.usual_purpose(viewer)
    once = list(dict.fromkeys(records))
    found = young_people.listed(records=once, verb=Verb.RECORD_LISTED, purpose=purpose, viewer=viewer)
    return {one.record: one for one in found}


def _to_review(row: Emergency, person: Listed, now: datetime, viewer: Account) -> ToReview:
    by = look_by(row)
    return ToReview(row, person, by, by < now, row.opener_id == viewer.pk)
