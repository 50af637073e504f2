"""The doors of a change of key worker: what opens beside, and what passes from one to the next."""

from datetime import date, datetime
from uuid import UUID

from alongside.access.actions import grants
from alongside.access.doors import Opened
from alongside.access.models import Account, Grant
from alongside.access.queries import grants as reading
from alongside.access.vocabulary import Compartment, EndReason, GrantReason, GrantRole, Purpose
from alongside.keywork.actions import promises_handed_on, relationships
from alongside.keywork.actions.relationships import About, Door, Ending
from alongside.keywork.bond_vocabulary import BondRole, EndHow, WhoAsked
from alongside.keywork.models import Handover
from alongside.keywork.queries import relationships as seeing

THEY_ASKED = "CHCHAN"


def open_beside(handover: Handover, *, by: Account) -> UUID | None:
    """A door beside the one that will be handed over; none where they have one already."""
    if reading.holds_door(record=handover.record_id, holder=handover.to_worker):
        return None
    return grants.give(
        record=handover.record_id,
        holder=handover.to_worker,
        role=GrantRole.CO_WORKER,
        compartments=_parts(_handed_over(handover)),
        purpose=Purpose.SUPPORT,
        reason=GrantReason.JOINT_WORK,
        until=None,
        by=by,
    )


def close_beside(handover: Handover, *, by: Account) -> None:
    """Close the door that was opened for it; one they had before stays."""
    for grant in _doors(handover):
        if grant.pk == handover.overlap_id:
            grants.end(grant=grant, seen=grant.version, reason=EndReason.WORK_DONE, by=by)


def hand_over(handover: Handover, *, on: date, now: datetime, door: Opened, by: Account) -> None:
    """The new door first and the old one last, in one transaction: at no moment is there nobody."""
    asked = WhoAsked.YOUNG_PERSON if handover.reason == THEY_ASKED else WhoAsked.TEAM
    parts = set(_parts(_handed_over(handover)))
    for grant in _doors(handover):
        if grant.holder_id == handover.to_worker_id:
            parts |= set(_parts(grant))
            grants.end(grant=grant, seen=grant.version, reason=EndReason.HANDED_OVER, by=by)
    told = handover.told_on if handover.told_how else None
    about = About(asked, handover.told_how if told else "", told)
    relationships.start(
        record=handover.record_id,
        who=handover.to_worker,
        role=BondRole.KEY_WORKER,
        sees=Door(sorted(parts)),
        about=about,
        now=now,
        door=door,
        by=by,
    )
    promises_handed_on.hand_on(
        record=handover.record_id, keeper=handover.from_worker, to=handover.to_worker, now=now, by=by
    )
    ending = Ending(EndReason.HANDED_OVER, EndHow.PLANNED, asked, on)
    for grant in _doors(handover):
        if grant.pk == handover.grant_id:
            relationships.end_with_door(grant=grant, ending=ending, now=now, door=door, by=by)


def _doors(handover: Handover) -> list[Grant]:
    return [one for one in reading.who_can_see(handover.record_id) if one.record_id == handover.record_id]


def _handed_over(handover: Handover) -> Grant:
    return next(one for one in seeing.doors(handover.record_id) if one.pk == handover.grant_id)


def _parts(grant: Grant) -> list[Compartment]:
    return [Compartment(part) for part in grant.compartments]
