"""Reading decisions, inside a record that was opened by a worker or by the young person."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import QuerySet

from alongside.access.doors import Opened
from alongside.kernel.decisions import NotVisible
from alongside.voice.decision_cards import DecisionCard, SaidCard
from alongside.voice.decision_vocabulary import NOT_DECIDED, TO_TELL, DecisionState, Medium, What
from alongside.voice.models import Decision, Said
from alongside.voice.queries import wishing
from alongside.voice.queries.wishing import Put


@dataclass(frozen=True, slots=True)
class Spoken:
    """Something that stands beside a decision, opened, and what they made and put there."""

    row: Said
    card: SaidCard
    made: Put | None = None

    @property
    def was_taken_out(self) -> bool:
        """Whether they took out again what they had put there."""
        return self.row.medium == Medium.OWN and self.made is None


@dataclass(frozen=True, slots=True)
class Read:
    """A decision with its card opened, and what stands beside it, in the order in which it was said."""

    row: Decision
    card: DecisionCard
    why_without: str
    said: Sequence[Spoken]
    is_late: bool
    """Whether the day by which they are told, or hear again, has gone by."""

    @property
    def wishes(self) -> list[Spoken]:
        """What they want."""
        return self.of(What.WISH)

    @property
    def views(self) -> list[Spoken]:
        """What others think."""
        return self.of(What.VIEW)

    @property
    def after(self) -> list[Spoken]:
        """What was decided, told and said since."""
        return [one for one in self.said if one.row.what not in (What.WISH, What.VIEW)]

    @property
    def decided(self) -> SaidCard | None:
        """What was decided last."""
        return next((one.card for one in reversed(self.of(What.DECIDED))), None)

    @property
    def told(self) -> SaidCard | None:
        """What they were told last."""
        return next((one.card for one in reversed(self.of(What.TOLD))), None)

    @property
    def is_decided(self) -> bool:
        """Whether something was decided."""
        return self.row.state not in NOT_DECIDED

    @property
    def is_to_tell(self) -> bool:
        """Whether they have still to be told."""
        return self.row.state in TO_TELL

    @property
    def is_over(self) -> bool:
        """Whether nothing is asked of anybody."""
        return self.row.state in (DecisionState.DONE, DecisionState.CALLED_OFF)

    def of(self, what: What) -> list[Spoken]:
        """What of one kind stands beside it."""
        return [one for one in self.said if one.row.what == what]


def of_record(*, record: UUID, on: date, door: Opened, thing: UUID | None = None) -> list[Read]:
    """Every decision of a record, or those that belong to one thing, the newest first: two queries, or three.

    The third asks for what they made and put beside a wish, where they ever did.
    """
    rows = Decision.objects.filter(record=record)
    return _read(rows.filter(thing=thing) if thing else rows, on, door)


def get(*, decision: UUID, record: UUID, on: date, door: Opened) -> Read:
    """One of them.

    :raises NotVisible: when there is none by that id, or not for whoever acts.
    """
    found = _read(Decision.objects.filter(pk=decision, record=record), on, door)
    if not found:
        raise NotVisible
    return found[0]


def _read(rows: QuerySet[Decision], on: date, door: Opened) -> list[Read]:
    shown = [row for row in rows.order_by("-opened_at", "-id") if door.may_read(row.record_id, row.compartment)]
    beside = _said(shown, door)
    return [
        Read(
            row,
            DecisionCard.from_sealed(door.read(row, "card")),
            door.read(row, "why_without") if row.why_without else "",
            beside.get(row.pk, ()),
            is_late=_is_late(row, on),
        )
        for row in shown
    ]


def _said(decisions: Sequence[Decision], door: Opened) -> Mapping[UUID, list[Spoken]]:
    found: dict[UUID, list[Spoken]] = defaultdict(list)
    rows = list(Said.objects.filter(decision__in=[row.pk for row in decisions]).order_by("said_at", "id"))
    with_own = [row.pk for row in rows if row.medium == Medium.OWN]
    put = wishing.standing(said=with_own, door=door) if with_own else {}
    for row in rows:
        card = SaidCard.from_sealed(door.read(row, "card"))
        found[row.decision_id].append(Spoken(row, card, put.get(row.pk)))
    return found


def _is_late(row: Decision, on: date) -> bool:
    day = row.tell_by if row.state in TO_TELL else row.answer_by if row.state == DecisionState.CHALLENGED else None
    return day is not None and day < on
