"""Makes the demonstration through the product's own actions, so that its rules and ledger hold."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import groupby
from uuid import UUID

from django.db import transaction

from alongside.access.actions import barriers, grants
from alongside.access.doors import Opened, opened_one
from alongside.access.models import Account
from alongside.access.vocabulary import Compartment, GrantReason, GrantRole, Knows, Purpose, Role
from alongside.config.demo import (
    answers,
    bonds,
    care,
    contact,
    decisions,
    endings,
    goals,
    outreach,
    promises,
    selves,
    service,
    sessions,
    spaces,
    things,
    voices,
)
from alongside.config.demo.plan import PlannedEntry, PlannedLife, plan
from alongside.config.demo.setting_up import Staff, set_up
from alongside.ledger.actions import lines
from alongside.ledger.models import Line
from alongside.ledger.vocabulary import Verb
from alongside.people.actions import people_who_matter, young_people
from alongside.people.actions.staff import OWNER
from alongside.record.actions import entries
from alongside.record.models import Entry

JOB = "demo"


class HalfMade(Exception):
    """The demonstration was begun and not finished here, or somebody else has its user names."""


@dataclass(frozen=True, slots=True)
class DemoSummary:
    """How much was made: all noughts when the demonstration was there already."""

    practitioners: int = 0
    young_people: int = 0
    entries: int = 0


def make(now: datetime) -> DemoSummary:
    """Make the demonstration, unless it is there; not inside a transaction.

    ``now`` is the present moment: the database holds grants against its own clock.

    :raises HalfMade: when there is a part of it, which nothing can be added to safely.
    """
    if Line.objects.using(OWNER).filter(verb=Verb.DEMO_MADE).exists():
        return DemoSummary()
    if Account.objects.filter(username__in=service.workers()).exists():
        raise HalfMade("Part of the demonstration is here. Begin again with an empty state folder.")
    staff, lives = set_up(now), plan(now)
    for life in lives:
        _make_life(life, staff, now)
    bonds.make_staff(staff=staff.accounts, now=now)
    endings.make_visits(team=staff.teams["hub"].pk, staff=staff.accounts, now=now)
    care.make(staff=staff.accounts, now=now)
    with transaction.atomic():
        lines.record(Verb.DEMO_MADE, by=None, job=JOB)
    return DemoSummary(len(staff.accounts), len(lives), sum(len(life.entries) for life in lives))


def _make_life(life: PlannedLife, staff: Staff, now: datetime) -> None:
    worker = staff.accounts[life.person.worker]
    person = young_people.add(card=life.card, team=staff.teams[life.team].pk, now=life.since, by=worker)
    _share(person.record_id, life, staff, now)
    with opened_one(person.record_id, purpose=Purpose.SUPPORT, viewer=worker) as door:
        for card in life.matters:
            people_who_matter.add(record=person.record_id, card=card, now=life.since, door=door, by=worker)
    by_writer = sorted(life.entries, key=lambda entry: entry.by)
    for writer, written in groupby(by_writer, key=lambda entry: entry.by):
        _write(person.record_id, list(written), staff.accounts[writer])
    outreach.make(life.person.key, record=person.record_id, card=life.card, now=now, by=worker)
    lead = staff.accounts[service.lead_of(life.team).username]
    contact.make(life.person.key, record=person.record_id, now=now, by=worker, lead=lead)
    promises.make(record=person.record_id, person=life.person.key, worker=worker, now=now)
    bonds.make(
        record=person.record_id,
        person=life.person.key,
        since=life.since,
        worker=worker,
        lead=lead,
        staff=staff.accounts,
        now=now,
    )
    goals.make(record=person.record_id, person=life.person.key, worker=worker, now=now)
    spaces.make(record=person.record_id, person=life.person.key, worker=worker)
    sessions.make(record=person.record_id, person=life.person.key, worker=worker, now=now)
    selves.make(record=person.record_id, person=life.person.key, worker=worker, now=now)
    answers.make(record=person.record_id, person=life.person.key, card=life.card, worker=worker, now=now)
    voices.make(record=person.record_id, person=life.person.key, worker=worker, now=now)
    decisions.make(record=person.record_id, person=life.person.key, worker=worker, now=now)
    things.make(record=person.record_id, person=life.person.key, worker=worker, now=now)
    endings.make(record=person.record_id, person=life.person.key, worker=worker, lead=lead, now=now)


def _share(record: UUID, life: PlannedLife, staff: Staff, now: datetime) -> None:
    for row in service.shares(life.person.key):
        lead = staff.accounts[row["by"]]
        with opened_one(record, purpose=Purpose.SUPERVISION, viewer=lead):
            grants.give(
                record=record,
                holder=staff.accounts[row["holder"]],
                role=GrantRole(row["role"]),
                compartments=[Compartment(part) for part in row["compartments"]],
                purpose=Purpose(row["purpose"]),
                reason=GrantReason(row["reason"]),
                until=now + timedelta(days=row["days"]) if "days" in row else None,
                by=lead,
            )
        holder = staff.accounts[row["holder"]]
        with opened_one(record, purpose=Purpose.SUPPORT, viewer=holder) as door:
            barriers.answer(record=record, who=holder, knows=Knows.NONE, door=door, by=holder)


def _write(record: UUID, planned: Sequence[PlannedEntry], by: Account) -> None:
    """Write one person's entries in one go: one opening, one insert, one ledger line."""
    purpose = Purpose.SUPERVISION if by.holds(Role.TEAM_LEAD) else Purpose.SUPPORT
    with opened_one(record, purpose=purpose, viewer=by) as door:
        rows = [entries.prepared(record=record, words=p.words, now=p.recorded_at, door=door, by=by) for p in planned]
        Entry.objects.bulk_create(rows)
        lines.record(Verb.ENTRY_ADDED, records=[record], by=by.pk)
        for row, entry in zip(rows, planned, strict=True):
            _follow_up(row, entry, door=door, by=by)


def _follow_up(row: Entry, planned: PlannedEntry, *, door: Opened, by: Account) -> None:
    if planned.correction:
        later = planned.recorded_at + timedelta(days=1)
        entries.correct(entry=row, text=planned.correction, now=later, door=door, by=by)
    if planned.shared:
        entries.share(entry=row, seen=row.version, by=by)
