"""Planning an interpreter, and keeping what the young person says of them."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.utils import timezone

from alongside.access.doors import Opened
from alongside.access.models import Account
from alongside.kernel.decisions import require
from alongside.ledger.actions import lines
from alongside.ledger.vocabulary import Verb
from alongside.people import policies
from alongside.people.models import Interpreter
from alongside.people.own_cards import InterpreterCard
from alongside.people.vocabulary import InterpreterSaid


@dataclass(frozen=True, slots=True)
class Looked:
    """What was made sure of before somebody may interpret."""

    no_ties: bool
    """They know nobody around the young person, and nobody who may cause them harm."""
    not_family: bool
    """They are neither family nor a friend, nor a child."""


def plan(
    *, record: UUID, card: InterpreterCard, meets_on: date, looked: Looked, now: datetime, door: Opened, by: Account
) -> Interpreter:
    """Keep who will interpret and when. The young person says what they think of it, before and afterwards.

    Inside the opened record's transaction.

    :raises Refused: when they have ties, or ``by`` is a partner or does not see their everyday support.
    """
    require(policies.can_write_interpreter(by, door.compartments(record)))
    require(policies.can_plan_interpreter(no_ties=looked.no_ties, not_family=looked.not_family))
    row = Interpreter(record_id=record, meets_on=meets_on, planned_at=now, planned_by=by)
    row.card = door.seal(row, "card", card.sealed_text())
    row.save(force_insert=True)
    lines.record(Verb.INTERPRETER_PLANNED, records=[record], thing=row.pk, by=by.pk)
    return row


def say(
    *, interpreter: Interpreter, said: InterpreterSaid, seen: int, now: datetime, door: Opened, by: Account
) -> Interpreter:
    """Keep what they say: before they meet whether it is fine, afterwards how it was.

    Inside the opened record's transaction.

    :raises Refused: when it is said of a meeting still to come, or ``by`` is a partner or does not see their everyday
        support.
    :raises ChangedMeanwhile: when something else was said meanwhile.
    """
    require(policies.can_write_interpreter(by, door.compartments(interpreter.record_id)))
    today = timezone.localdate(now)
    require(policies.can_say_of_interpreter(now=interpreter.said, to=said, meets_on=interpreter.meets_on, today=today))
    interpreter.write(seen=seen, said=said, said_at=now, said_by=by)
    lines.record(Verb.INTERPRETER_SAID, records=[interpreter.record_id], thing=interpreter.pk, by=by.pk)
    return interpreter
