"""What young people answer about our next try, and that we read it. Inside the opened record's transaction."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from uuid import UUID

from django.db import IntegrityError
from django.utils import timezone

from alongside.access.doors import Opened
from alongside.access.models import Account
from alongside.access.vocabulary import Role
from alongside.access.written import write_once
from alongside.kernel.decisions import require
from alongside.kernel.ids import new_id
from alongside.kernel.models import ChangedMeanwhile
from alongside.kernel.states import can_move
from alongside.ledger.actions import lines
from alongside.ledger.vocabulary import Verb
from alongside.outreach import policies
from alongside.outreach.models import Reply
from alongside.outreach.queries import replies
from alongside.outreach.queries.next_try import Next
from alongside.outreach.reply_vocabulary import REPLY, ReplyState, Suits

SAID = ("channel", "planned_on", "suits", "said_by_id")


@dataclass(frozen=True, slots=True)
class Answer:
    """Whether what comes next suits them, and a few words if they like."""

    suits: Suits
    words: str = ""


def say(
    *, record: UUID, to: Next, answer: Answer, seen: int, now: datetime, once: UUID | None = None, door: Opened,
    by: Account,
) -> Reply:  # fmt: skip
    """Keep their answer to our next try ``to``, after their answer number ``seen`` (0: there was none).

    "Not this week" holds at once: we do not try before the Monday after the week of that day, or after this week when
    it has gone by. ``once`` is the id it will have: see :mod:`alongside.access.written`.

    :raises Refused: when there is nothing to answer.
    :raises ChangedMeanwhile: when they answered somewhere else meanwhile.
    """
    require(policies.can_answer_next(to.on))
    newest = replies.newest_row(record=record)
    if newest and newest.pk != once and newest.number != seen:
        raise ChangedMeanwhile(newest)
    on, today = to.on or timezone.localdate(now), timezone.localdate(now)
    row = Reply(
        id=once or new_id(),
        record_id=record,
        number=seen + 1,
        channel=to.channel,
        planned_on=on,
        suits=answer.suits,
        rest_until=_monday_after(max(on, today)) if answer.suits is Suits.NOT_NOW else None,
        said_by=by,
        said_at=now,
    )
    try:
        kept = write_once(row, given=SAID, texts={"card": answer.words}, door=door)
    except IntegrityError as error:
        if (there := replies.newest_row(record=record)) is None:
            raise
        raise ChangedMeanwhile(there) from error
    if kept is row:
        lines.record(Verb.NEXT_ANSWERED, records=[record], thing=row.pk, purpose=answer.suits, by=by.pk)
    return kept


def read(*, reply: Reply, seen: int, now: datetime, door: Opened, by: Account) -> None:
    """Say that it was read: they see by whom.

    :raises Refused: when ``by`` is of another agency or does not hold everyday support, or it was read already.
    :raises ChangedMeanwhile: when somebody else read it at the same moment.
    """
    record = reply.record_id
    require(policies.can_see_contact(door.compartments(record), is_partner=by.holds(Role.PARTNER)))
    require(can_move(REPLY, now=reply.state, to=ReplyState.READ))
    reply.write(seen=seen, state=ReplyState.READ, read_by=by, read_at=now)
    lines.record(Verb.NEXT_READ, records=[record], thing=reply.pk, by=by.pk)


def _monday_after(day: date) -> date:
    return day + timedelta(days=7 - day.weekday())
