"""Keeping how far along a young person feels with a goal."""

from datetime import datetime
from uuid import UUID

from django.db import IntegrityError, transaction

from alongside.access.doors import Opened
from alongside.access.models import Account
from alongside.kernel.decisions import require
from alongside.kernel.ids import new_id
from alongside.ledger.actions import lines
from alongside.ledger.vocabulary import Verb
from alongside.planning import policies
from alongside.planning.models import Rating
from alongside.planning.queries import plans
from alongside.planning.vocabulary import HIGHEST, LOWEST, RatingAnswer


def keep(
    *, record: UUID, goal: UUID, number: int | None, once: UUID | None = None, now: datetime, door: Opened, by: Account
) -> None:
    """Keep the number they chose, or with ``None`` that they said "not now", inside the opened record's transaction.

    ``once`` is the id it will have: the same id again keeps nothing.

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
        row.card = door.seal(row, "card", str(number))
    try:
        with transaction.atomic():
            row.save(force_insert=True)
    except IntegrityError:
        return
    lines.record(Verb.GOAL_RATED, records=[record], thing=row.pk, by=by.pk)
