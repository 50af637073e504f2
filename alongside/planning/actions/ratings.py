"""Keeping how far along a young person feels with a goal."""

from datetime import datetime
from uuid import UUID

from alongside.access.doors import Opened
from alongside.access.models import Account
from alongside.access.written import write_once
from alongside.kernel.decisions import require
from alongside.kernel.ids import new_id
from alongside.ledger.actions import lines
from alongside.ledger.vocabulary import Verb
from alongside.planning import policies
from alongside.planning.models import Rating
from alongside.planning.queries import plans
from alongside.planning.vocabulary import HIGHEST, LOWEST, RatingAnswer

SAID = ("goal", "answer", "taken_by_id")


def keep(
    *, record: UUID, goal: UUID, number: int | None, once: UUID | None = None, now: datetime, door: Opened, by: Account
) -> None:
    """Keep the number they chose, or with ``None`` that they said "not now", inside the opened record's transaction.

    ``once`` is the id it will have: see :mod:`alongside.access.written`.

    :raises Refused: when ``by`` is a partner.
    :raises NotVisible: when their plan has no such goal.
    :raises ValueError: for a number that is not on the scale.
    """
    require(policies.can_change_plan(by))
    plans.required(record=record, door=door).card.goal(str(goal))
    row = Rating(
        id=once or new_id(), record_id=record, goal=goal, said_at=now, taken_by=by, answer=RatingAnswer.NOT_NOW
    )
    if number is not None:
        if not LOWEST <= number <= HIGHEST:
            raise ValueError(f"{number} is not between {LOWEST} and {HIGHEST}.")
        row.answer = RatingAnswer.RATED
    texts = {"card": "" if number is None else str(number)}
    if write_once(row, given=SAID, texts=texts, door=door) is row:
        lines.record(Verb.GOAL_RATED, records=[record], thing=row.pk, by=by.pk)
