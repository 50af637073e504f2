"""Offering support, and their answer. Inside the opened record's transaction."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.utils import timezone

from alongside.access.doors import Opened
from alongside.access.models import Account
from alongside.access.written import write_once
from alongside.kernel.decisions import require
from alongside.kernel.ids import new_id
from alongside.kernel.states import can_move
from alongside.ledger.actions import lines
from alongside.ledger.vocabulary import Verb
from alongside.voice import policies
from alongside.voice.models import Support
from alongside.voice.support_cards import SupportCard
from alongside.voice.support_vocabulary import SUPPORT, SupportState

OFFERED = ("basis", "ends_on", "offered_by_id")


@dataclass(frozen=True, slots=True, kw_only=True)
class Offered:
    """What is offered; with a ``basis`` it is compulsory until a day."""

    card: SupportCard
    basis: str = ""
    ends_on: date | None = None


def offer(
    *, record: UUID, offered: Offered, now: datetime, once: UUID | None = None, door: Opened, by: Account
) -> Support:
    """Write down what is offered.

    ``once`` is the id it will have: see :mod:`alongside.access.written`.

    :raises Refused: when ``by`` is a partner, or something compulsory has no law or no end.
    """
    require(policies.can_offer_support(by, basis=offered.basis, law=offered.card.law, ends_on=offered.ends_on))
    row = Support(
        id=once or new_id(),
        record_id=record,
        offered_by=by,
        offered_at=now,
        basis=offered.basis,
        ends_on=offered.ends_on,
    )
    kept = write_once(row, given=OFFERED, texts={"card": offered.card.sealed_text()}, door=door)
    if kept is row:
        lines.record(Verb.SUPPORT_OFFERED, records=[record], thing=row.pk, by=by.pk)
    return kept


def answer(*, support: Support, to: SupportState, seen: int, now: datetime, by: Account) -> None:
    """What they say to it now, said by themselves or written down for them.

    :raises Refused: when that answer stands already, or ``by`` is a partner.
    :raises ChangedMeanwhile: when another answer was given meanwhile.
    """
    require(policies.can_write_decision(by))
    require(can_move(SUPPORT, now=support.state, to=to))
    support.write(seen=seen, state=to, answered_on=timezone.localdate(now), answered_by=by)
    lines.record(Verb.SUPPORT_ANSWERED, records=[support.record_id], thing=support.pk, by=by.pk)
