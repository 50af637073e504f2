"""Reading what a young person asks for, inside a record that was opened by them or by a worker."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import QuerySet

from alongside.access.doors import Opened
from alongside.access.planned import Planned
from alongside.kernel.decisions import NotVisible
from alongside.keywork.ask_vocabulary import AskFor, AskState
from alongside.keywork.models import Ask


@dataclass(frozen=True, slots=True)
class Read:
    """What they ask for, their words and our answer opened."""

    ask: Ask
    words: str
    answer: str
    is_late: bool
    """Whether the day of our answer has gone by."""
    is_over: bool
    """Whether the day until which they are left alone has come."""

    @property
    def waits(self) -> bool:
        """Whether they wait for us."""
        return self.ask.state == AskState.WAITING

    @property
    def stands(self) -> bool:
        """Whether they are left alone now."""
        return self.ask.state == AskState.STANDS and not self.is_over


def of_record(*, record: UUID, on: date, door: Opened) -> list[Read]:
    """Everything they asked for that was not taken back, the newest first: one query."""
    rows = Ask.objects.filter(record=record).exclude(state=AskState.TAKEN_BACK).order_by("-asked_at", "-id")
    return [_read(row, on, door) for row in rows if door.may_read(row.record_id, row.compartment)]


def get(*, ask: UUID, record: UUID, on: date, door: Opened) -> Read:
    """One of them.

    :raises NotVisible: when there is none by that id, or not for whoever acts.
    """
    found = Ask.objects.filter(pk=ask, record=record).first()
    if found is None or not door.may_read(record, found.compartment):
        raise NotVisible
    return _read(found, on, door)


def waiting(*, record: UUID, what: AskFor, on: date, door: Opened) -> Read | None:
    """What they asked for of this kind and have no answer to yet, in one query; ``None`` when nothing waits."""
    found = Ask.objects.filter(record=record, what=what, state=AskState.WAITING).first()
    return _read(found, on, door) if found and door.may_read(record, found.compartment) else None


@Planned
def _left_alone(record: UUID, on: date) -> QuerySet[Ask]:
    return Ask.objects.filter(record=record, state=AskState.STANDS, until__gt=on).only("until")[:1]


def left_alone_until(*, record: UUID, on: date) -> date | None:
    """The day until which they asked to be left alone, if it is still to come."""
    found = _left_alone.first(record=record, on=on)
    return found.until if found else None


def _read(ask: Ask, on: date, door: Opened) -> Read:
    return Read(
        ask,
        door.read(ask, "card"),
        door.read(ask, "answer"),
        is_late=ask.state == AskState.WAITING and ask.answer_by is not None and ask.answer_by < on,
        is_over=ask.until is not None and ask.until <= on,
    )
