"""Writing down a session."""

from dataclasses import dataclass, field
from datetime import datetime
from uuid import UUID

from alongside.access.doors import Opened
from alongside.access.models import Account
from alongside.access.vocabulary import Compartment
from alongside.access.written import is_same, next_id
from alongside.kernel.decisions import require
from alongside.ledger.actions import lines
from alongside.ledger.vocabulary import Verb
from alongside.planning import policies
from alongside.planning.cards import SessionCard
from alongside.planning.models import Session
from alongside.planning.session_vocabulary import ChosenBy
from alongside.record.actions import entries
from alongside.record.actions.entries import Words
from alongside.record.vocabulary import Kind

BESIDE_ITS_WORDS = ("held_at", "written_by_id", "way", "minutes", "chosen_by")


@dataclass(frozen=True, slots=True, kw_only=True)
class Held:
    """A session: when, what was done and said, the way of working, about how many minutes, in which part it is kept."""

    at: datetime
    text: str
    way: str
    chosen_by: ChosenBy
    minutes: int | None = None
    compartment: Compartment = Compartment.EVERYDAY
    card: SessionCard = field(default_factory=SessionCard)


def hold(*, record: UUID, held: Held, once: UUID | None = None, now: datetime, door: Opened, by: Account) -> Session:
    """Write down a session inside the opened record's transaction: an entry, and what stands beside it.

    ``once`` is the id of the entry: see :mod:`alongside.access.written`.

    :raises Refused: when ``by`` is a partner.
    :raises NotVisible: when ``by`` does not hold that part of the record.
    """
    require(policies.can_write_session(by))
    words = Words(text=held.text, kind=Kind.SESSION, happened_at=held.at, compartment=held.compartment)
    entry = entries.add(record=record, words=words, now=now, once=once, door=door, by=by)
    session = Session(
        record_id=record,
        compartment=held.compartment,
        entry=entry,
        held_at=held.at,
        written_by=by,
        way=held.way,
        minutes=held.minutes,
        chosen_by=held.chosen_by,
    )
    card = held.card.sealed_text()
    if there := Session.objects.filter(entry=entry).first():
        if is_same(there, session, given=BESIDE_ITS_WORDS, texts={"card": card}, door=door):
            return there
        return hold(record=record, held=held, once=next_id(entry.pk), now=now, door=door, by=by)
    session.card = door.seal(session, "card", card)
    session.save(force_insert=True)
    lines.record(Verb.SESSION_WRITTEN, records=[record], thing=session.pk, by=by.pk)
    return session
