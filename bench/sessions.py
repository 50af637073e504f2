"""Sessions of the benchmark's young people, and what half of them said right after."""

from collections.abc import Iterator
from typing import Any

from alongside.planning.cards import FeedbackCard, SessionCard
from alongside.planning.models import Feedback, Session
from alongside.planning.session_vocabulary import ChosenBy, FeedbackAnswer
from alongside.record.vocabulary import Kind
from bench.staying import Around

WAYS = ("together", "walking", "creative", "relationship")
MINUTES = 60
SAID, LISTENED_TO = 0.5, 0.97
QUESTION, FINE, BETTER = "heard", "yes", "no"


def rows(around: Around) -> Iterator[Any]:
    """Every row, unsaved."""
    for entry in around.entries:
        if entry.kind != Kind.SESSION:
            continue
        session = around.row(
            Session,
            entry=entry,
            held_at=entry.happened_at,
            written_by=around.worker,
            way=around.dice.choice(WAYS),
            minutes=MINUTES,
            chosen_by=ChosenBy.THEM,
        )
        yield around.sealed(session, SessionCard(place="By the canal", helped_theirs="Going at my pace"))
        if around.dice.random() < SAID:
            yield _feedback(around, session)


def _feedback(around: Around, session: Session) -> Any:
    is_fine = around.dice.random() < LISTENED_TO
    feedback = around.row(
        Feedback,
        session=session,
        said_at=session.held_at,
        taken_by=around.worker,
        answer=FeedbackAnswer.SAID,
        asks_to_listen=not is_fine,
    )
    return around.sealed(feedback, FeedbackCard(answers={QUESTION: FINE if is_fine else BETTER}))
