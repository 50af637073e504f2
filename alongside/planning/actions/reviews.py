"""Writing down that a plan was looked at together."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from alongside.access.doors import Opened
from alongside.access.models import Account
from alongside.access.written import is_same, next_id
from alongside.kernel.decisions import Refused, require
from alongside.ledger.actions import lines
from alongside.ledger.vocabulary import Verb
from alongside.planning import changes, policies, rules
from alongside.planning.actions import plans as writing
from alongside.planning.cards import ReviewCard
from alongside.planning.models import Plan, Review
from alongside.planning.queries import plans
from alongside.planning.vocabulary import Agrees, Change
from alongside.record.actions import entries
from alongside.record.actions.entries import Words
from alongside.record.vocabulary import Kind

BESIDE_ITS_WORDS = ("held_at", "written_by_id", "participation", "next_on")


@dataclass(frozen=True, slots=True, kw_only=True)
class Held:
    """A review: when, what was talked about and changed, how they took part, what they say of the plan now."""

    at: datetime
    text: str
    participation: str
    agrees: Agrees
    next_on: date
    card: ReviewCard


def hold(
    *, record: UUID, held: Held, seen: int, once: UUID | None = None, now: datetime, door: Opened, by: Account
) -> Review:
    """Write down a review: an entry, what stands beside it, and the plan's next version with the next day.

    ``once`` is the id of the entry: see :mod:`alongside.access.written`.

    :raises Refused: when ``by`` is a partner, or the next day is later than the clock of the pack allows.
    :raises ChangedMeanwhile: when the plan is another one than was looked at.
    :raises NotVisible: when there is no plan to look at.
    """
    require(policies.can_change_plan(by))
    last = rules.review_by(now)
    if held.next_on > last:
        said = _("Choose %(day)s or earlier: so that the plan does not grow old without them.")
        raise Refused(said % {"day": date_format(last, "j F Y")})
    looked_at = plans.required(record=record, door=door)
    words = Words(text=held.text, kind=Kind.REVIEW, happened_at=held.at)
    given: dict[str, Any] = {"record": record, "now": now, "door": door, "by": by}
    review = _prepared(record, held, plan=looked_at.plan, by=by)
    card = held.card.sealed_text()
    if entry := entries.added(words=words, once=once, **given):
        there = Review.objects.filter(entry=entry).first()
        if there and is_same(there, review, given=BESIDE_ITS_WORDS, texts={"card": card}, door=door):
            return there
        return hold(record=record, held=held, seen=seen, once=next_id(entry.pk), now=now, door=door, by=by)
    change = changes.said_of_it(agrees=held.agrees, says=held.card.said, change=Change.REVIEWED)
    writing.write(change=change, seen=seen, review_on=held.next_on, **given)
    review.entry = entries.add(words=words, once=once, **given)
    review.card = door.seal(review, "card", card)
    review.save(force_insert=True)
    lines.record(Verb.PLAN_REVIEWED, records=[record], thing=review.pk, by=by.pk)
    return review


def _prepared(record: UUID, held: Held, *, plan: Plan, by: Account) -> Review:
    return Review(
        record_id=record,
        plan=plan,
        held_at=held.at,
        written_by=by,
        participation=held.participation,
        next_on=held.next_on,
    )
