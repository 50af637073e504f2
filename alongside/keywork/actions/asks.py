"""What a young person asks for in their own space, and what we answer. Inside the opened record's transaction."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db import IntegrityError, connection, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from alongside.access.actor import Scope, acting_as
from alongside.access.doors import Opened
from alongside.access.models import Account
from alongside.access.queries import grants
from alongside.access.written import write_once, written
from alongside.jurisdiction import packs
from alongside.kernel.decisions import Refused, require
from alongside.kernel.ids import new_id
from alongside.kernel.states import can_move
from alongside.keywork import policies
from alongside.keywork.ask_vocabulary import ASK, AskFor, AskState
from alongside.keywork.models import Ask
from alongside.ledger.actions import lines
from alongside.ledger.vocabulary import Verb
from alongside.people.actions import pace
from alongside.people.actions.pace import Said
from alongside.people.models import Pace
from alongside.people.vocabulary import LiftedHow, PaceAnswer, Topic

ANSWERED, WELCOMED, LEFT_ALONE_MOST = "ask_answered", "come_back_answered", "left_alone_most"
ASKED = ("what", "until", "asked_by_id")


@dataclass(frozen=True, slots=True)
class Wish:
    """What they ask for, in their words if they like; ``until`` is the day until which they are left alone."""

    what: AskFor
    words: str = ""
    until: date | None = None


def make(*, record: UUID, wish: Wish, now: datetime, once: UUID | None = None, door: Opened, by: Account) -> Ask:
    """Keep what they ask for. Being left alone holds at once: no question is put to them until that day.

    ``once`` is the id it will have: see :mod:`alongside.access.written`.

    :raises Refused: when they wait for an answer to the same already, or the day is not one they can choose.
    """
    ask, texts = _prepared(record, wish, now=now, once=once, by=by), {"card": wish.words}
    if there := written(ask, given=ASKED, texts=texts, door=door):
        return there
    if wish.until:
        today = timezone.localdate(now)
        require(policies.can_be_left_alone(wish.until, today=today, most=last_day(today)))
        _replace(record, now=now, by=by)
    try:
        kept = write_once(ask, given=ASKED, texts=texts, door=door)
    except IntegrityError as error:
        raise Refused(_("You asked for this already. We will answer you.")) from error
    if kept is ask:
        lines.record(Verb.ASK_MADE, records=_told_of(ask), thing=ask.pk, by=by.pk)
        if wish.until:
            _quieten(record, wish.until, now=now, door=door, by=by)
    return kept


def tell_not_alone(*, now: datetime, by: Account) -> None:
    """Tell those alongside somebody who came in with second words; for any other account nothing is told."""
    values = (new_id(), packs.in_force().last_day(WELCOMED, since=timezone.localdate(now)))
    with acting_as(by.pk, Scope.OWN), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("select keywork_not_alone(%s, %s)", values)


def take_back(*, ask: Ask, seen: int, now: datetime, by: Account) -> None:
    """They no longer ask for it. After being left alone, they may be asked again.

    :raises Refused: when it was answered already.
    :raises ChangedMeanwhile: when it was answered or taken back in the meantime.
    """
    require(can_move(ASK, now=ask.state, to=AskState.TAKEN_BACK))
    ask.write(seen=seen, state=AskState.TAKEN_BACK)
    lines.record(Verb.ASK_TAKEN_BACK, records=_told_of(ask), thing=ask.pk, by=by.pk)
    if ask.until:
        _unquieten(ask, now=now, by=by)


def answer(*, ask: Ask, words: str, seen: int, now: datetime, door: Opened, by: Account) -> None:
    """Answer it, in words that they read.

    :raises Refused: when ``by`` may not, or it was answered or taken back.
    :raises ChangedMeanwhile: when somebody else was first.
    """
    require(policies.can_answer_ask(by, ask, leads=grants.leads(ask.record_id)))
    require(can_move(ASK, now=ask.state, to=AskState.ANSWERED))
    sealed, on = door.seal(ask, "answer", words), timezone.localdate(now)
    ask.write(seen=seen, state=AskState.ANSWERED, answer=sealed, answered_by=by, answered_on=on)
    lines.record(Verb.ASK_ANSWERED, records=_told_of(ask), thing=ask.pk, by=by.pk)


def last_day(today: date) -> date:
    """The last day until which they can ask to be left alone in one go."""
    return packs.in_force().last_day(LEFT_ALONE_MOST, since=today)


def _told_of(ask: Ask) -> list[UUID]:
    """The record for the line, but not where the worker, who reads the record's lines, is not to hear of it, or the space."""
    return [] if ask.what in (AskFor.OTHER_WORKER, AskFor.NOT_ALONE) else [ask.record_id]


def _prepared(record: UUID, wish: Wish, *, now: datetime, once: UUID | None, by: Account) -> Ask:
    clock = WELCOMED if wish.what is AskFor.COME_BACK else ANSWERED
    return Ask(
        id=once or new_id(),
        record_id=record,
        what=wish.what,
        asked_by=by,
        asked_at=now,
        until=wish.until,
        answer_by=None if wish.until else packs.in_force().last_day(clock, since=timezone.localdate(now)),
        state=AskState.STANDS if wish.until else AskState.WAITING,
    )


def _replace(record: UUID, *, now: datetime, by: Account) -> None:
    for before in Ask.objects.filter(record=record, state=AskState.STANDS):
        take_back(ask=before, seen=before.version, now=now, by=by)


def _quieten(record: UUID, until: date, *, now: datetime, door: Opened, by: Account) -> None:
    """Nothing is asked of them meanwhile; what they said before about a topic stays as it is."""
    standing = set(Pace.objects.live().filter(record=record).values_list("topic", flat=True))
    said = [Said(topic, PaceAnswer.NOT_NOW, until) for topic in Topic if topic not in standing]
    pace.say(record=record, said=said, now=now, door=door, by=by)


def _unquieten(ask: Ask, *, now: datetime, by: Account) -> None:
    """Lift what was quiet because of it, and nothing that they said of a topic themselves."""
    rows = Pace.objects.live().filter(record=ask.record_id, asked_by=ask.asked_by_id, said_at=ask.asked_at)
    for row in rows:
        row.write(seen=row.version, lifted_at=now, lifted_by=by, lifted_how=LiftedHow.TOLD_ME)
        lines.record(Verb.PACE_LIFTED, records=[ask.record_id], thing=row.pk, by=by.pk)
