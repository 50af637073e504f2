"""Sessions of the demonstration: written day by day, through the product's own actions."""

from datetime import datetime, timedelta
from uuid import UUID

from django.utils import timezone

from alongside.access.doors import Opened, opened_one
from alongside.access.models import Account
from alongside.access.vocabulary import Compartment, Purpose
from alongside.config.demo.reading import Row, table
from alongside.planning.actions import feedback, sessions
from alongside.planning.actions.sessions import Held
from alongside.planning.cards import SessionCard
from alongside.planning.models import Feedback, Session
from alongside.planning.session_vocabulary import ChosenBy

CARD = ("place", "others", "helped_theirs", "helped_ours", "coping", "coping_helps", "next")


def make(*, record: UUID, person: str, worker: Account, now: datetime) -> None:
    """The sessions of one young person, and what they said right after each."""
    rows = [row for row in table("sessions")["sessions"] if row["person"] == person]
    if not rows:
        return
    with opened_one(record, purpose=Purpose.SUPPORT, viewer=worker) as door:
        for row in rows:
            session = _hold(row, record, now, door)
            if "said" in row:
                _say(row, session, now, door)


def _hold(row: Row, record: UUID, now: datetime, door: Opened) -> Session:
    at = timezone.localtime(now - timedelta(days=row["ago"])).replace(hour=row["at"], minute=0, second=0, microsecond=0)
    held = Held(
        at=at,
        text=row["text"],
        way=row["way"],
        chosen_by=ChosenBy(row["chosen_by"]),
        minutes=row["minutes"],
        compartment=Compartment(row.get("compartment", Compartment.EVERYDAY)),
        card=SessionCard(**{name: row.get(name, "") for name in CARD}),
    )
    return sessions.hold(record=record, held=held, now=_after(row, at), door=door, by=door.viewer)


def _say(row: Row, session: Session, now: datetime, door: Opened) -> None:
    """Right after, on the worker's phone; and that somebody listened, where somebody did."""
    answers = {code: said for code, said in row["said"].items() if code != "words"}
    words, after = row["said"].get("words", ""), _after(row, session.held_at)
    feedback.keep(session=session, answers=answers, words=words, now=after, door=door, by=door.viewer)
    if "heard" in row:
        said = Feedback.objects.get(session=session)
        on = timezone.localdate(now - timedelta(days=row["listened"]))
        feedback.hear(feedback=said, seen=said.version, heard=row["heard"], on=on, door=door, by=door.viewer)


def _after(row: Row, at: datetime) -> datetime:
    return at + timedelta(minutes=row["minutes"])
