"""Keeping what they say of a session, and that somebody listened."""

from collections.abc import Mapping
from datetime import date, datetime
from uuid import UUID

from alongside.access.doors import Opened
from alongside.access.models import Account
from alongside.access.written import write_once
from alongside.kernel.decisions import require
from alongside.kernel.ids import new_id
from alongside.ledger.actions import lines
from alongside.ledger.vocabulary import Verb
from alongside.planning import asking, policies
from alongside.planning.cards import FeedbackCard
from alongside.planning.models import Feedback, Session
from alongside.planning.session_vocabulary import FeedbackAnswer

SAID = ("session_id", "answer", "taken_by_id")


def keep(
    *, session: Session, answers: Mapping[str, str], words: str = "", once: UUID | None = None, now: datetime,
    door: Opened, by: Account,
) -> None:  # fmt: skip
    """Keep their answers by the codes of :mod:`alongside.planning.asking`, and their words; nothing at all is "pass".

    ``once`` is the id it will have: see :mod:`alongside.access.written`.

    :raises Refused: when ``by``, whose phone it is, is a partner.
    """
    require(policies.can_write_session(by))
    given = asking.chosen(answers)
    row = Feedback(
        id=once or new_id(),
        record_id=session.record_id,
        compartment=session.compartment,
        session=session,
        said_at=now,
        taken_by=by,
        answer=FeedbackAnswer.PASSED,
        asks_to_listen=any(one.asks_to_listen for one in given.values()),
    )
    card = ""
    if given or words:
        codes = {question: answer.code for question, answer in given.items()}
        row.answer = FeedbackAnswer.SAID
        card = FeedbackCard(answers=codes, words=words).sealed_text()
    if write_once(row, given=SAID, texts={"card": card}, door=door) is row:
        lines.record(Verb.FEEDBACK_KEPT, records=[session.record_id], thing=row.pk, by=by.pk)


def hear(*, feedback: Feedback, seen: int, heard: str, on: date, door: Opened, by: Account) -> None:
    """Write down what somebody heard when they made room to listen.

    :raises Refused: when ``by`` is a partner, or somebody listened already.
    :raises ChangedMeanwhile: when somebody else wrote it down at the same moment.
    """
    require(policies.can_write_heard(by, was_heard=feedback.listened_on is not None))
    words = door.seal(feedback, "heard", heard)
    feedback.write(seen=seen, listened_on=on, listened_by=by, heard=words)
    lines.record(Verb.FEEDBACK_HEARD, records=[feedback.record_id], thing=feedback.pk, by=by.pk)
