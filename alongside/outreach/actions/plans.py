"""Proposing how to keep in touch, and writing down that they agreed. Inside the opened record's transaction."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from uuid import UUID

from django.db import IntegrityError, transaction
from django.db.models import Max
from django.utils import timezone

from alongside.access.doors import Opened
from alongside.access.models import Account
from alongside.kernel.decisions import require
from alongside.kernel.models import ChangedMeanwhile
from alongside.kernel.states import can_move
from alongside.ledger.actions import lines
from alongside.ledger.vocabulary import Verb
from alongside.outreach import policies
from alongside.outreach.models import OutreachPlan
from alongside.outreach.plan_card import PlanCard
from alongside.outreach.queries import floors
from alongside.outreach.rules import Limits
from alongside.outreach.vocabulary import MACHINES, AgreedHow, Channel, PartOfDay, PlanState
from alongside.people.policies import can_write_everyday

PLAN = "How we keep in touch"


@dataclass(frozen=True, slots=True)
class Agreed:
    """That they agree: how they let us know, and what they said."""

    how: AgreedHow
    words: str = ""


@dataclass(frozen=True, slots=True)
class Planned:
    """How we mean to keep in touch. ``channels`` in the order in which they are tried; 0 is Monday."""

    channels: Sequence[Channel]
    cadence_days: int
    next_try_on: date
    card: PlanCard = field(default_factory=PlanCard)
    weekdays: Sequence[int] = ()
    part_of_day: PartOfDay = PartOfDay.ANY
    space_until: date | None = None
    agreed: Agreed | None = None


def propose(*, record: UUID, planned: Planned, seen: int, now: datetime, door: Opened, by: Account) -> OutreachPlan:
    """Write a new version, proposed or agreed at once. The one before stays readable.

    :param seen: the ``number`` of the version the writer saw as the live one; 0 for none.
    :raises Refused: when ``by`` may not, or the next try is further away than the floor without their asking.
    :raises ChangedMeanwhile: when somebody else wrote a newer version first, carrying it.
    """
    _require_within_limits(planned, floors.limits(record=record, on=timezone.localdate(now)))
    require(can_write_everyday(door.compartments(record)))
    before = OutreachPlan.objects.live().filter(record=record).first()
    if before and before.number != seen:
        raise ChangedMeanwhile(before)
    if before:
        require(can_move(MACHINES[PLAN], now=before.state, to=PlanState.CHANGED))
        before.write(seen=before.version, state=PlanState.CHANGED, changed_at=now)
    plan = _prepared(record, planned, number=_next_number(record), now=now, door=door, by=by)
    try:
        with transaction.atomic():
            plan.save(force_insert=True)
    except IntegrityError:
        raise ChangedMeanwhile(OutreachPlan.objects.live().get(record=record)) from None
    lines.record(Verb.OUTREACH_PLANNED, records=[record], thing=plan.pk, by=by.pk)
    return plan


def agree(*, plan: OutreachPlan, agreed: Agreed, seen: int, now: datetime, door: Opened, by: Account) -> None:
    """Write down that they agreed to what was proposed.

    :raises Refused: when it is not a proposal any more, or ``by`` may not.
    :raises ChangedMeanwhile: when somebody else changed it first.
    """
    require(can_write_everyday(door.compartments(plan.record_id)))
    require(can_move(MACHINES[PLAN], now=plan.state, to=PlanState.AGREED))
    plan.write(
        seen=seen,
        state=PlanState.AGREED,
        agreed_on=timezone.localdate(now),
        agreed_how=agreed.how,
        agreed_words=door.seal(plan, "agreed_words", agreed.words) if agreed.words else b"",
        agreed_noted_by=by,
    )
    lines.record(Verb.OUTREACH_AGREED, records=[plan.record_id], thing=plan.pk, by=by.pk)


def _require_within_limits(planned: Planned, limits: Limits) -> None:
    space, today = planned.space_until, limits.today
    require(policies.can_leave_alone_until(space, today=today, longest=limits.space))
    for day in (planned.next_try_on, today + timedelta(days=planned.cadence_days)):
        require(policies.can_wait_until(day, today=today, floor=limits.floor, space_until=space))


def _prepared(record: UUID, planned: Planned, *, number: int, now: datetime, door: Opened, by: Account) -> OutreachPlan:
    plan = OutreachPlan(
        record_id=record,
        number=number,
        state=PlanState.AGREED if planned.agreed else PlanState.PROPOSED,
        channels=[channel.value for channel in planned.channels],
        weekdays=sorted(planned.weekdays),
        part_of_day=planned.part_of_day,
        cadence_days=planned.cadence_days,
        next_try_on=planned.next_try_on,
        space_until=planned.space_until,
        made_by=by,
        made_at=now,
    )
    plan.card = door.seal(plan, "card", planned.card.sealed_text())
    if agreed := planned.agreed:
        plan.agreed_on, plan.agreed_how, plan.agreed_noted_by = timezone.localdate(now), agreed.how, by
        plan.agreed_words = door.seal(plan, "agreed_words", agreed.words) if agreed.words else b""
    return plan


def _next_number(record: UUID) -> int:
    return (OutreachPlan.objects.filter(record=record).aggregate(last=Max("number"))["last"] or 0) + 1
