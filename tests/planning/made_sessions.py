"""Sessions as tests begin with them."""

from datetime import datetime, timedelta
from uuid import UUID

from alongside.access.doors import opened_one
from alongside.access.models import Account
from alongside.access.vocabulary import Compartment, Purpose
from alongside.kernel.clock import now
from alongside.people.models import YoungPerson
from alongside.planning.actions import feedback, sessions
from alongside.planning.actions.sessions import Held
from alongside.planning.cards import SessionCard
from alongside.planning.models import Session
from alongside.planning.queries import sessions as queries
from alongside.planning.queries.sessions import Read
from alongside.planning.session_vocabulary import ChosenBy

CARD = SessionCard(place="The harbour wall", others="Nan", helped_theirs="The quiet", next="Chips on Friday")
WELL = {"heard": "yes", "say": "partly", "ease": "yes", "next": "same"}
LOW = {"heard": "no"}


def hold(
    mira: YoungPerson,
    by: Account,
    *,
    part: Compartment = Compartment.EVERYDAY,
    at: datetime | None = None,
    way: str = "walking",
    once: UUID | None = None,
) -> Session:
    """A walk of an hour along the harbour, which she chose; a minute ago."""
    held = Held(
        at=at or now() - timedelta(minutes=1),
        text="We watched the boats come in.",
        way=way,
        chosen_by=ChosenBy.THEM,
        minutes=60,
        compartment=part,
        card=CARD,
    )
    with opened_one(mira.record_id, purpose=Purpose.SUPPORT, viewer=by) as door:
        return sessions.hold(record=mira.record_id, held=held, once=once, now=now(), door=door, by=by)


def say(session: Session, by: Account, answers: dict[str, str], words: str = "", *, once: UUID | None = None) -> None:
    """What they say of it on the phone of ``by``."""
    with opened_one(session.record_id, purpose=Purpose.SUPPORT, viewer=by) as door:
        feedback.keep(session=session, answers=answers, words=words, once=once, now=now(), door=door, by=by)


def read(session: Session, viewer: Account) -> Read:
    """The session as ``viewer`` reads it."""
    with opened_one(session.record_id, purpose=Purpose.SUPPORT, viewer=viewer) as door:
        return queries.get(session=session.pk, record=session.record_id, door=door)


def hear(session: Session, by: Account, heard: str = "She would rather walk.") -> None:
    """Somebody listens to what was said of it last."""
    said = read(session, by).said[0].feedback
    with opened_one(session.record_id, purpose=Purpose.SUPPORT, viewer=by) as door:
        feedback.hear(feedback=said, seen=said.version, heard=heard, on=now().date(), door=door, by=by)
