"""Writing the next version of a plan."""

import re
from datetime import date, datetime
from uuid import UUID

from django.db import IntegrityError

from alongside.access.doors import Opened
from alongside.access.models import Account
from alongside.access.written import next_id, write_once
from alongside.kernel.decisions import require
from alongside.kernel.ids import new_id
from alongside.kernel.models import ChangedMeanwhile
from alongside.ledger.actions import lines
from alongside.ledger.vocabulary import Verb
from alongside.planning import policies, rules
from alongside.planning.cards import PlanCard
from alongside.planning.changes import PlanChange
from alongside.planning.models import Plan
from alongside.planning.queries import plans
from alongside.planning.queries.plans import Read
from alongside.planning.vocabulary import Agrees

ID = re.compile(r"[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}")


def write(
    *,
    record: UUID,
    change: PlanChange,
    seen: int,
    review_on: date | None = None,
    once: UUID | None = None,
    now: datetime,
    door: Opened,
    by: Account,
) -> Plan:
    """Write the plan's next version, whole, inside the opened record's transaction.

    ``seen`` is the number of the version that the writer saw, 0 for none. Where somebody else wrote in between, the
    change is made to the newest version, unless it rests on something they changed. ``once`` is the id it will have:
    see :mod:`alongside.access.written`.

    :raises Refused: when ``by`` is a partner, or the plan does not allow the change.
    :raises ChangedMeanwhile: when somebody else changed what it rests on, carrying the newest version.
    :raises NotVisible: when the goal or step is not in the plan, or ``by`` does not hold everyday support.
    """
    require(policies.can_change_plan(by))
    while once and (there := Plan.objects.filter(pk=once, record=record, author=by).first()):
        if _is_made(there, change, door=door):
            return there
        once = next_id(once)
    before = plans.newest(record=record, door=door)
    card = _card_to_change(before, change, seen=seen, door=door)
    plan = _prepared(record, before, change, now=now, by=by)
    plan.id = once or new_id()
    after = change.make(card)
    plan.asks_only_them = after.asks_only_them
    plan.review_on = review_on or plan.review_on
    try:
        kept = write_once(plan, given=("change", "author_id"), texts={"card": after.sealed_text()}, door=door)
    except IntegrityError:
        raise ChangedMeanwhile(plans.required(record=record, door=door).plan) from None
    if kept is plan:
        lines.record(Verb.PLAN_CHANGED, records=[record], thing=plan.pk, by=by.pk)
    return kept


def _is_made(plan: Plan, change: PlanChange, *, door: Opened) -> bool:
    """Whether it was this very change that made this version."""
    if plan.change != change.change or (change.agrees is not None and plan.agrees != change.agrees):
        return False
    record, number = plan.record_id, plan.number - 1
    before = plans.version(record=record, number=number, door=door).card if number else PlanCard()
    known = before.sealed_text()
    made = [_without_new_ids(text, known) for text in (change.make(before).sealed_text(), door.read(plan, "card"))]
    return made[0] == made[1]


def _without_new_ids(text: str, known: str) -> str:
    """A card's text but for the ids of what was added to it, which are made anew each time."""
    return ID.sub(lambda found: found[0] if found[0] in known else "", text)


def _card_to_change(before: Read | None, change: PlanChange, *, seen: int, door: Opened) -> PlanCard:
    if before is None:
        return PlanCard()
    if before.plan.number < seen:
        raise ChangedMeanwhile(before.plan)
    if before.plan.number != seen:
        then = plans.version(record=before.plan.record_id, number=seen, door=door).card if seen else PlanCard()
        if change.rests_on(then) != change.rests_on(before.card):
            raise ChangedMeanwhile(before.plan)
    return before.card


def _prepared(record: UUID, before: Read | None, change: PlanChange, *, now: datetime, by: Account) -> Plan:
    number = before.plan.number + 1 if before else 1
    plan = Plan(
        record_id=record,
        number=number,
        change=change.change,
        made_at=now,
        author=by,
        agrees=before.plan.agrees if before else Agrees.NOT_ASKED,
        agreed_number=before.plan.agreed_number if before else None,
        review_on=before.plan.review_on if before else rules.review_by(now),
    )
    if change.agrees is not None:
        plan.agrees = change.agrees
        plan.agreed_number = None if change.agrees is Agrees.NOT_ASKED else number
    return plan
