"""What today asks of a lead: emergencies, records on their way, doors to look at.

Young people with nobody named are asked about by the loudest of the prompts, `keywork.no_named_worker`.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.utils.timezone import localdate

from alongside.access import policies
from alongside.access.actor import Scope, acting_as
from alongside.access.models import Account, Barrier, Emergency, Grant, Held, Move
from alongside.access.queries import barriers, emergencies, leaving, looking, moves
from alongside.access.vocabulary import MoveAnswer, Role
from alongside.jurisdiction import packs
from alongside.jurisdiction.clocks import due
from alongside.keywork.queries import staff
from alongside.ledger.vocabulary import Verb
from alongside.people.queries import agencies, young_people
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
class OnItsWay:
    """A record that a team would hand to another; its name only while the viewer's team still holds it."""

    move: Move
    from_team: str
    to_team: str
    name: str


@dataclass(frozen=True, slots=True)
class Moves:
    """Records that wait for the viewer's team, answers to what the viewer proposed, and doors that came along."""

    to_answer: Sequence[OnItsWay]
    answered: Sequence[OnItsWay]
    doors: Sequence[tuple[Grant, Listed]]


@dataclass(frozen=True, slots=True)
class Leading:
    """What waits for a lead, each with the young person it is about."""

    emergencies: Sequence[ToReview]
    stepped_back: Sequence[tuple[Barrier, Listed]]
    doors: Sequence[tuple[Grant, Listed]]
    moves: Moves
    unusual: int
    is_late: bool
    """Whether it should have been looked again for what is unusual."""
    staff: bool = False
    """Whether training or supervision of those they lead wants a thought."""


def of(*, now: datetime, viewer: Account) -> Leading | None:
    """What waits, in a fixed number of queries; ``None`` for whoever leads no team."""
    if not policies.leads_somewhere(viewer):
        return None
    with acting_as(viewer.pk, Scope.TEAM), transaction.atomic():
        waiting, back = emergencies.waiting(), barriers.stepped_back()
        to_answer, answered = moves.to_answer(viewer=viewer), moves.answered(viewer=viewer)
        came = moves.came_along(at=now, viewer=viewer)
        along = {door.pk for door in came}
        doors = [door for door in leaving.opened_by_leavers(at=now) if door.pk not in along]
        teams = agencies.team_names() if to_answer or answered else {}
        ours = _still_ours(answered)
        of_staff = staff.asks_something(pack=packs.in_force(), on=localdate(now), viewer=viewer)
    held: list[Held] = [*waiting, *back, *ours]
    records = [row.record_id for row in held]
    known = _people([*records, *(door.record_id for door in (*came, *doors) if door.record_id)], viewer)
    return Leading(
        [_to_review(row, known[row.record_id], now, viewer) for row in waiting if row.record_id in known],
        [(row, known[row.record_id]) for row in back if row.record_id in known],
        [(row, known[row.record_id]) for row in doors if row.record_id in known],
        Moves(
            [_on_its_way(row, teams, {}) for row in to_answer],
            [_on_its_way(row, teams, known) for row in answered],
            [(row, known[row.record_id]) for row in came if row.record_id in known],
        ),
        *_unusual(now, viewer),
        of_staff,
    )


def to_review(*, now: datetime, viewer: Account) -> list[ToReview]:
    """Emergencies of the viewer's teams that nobody has looked at yet, oldest first."""
    with acting_as(viewer.pk, Scope.TEAM), transaction.atomic():
        waiting = emergencies.waiting()
    known = _people([row.record_id for row in waiting], viewer)
    return [_to_review(row, known[row.record_id], now, viewer) for row in waiting if row.record_id in known]


def look_by(emergency: Emergency) -> datetime:
    """Until when somebody looks at it, as the pack in force says."""
    pack = packs.in_force()
    clock = pack.clock(REVIEW, on=emergency.opened_at.date())
    return due(clock, emergency.opened_at, pack.holidays).at


def _unusual(now: datetime, viewer: Account) -> tuple[int, bool]:
    if not viewer.holds(Role.SAFEGUARDING_LEAD):
        return 0, False
    return len(looking.of(viewer=viewer)), looking.is_late(now=now)


def _still_ours(rows: Sequence[Move]) -> list[Move]:
    """Those whose record did not go: asking for the name of one that went would look like trying to open it."""
    return [row for row in rows if row.outcome != MoveAnswer.TAKEN]


def _on_its_way(row: Move, teams: Mapping[UUID, str], known: Mapping[UUID, Listed]) -> OnItsWay:
    listed = known.get(row.record_id)
    name = listed.card.name if listed else ""
    return OnItsWay(row, teams.get(row.from_team_id, ""), teams.get(row.to_team_id, ""), name)


def _people(records: Sequence[UUID], viewer: Account) -> dict[UUID, Listed]:
    purpose = policies.usual_purpose(viewer)
    once = list(dict.fromkeys(records))
    found = young_people.listed(records=once, verb=Verb.RECORD_LISTED, purpose=purpose, viewer=viewer)
    return {one.record: one for one in found}


def _to_review(row: Emergency, person: Listed, now: datetime, viewer: Account) -> ToReview:
    by = look_by(row)
    return ToReview(row, person, by, by < now, row.opener_id == viewer.pk)
