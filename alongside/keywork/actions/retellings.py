"""Writing down that a young person was asked to tell it again, and what came of it."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from alongside.access.doors import Opened
from alongside.access.models import Account
from alongside.access.written import write_once
from alongside.jurisdiction import packs
from alongside.kernel.decisions import require
from alongside.kernel.ids import new_id
from alongside.kernel.states import can_move
from alongside.keywork import policies
from alongside.keywork.cards import RetellingCard
from alongside.keywork.models import Retelling
from alongside.keywork.queries import tellings
from alongside.keywork.retelling_vocabulary import RETELLING, Asker, Avoidable, RetellingState
from alongside.ledger.actions import lines
from alongside.ledger.vocabulary import Verb

CLOCK = "asked_again"
SAID = ("asked_on", "asker", "avoidable", "written_by_id")


@dataclass(frozen=True, slots=True)
class Request:
    """Who asked them to tell it again, on which day, and whether they could have been spared it."""

    asker: Asker
    card: RetellingCard
    on: date
    avoidable: Avoidable


def note(
    *, record: UUID, request: Request, now: datetime, once: UUID | None = None, door: Opened, by: Account
) -> Retelling:
    """Write down that they were asked to tell it again, inside the opened record's transaction.

    ``once`` is the id it will have: see :mod:`alongside.access.written`.

    :raises Refused: when ``by`` is a partner.
    """
    require(policies.can_hold_telling(by))
    retelling = Retelling(
        id=once or new_id(),
        record_id=record,
        asked_on=request.on,
        asker=request.asker,
        avoidable=request.avoidable,
        is_again=_is_again(record, request.on),
        written_by=by,
        written_at=now,
    )
    texts = {"card": request.card.sealed_text()}
    kept = write_once(retelling, given=SAID, texts=texts, door=door)
    if kept is retelling:
        lines.record(Verb.RETELLING_NOTED, records=[record], thing=retelling.pk, by=by.pk)
    return kept


def settle(
    *, retelling: Retelling, seen: int, to: RetellingState, words: str = "", on: date, door: Opened, by: Account
) -> None:
    """Write down what came of it.

    :raises Refused: when ``by`` is a partner, or it is settled already.
    :raises ChangedMeanwhile: when somebody else was first.
    """
    require(policies.can_hold_telling(by))
    require(can_move(RETELLING, now=retelling.state, to=to))
    sealed = door.seal(retelling, "settled", words) if words else b""
    retelling.write(seen=seen, state=to, settled=sealed, settled_on=on, settled_by=by)
    lines.record(Verb.RETELLING_SETTLED, records=[retelling.record_id], thing=retelling.pk, by=by.pk)


def _is_again(record: UUID, on: date) -> bool:
    """Whether the time before is less than the clock of the pack in force ago."""
    before = tellings.last_asked_on(record)
    if before is None:
        return False
    return on <= packs.in_force().last_day(CLOCK, since=before, on=on)
