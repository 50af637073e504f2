"""Thinking about an end or a pause, and calling it off. Inside the opened record's transaction.

No step of an ending runs by a date, and none follows from silence: each is somebody's act, and the last one a second
person's.
"""

from datetime import datetime
from uuid import UUID

from django.db import IntegrityError
from django.utils.translation import gettext as _

from alongside.access.doors import Opened
from alongside.access.models import Account
from alongside.access.written import write_once
from alongside.kernel.decisions import Refused
from alongside.kernel.ids import new_id
from alongside.ledger.actions import lines
from alongside.ledger.vocabulary import Verb
from alongside.outreach.ending_cards import EndingCard
from alongside.outreach.ending_vocabulary import Reason, State
from alongside.outreach.ending_writing import require_may_write, require_step
from alongside.outreach.models import Ending


def begin(
    *, record: UUID, reason: Reason, why: str, now: datetime, once: UUID | None = None, door: Opened, by: Account
) -> Ending:
    """Write down that an end or a pause is thought about. Nothing changes by it.

    ``once`` is the id it will have: see :mod:`alongside.access.written`.

    :raises Refused: when ``by`` may not, or one is on its way already.
    """
    require_may_write(record=record, door=door, by=by)
    row = Ending(id=once or new_id(), record_id=record, reason=reason, begun_by=by, begun_at=now, changed_by=by)
    texts = {"card": EndingCard(why=why).sealed_text()}
    try:
        kept = write_once(row, given=("reason", "begun_by_id"), texts=texts, door=door)
    except IntegrityError:
        raise Refused(_("One is on its way already. Go on with that one.")) from None
    if kept is row:
        lines.record(Verb.ENDING_BEGUN, records=[record], thing=row.pk, purpose=reason, by=by.pk)
    return kept


def call_off(*, ending: Ending, seen: int, door: Opened, by: Account) -> None:
    """Write down that support goes on after all.

    :raises Refused: when it is over, or ``by`` may not.
    :raises ChangedMeanwhile: when somebody else changed it first.
    """
    require_step(ending=ending, to=State.CALLED_OFF, door=door, by=by)
    ending.write(seen=seen, state=State.CALLED_OFF, changed_by=by)
    lines.record(Verb.ENDING_CALLED_OFF, records=[ending.record_id], thing=ending.pk, by=by.pk)


def take_out(*, ending: Ending, what: str, by: Account) -> None:
    """Write in the ledger that the goodbye in writing or the card leaves the record."""
    lines.record(Verb.ENDING_TAKEN_OUT, records=[ending.record_id], thing=ending.pk, purpose=what, by=by.pk)
