"""Writing down who is alongside a young person. Where somebody comes with a door, one act opens or closes both."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from uuid import UUID

from django.db import IntegrityError, transaction
from django.utils import timezone

from alongside.access.actions import grants
from alongside.access.doors import Opened
from alongside.access.models import Account, Grant
from alongside.access.queries import grants as reading
from alongside.access.vocabulary import Compartment, EndReason, GrantReason, GrantRole, Purpose
from alongside.kernel.decisions import require
from alongside.kernel.models import ChangedMeanwhile
from alongside.keywork import policies
from alongside.keywork.actions import promises_handed_on
from alongside.keywork.bond_vocabulary import BondRole, EndHow, WhoAsked
from alongside.keywork.cards import BondCard
from alongside.keywork.models import Relationship
from alongside.ledger.actions import lines
from alongside.ledger.vocabulary import Verb


@dataclass(frozen=True, slots=True)
class About:
    """What is told of somebody alongside: who asked, how the young person heard, until when, and the card.

    ``told_how`` and ``told_on`` are both empty until they were told.
    """

    asked_by: WhoAsked
    told_how: str = ""
    told_on: date | None = None
    planned_end_on: date | None = None
    backup: Account | None = None
    card: BondCard = field(default_factory=BondCard)


@dataclass(frozen=True, slots=True)
class Ending:
    """How somebody's being alongside ends: why, whether it was planned, who asked, on which day, and in words."""

    reason: EndReason
    how: EndHow
    asked_by: WhoAsked
    on: date
    words: str = ""


@dataclass(frozen=True, slots=True)
class Door:
    """Which parts of the record somebody sees who becomes a worker, and until when."""

    compartments: Sequence[Compartment]
    until: datetime | None = None


def start(
    *, record: UUID, who: Account, role: BondRole, sees: Door, about: About, now: datetime, door: Opened, by: Account
) -> Relationship:
    """Name a worker for a young person and open their door, in one act inside the opened record's transaction.

    :raises Refused: when ``by`` does not lead the record's team or is the worker, or the worker has a door already
        or may not open the record.
    """
    require(policies.can_choose_worker(leads=reading.leads(record)))
    asked = about.asked_by is WhoAsked.YOUNG_PERSON
    reasons = {BondRole.COVER: GrantReason.COVERING, BondRole.CO_WORKER: GrantReason.JOINT_WORK}
    reason = GrantReason.ASKED if asked else reasons.get(role, GrantReason.ALLOCATED)
    grant = grants.give(
        record=record,
        holder=who,
        role=GrantRole(role.value),
        compartments=sees.compartments,
        purpose=Purpose.SUPPORT,
        reason=reason,
        until=sees.until,
        by=by,
    )
    if role is BondRole.KEY_WORKER:
        # What was promised by whoever is gone is theirs to keep now.
        present = {one.holder_id for one in reading.who_can_see(record)}
        promises_handed_on.adopt(record=record, present=present, to=who, now=now, by=by)
    return _add(record=record, role=role, grant=grant, about=about, now=now, door=door, by=by)


def add_outside(
    *, record: UUID, role: BondRole, since: date, about: About, now: datetime, door: Opened, by: Account
) -> Relationship:
    """Write down somebody alongside who has no account here. It opens nothing.

    :raises Refused: when ``by`` is of another agency, or does not read what is everyday.
    """
    require(policies.can_write_bonds(by, door.compartments(record)))
    return _add(record=record, role=role, since=since, about=about, now=now, door=door, by=by)


def tell_more(
    *,
    grant: Grant,
    role: BondRole,
    since: date | None = None,
    about: About,
    now: datetime,
    door: Opened,
    by: Account,
) -> Relationship:
    """Tell more of somebody who has a door: the door stays as it is.

    :param since: the day from which they are alongside, when that was before the door opened.
    :raises Refused: as for :func:`add_outside`.
    :raises ChangedMeanwhile: when somebody else told of it first.
    """
    record = grant.record_id
    if record is None:
        raise ValueError("A place in a team is nobody's being alongside.")
    require(policies.can_write_bonds(by, door.compartments(record)))
    opened = timezone.localdate(grant.starts_at)
    began = min(since or opened, opened)
    return _add(record=record, role=role, since=began, grant=grant.pk, about=about, now=now, door=door, by=by)


