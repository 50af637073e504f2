"""Preparing a decision together: begun, thought through, or not needed any more. Inside the opened record's transaction."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.utils import timezone
from django.utils.translation import gettext as _

from alongside.access.doors import Opened
from alongside.access.models import Account
from alongside.access.vocabulary import Compartment
from alongside.access.written import write_once
from alongside.kernel.decisions import Refused, require
from alongside.kernel.ids import new_id
from alongside.kernel.states import can_move
from alongside.ledger.actions import lines
from alongside.ledger.vocabulary import Verb
from alongside.voice import policies
from alongside.voice.decision_cards import DecisionCard
from alongside.voice.decision_vocabulary import DECISION, About, Advocate, DecisionState
from alongside.voice.models import Decision

BEGUN = ("about", "thing", "tell_by", "opened_by_id")


@dataclass(frozen=True, slots=True, kw_only=True)
class Begun:
    """What is to be decided: about what, the card, and what it belongs to.

    With ``why_held_back`` they do not read it yet; then ``tell_by`` is the day by which they are told.
    """

    about: About
    card: DecisionCard
    thing: UUID | None = None
    compartment: Compartment = Compartment.EVERYDAY
    why_held_back: str = ""
    tell_by: date | None = None


def begin(
    *, record: UUID, begun: Begun, now: datetime, once: UUID | None = None, door: Opened, by: Account
) -> Decision:
    """Write down what is to be decided.

    ``once`` is the id it will have: see :mod:`alongside.access.written`.

    :raises Refused: when ``by`` is a partner, or it is held back without a day.
    """
    require(policies.can_write_decision(by))
    if begun.why_held_back and not begun.tell_by:
        raise Refused(_("Say by when they are told."))
    row = Decision(
        id=once or new_id(),
        record_id=record,
        compartment=begun.compartment,
        about=begun.about,
        thing=begun.thing,
        opened_by=by,
        opened_at=now,
        held_back=bool(begun.why_held_back),
        tell_by=begun.tell_by if begun.why_held_back else None,
    )
    texts = {"card": begun.card.sealed_text(), "why_without": begun.why_held_back}
    kept = write_once(row, given=BEGUN, texts=texts, door=door)
    if kept is row:
        lines.record(Verb.DECISION_BEGUN, records=[record], thing=row.pk, by=by.pk)
    return kept


def prepare(
    *, decision: Decision, card: DecisionCard, advocate: Advocate, seen: int, now: datetime, door: Opened, by: Account
) -> None:
    """Write down what is fixed and open, what they know, and what they said about an advocate.

    :raises Refused: when it is decided, or ``by`` is a partner.
    :raises ChangedMeanwhile: when somebody else was first.
    """
    require(policies.can_prepare(by, state=decision.state))
    offered = decision.advocate_on
    if advocate != decision.advocate:
        offered = None if advocate == Advocate.NOT_OFFERED else timezone.localdate(now)
    sealed = door.seal(decision, "card", card.sealed_text())
    decision.write(seen=seen, card=sealed, advocate=advocate, advocate_on=offered)
    lines.record(Verb.DECISION_PREPARED, records=[decision.record_id], thing=decision.pk, by=by.pk)


def call_off(*, decision: Decision, seen: int, by: Account) -> None:
    """It is not needed any more.

    :raises Refused: when it is decided, or ``by`` is a partner.
    :raises ChangedMeanwhile: when somebody else was first.
    """
    require(policies.can_write_decision(by))
    require(can_move(DECISION, now=decision.state, to=DecisionState.CALLED_OFF))
    decision.write(seen=seen, state=DecisionState.CALLED_OFF)
    lines.record(Verb.DECISION_CALLED_OFF, records=[decision.record_id], thing=decision.pk, by=by.pk)
