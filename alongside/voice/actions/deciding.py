"""Deciding, telling them, and being done with it. Inside the opened record's transaction."""

from dataclasses import dataclass
from datetime import date, datetime

from django.utils import timezone

from alongside.access.doors import Opened
from alongside.access.models import Account
from alongside.jurisdiction import packs
from alongside.kernel.decisions import require
from alongside.kernel.states import can_move
from alongside.ledger.actions import lines
from alongside.ledger.vocabulary import Verb
from alongside.voice import policies
from alongside.voice.actions.decision_words import Words, add
from alongside.voice.decision_cards import SaidCard
from alongside.voice.decision_vocabulary import DECISION, DecisionState, TellingWay, Weight, What
from alongside.voice.models import Decision

TOLD = "decision_told"


@dataclass(frozen=True, slots=True, kw_only=True)
class Decided:
    """What was decided, the reasons, what their wish came to, and when it is looked at again.

    ``why_without`` says why it was decided without them, and ``tell_by`` by when they are told; without a day the clock
    ``decision_told`` says it.
    """

    words: str
    reasons: str
    weight: Weight
    why_without: str = ""
    tell_by: date | None = None
    review_on: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """How and when they were told, and the words that are meant for them."""

    words: str
    how: TellingWay
    on: date


def decide(*, decision: Decision, decided: Decided, seen: int, now: datetime, door: Opened, by: Account) -> None:
    """Write down what was decided; when they do not agree, what was decided once it was looked at again.

    :raises Refused: when reasons are missing, or ``by`` is a partner, or it is decided already.
    :raises ChangedMeanwhile: when somebody else was first, or they said something meanwhile.
    """
    to = DecisionState.AGAIN if decision.state == DecisionState.CHALLENGED else DecisionState.DECIDED
    require(can_move(DECISION, now=decision.state, to=to))
    without = decided.weight is Weight.WITHOUT or decision.held_back
    why = decided.why_without or (door.read(decision, "why_without") if decision.why_without else "")
    require(policies.can_decide(by, weight=decided.weight, reasons=decided.reasons, why_without=why))
    today = timezone.localdate(now)
    words = Words(what=What.DECIDED, card=SaidCard(words=decided.words, reasons=decided.reasons))
    add(decision=decision, words=words, now=now, door=door, by=by)
    decision.write(
        seen=seen,
        state=to,
        weight=decided.weight,
        decided_by=by,
        decided_on=today,
        # What was decided anew is theirs to read once somebody told them again.
        told_on=None,
        told_how="",
        tell_by=decided.tell_by
        or (decision.tell_by if decision.held_back else None)
        or packs.in_force().last_day(TOLD, since=today),
        why_without=door.seal(decision, "why_without", why) if without else decision.why_without,
        review_on=decided.review_on,
    )
    lines.record(Verb.DECISION_MADE, records=[decision.record_id], thing=decision.pk, by=by.pk)


def tell(*, decision: Decision, told: Told, seen: int, now: datetime, door: Opened, by: Account) -> None:
    """Write down that they were told, in words meant for them. It can be explained again, and nothing is held back now.

    :raises Refused: when there are no words, ``by`` is a partner, or there is nothing to tell.
    :raises ChangedMeanwhile: when somebody else was first, or they said something meanwhile.
    """
    require(policies.can_tell(by, words=told.words))
    if decision.state != DecisionState.TOLD:
        require(can_move(DECISION, now=decision.state, to=DecisionState.TOLD))
    words = Words(what=What.TOLD, card=SaidCard(words=told.words))
    add(decision=decision, words=words, now=now, door=door, by=by)
    decision.write(
        seen=seen,
        state=DecisionState.TOLD,
        told_on=told.on,
        told_how=told.how,
        held_back=False,
        sense="",
        answer_by=None,
    )
    lines.record(Verb.DECISION_TOLD, records=[decision.record_id], thing=decision.pk, by=by.pk)


def finish(*, decision: Decision, review_on: date | None = None, seen: int, by: Account) -> None:
    """It is done, for now: they can still say that they do not agree. What is done is looked at again in the same way.

    ``review_on`` is the day of looking at it again, or the next one; without it there is none.

    :raises Refused: when they were not told, it made no sense to them, or ``by`` is a partner.
    :raises ChangedMeanwhile: when somebody else was first, or they said something meanwhile.
    """
    if decision.state != DecisionState.DONE:
        require(can_move(DECISION, now=decision.state, to=DecisionState.DONE))
    require(policies.can_finish(by, sense=decision.sense))
    decision.write(seen=seen, state=DecisionState.DONE, review_on=review_on)
    lines.record(Verb.DECISION_DONE, records=[decision.record_id], thing=decision.pk, by=by.pk)