def change(*, bond: Relationship, seen: int, about: About, door: Opened, by: Account) -> Relationship:
    """Put right what is told of somebody alongside.

    :raises Refused: as for :func:`add_outside`.
    :raises ChangedMeanwhile: when somebody else changed it first.
    """
    require(policies.can_write_bonds(by, door.compartments(bond.record_id)))
    before = BondCard.from_sealed(door.read(bond, "card"))
    bond.write(
        seen=seen,
        asked_by=about.asked_by,
        told_how=about.told_how,
        told_on=about.told_on,
        planned_end_on=about.planned_end_on,
        backup=about.backup,
        changed_by=by,
        card=door.seal(bond, "card", replace(about.card, even_so=before.even_so).sealed_text()),
    )
    lines.record(Verb.RELATIONSHIP_CHANGED, records=[bond.record_id], thing=bond.pk, by=by.pk)
    return bond


def end_outside(*, bond: Relationship, seen: int, ending: Ending, door: Opened, by: Account) -> None:
    """Write down that somebody without a door is no longer alongside.

    :raises Refused: as for :func:`add_outside`.
    :raises ChangedMeanwhile: when somebody else changed it first.
    """
    require(policies.can_write_bonds(by, door.compartments(bond.record_id)))
    _end(bond, seen=seen, ending=ending, door=door, by=by)


def end_with_door(*, grant: Grant, ending: Ending, now: datetime, door: Opened, by: Account) -> None:
    """Close a worker's door and write down how it ended, in one act.

    :raises Refused: when ``by`` neither leads the record's team nor holds the door.
    :raises ChangedMeanwhile: when somebody else closed it first.
    """
    record = grant.record_id
    if record is None:
        raise ValueError("A place in a team ends with the place.")
    bond = Relationship.objects.filter(grant=grant).first()
    if bond is None:
        about = About(WhoAsked.YOUNG_PERSON if grant.reason == GrantReason.ASKED else WhoAsked.NOT_KNOWN)
        role = BondRole(grant.role) if grant.role in BondRole.values else BondRole.OTHER
        since = timezone.localdate(grant.starts_at)
        bond = _add(record=record, role=role, since=since, grant=grant.pk, about=about, now=now, door=door, by=by)
    # The door last: whoever gives up their own can write nothing after it.
    _end(bond, seen=bond.version, ending=ending, door=door, by=by)
    grants.end(grant=grant, seen=grant.version, reason=ending.reason, by=by)


def _end(bond: Relationship, *, seen: int, ending: Ending, door: Opened, by: Account) -> None:
    card = BondCard.from_sealed(door.read(bond, "card"))
    told = BondCard(**{**{name: getattr(card, name) for name in card.__slots__}, "end_words": ending.words})
    bond.write(
        seen=seen,
        ends_on=max(ending.on, bond.starts_on),
        end_reason=ending.reason,
        end_how=ending.how,
        end_asked_by=ending.asked_by,
        changed_by=by,
        card=door.seal(bond, "card", told.sealed_text()),
    )
    lines.record(Verb.RELATIONSHIP_ENDED, records=[bond.record_id], thing=bond.pk, by=by.pk)


def _add(
    *,
    record: UUID,
    role: BondRole,
    grant: UUID | None = None,
    since: date | None = None,
    about: About,
    now: datetime,
    door: Opened,
    by: Account,
) -> Relationship:
    bond = Relationship(
        record_id=record,
        role=role,
        grant_id=grant,
        asked_by=about.asked_by,
        told_how=about.told_how,
        told_on=about.told_on,
        starts_on=since or timezone.localdate(now),
        planned_end_on=about.planned_end_on,
        backup=about.backup,
        added_by=by,
        added_at=now,
        changed_by=by,
    )
    bond.card = door.seal(bond, "card", about.card.sealed_text())
    try:
        with transaction.atomic():
            bond.save(force_insert=True)
    except IntegrityError:
        raise ChangedMeanwhile(bond) from None
    lines.record(Verb.RELATIONSHIP_ADDED, records=[record], thing=bond.pk, by=by.pk)
    return bond
