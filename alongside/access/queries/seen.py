"""Who has seen a young person's things: as they read it, and what they did not expect."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db import connection, transaction

from alongside.access import seen, service_key
from alongside.access.actor import acting_as
from alongside.access.doors import Opened
from alongside.access.models import Account, SeenDelay, SeenQuestion
from alongside.access.queries.lines import Told
from alongside.access.vocabulary import QuestionState
from alongside.kernel.decisions import NotVisible
from alongside.ledger.models import Line

_MINE = "select id, at, actor, name, job, verb, '{}'::uuid[], purpose from access.seen_by_me(%s)"
MOST = 2000


@dataclass(frozen=True, slots=True)
class Question:
    """A question about one line, and the answer; the line as the data-protection lead reads it, and nothing of words."""

    row: SeenQuestion
    answer: str
    line: Told | None = None

    @property
    def waits(self) -> bool:
        """Whether there is no answer yet."""
        return self.row.state == QuestionState.WAITING

    def is_late(self, on: date) -> bool:
        """Whether the day of the answer has gone by."""
        return self.waits and self.row.answer_by < on


@dataclass(frozen=True, slots=True)
class Delay:
    """A line that is held back, with the reason opened."""

    row: SeenDelay
    reason: str


def of_me() -> list[Told]:
    """What was done with one's own record, newest first, for whoever acts by their own way."""
    with connection.cursor() as cursor:
        cursor.execute(_MINE, (MOST,))
        return [Told(*row) for row in cursor.fetchall()]


def my_questions(*, record: UUID) -> list[Question]:
    """What they asked, and the answers: read by their own way."""
    return [_read(row) for row in SeenQuestion.objects.filter(record=record).order_by("-asked_at")]


def questions(*, viewer: Account) -> list[Question]:
    """Every question, those that wait first, for the data-protection lead: nobody else finds any."""
    with acting_as(viewer.pk), transaction.atomic():
        rows = list(SeenQuestion.objects.order_by("asked_at"))
        told = _lines([row.line for row in rows])
    rows.sort(key=lambda row: row.state != QuestionState.WAITING)
    return [_read(row, told.get(row.line)) for row in rows]


def question(*, question: UUID, viewer: Account) -> Question:
    """One of them.

    :raises NotVisible: when there is none by that id, or not for the viewer.
    """
    with acting_as(viewer.pk), transaction.atomic():
        row = SeenQuestion.objects.filter(pk=question).first()
        if row is None:
            raise NotVisible
        return _read(row, _lines([row.line]).get(row.line))


def waiting_for(viewer: Account) -> int:
    """How many wait for the data-protection lead; nought for everybody else."""
    with acting_as(viewer.pk), transaction.atomic():
        return SeenQuestion.objects.filter(state=QuestionState.WAITING).count()


def delays(*, record: UUID, on: date, door: Opened) -> list[Delay]:
    """What is held back from them now, for leads of the team."""
    rows = SeenDelay.objects.filter(record=record, ended_at=None, shown_from__gt=on).select_related("set_by")
    return [Delay(row, door.read(row, "reason")) for row in rows.order_by("shown_from")]


def delay(*, delay: UUID, record: UUID) -> SeenDelay:
    """One of them. :raises NotVisible: when there is none by that id, or not for whoever acts."""
    found = SeenDelay.objects.filter(pk=delay, record=record).first()
    if found is None:
        raise NotVisible
    return found


def _read(row: SeenQuestion, line: Told | None = None) -> Question:
    return Question(row, service_key.unseal(bytes(row.answer), seen.where(row)) if row.answer else "", line)


def _lines(ids: Sequence[int]) -> dict[int, Told]:
    found = Line.objects.filter(pk__in=ids)
    names = dict(Account.objects.filter(pk__in=[one.actor for one in found]).values_list("pk", "name"))
    return {one.pk: _told(one, names) for one in found}


def _told(one: Line, names: dict[UUID, str]) -> Told:
    name = names.get(one.actor, "") if one.actor else ""
    return Told(one.pk, one.at, one.actor, name, one.job or "", one.verb, one.records, one.purpose or "")
