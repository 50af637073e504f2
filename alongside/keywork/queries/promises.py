"""Reading promises, inside a record that was opened."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import QuerySet

from alongside.access.doors import Opened
from alongside.access.planned import Planned
from alongside.kernel.decisions import NotVisible
from alongside.keywork.cards import PromiseCard
from alongside.keywork.models import Promise
from alongside.keywork.promise_vocabulary import PromiseState
from alongside.record.vocabulary import Sharing


@dataclass(frozen=True, slots=True)
class Read:
    """A promise with its words opened: what, who keeps it, what was said in the end, and the one it took the place of."""

    promise: Promise
    card: PromiseCard
    settled: str
    is_late: bool
    is_due: bool

    @property
    def keeper(self) -> str:
        """The name of whoever keeps it."""
        return self.card.keeper or (self.promise.keeper.name if self.promise.keeper else "")


@dataclass(frozen=True, slots=True)
class Reliability:
    """How we did: numbers of promises, about the service and never about one worker."""

    kept: int = 0
    changed: int = 0
    explained: int = 0
    late: int = 0
    to_come: int = 0

    @property
    def is_nothing(self) -> bool:
        """Whether nothing was promised yet."""
        return not (self.kept or self.changed or self.explained or self.late or self.to_come)


def of_record(*, record: UUID, on: date, door: Opened) -> list[Read]:
    """Every promise, in one query: those to keep first, the one that waits longest on top, then the newest settled."""
    rows = _named(Promise.objects.filter(record=record)).order_by("due_on", "id")
    read = _read_all(rows, on=on, door=door)
    waiting = [one for one in read if one.promise.state == PromiseState.OPEN]
    settled = [one for one in read if one.promise.state != PromiseState.OPEN]
    return [*waiting, *sorted(settled, key=lambda one: (one.promise.settled_on, one.promise.pk), reverse=True)]


@Planned
def _waiting(record: UUID) -> QuerySet[Promise]:
    return Promise.objects.open().filter(record=record).select_related("keeper").order_by("due_on", "id")


def waiting(*, record: UUID, on: date, door: Opened) -> list[Read]:
    """The promises that are still to keep, the earliest day first: one query, for the top of their page."""
    return _read_all(_waiting.all(record=record), on=on, door=door)


def told_them(*, record: UUID, on: date, door: Opened) -> list[Read]:
    """The promises as the young person sees them in their own space, in one query: those to keep first.

    Names of accounts are not theirs to look up here: ``keeper_id`` says who it is.
    """
    read = _read_all(Promise.objects.filter(record=record).order_by("due_on", "id"), on=on, door=door)
    return sorted(read, key=lambda one: one.promise.state != PromiseState.OPEN)


def theirs(reads: Iterable[Read]) -> list[Read]:
    """What goes on their own paper: all of it but what was promised in an entry that they cannot read yet."""
    return [one for one in reads if one.promise.entry is None or one.promise.entry.sharing == Sharing.SHARED]


def reliability(reads: Iterable[Read]) -> Reliability:
    """How we did with these promises. One that was changed with them counts once, and the one in its place too."""
    found = list(reads)
    states = [one.promise.state for one in found]
    late = sum(one.is_late for one in found)
    return Reliability(
        kept=states.count(PromiseState.KEPT),
        changed=states.count(PromiseState.CHANGED),
        explained=states.count(PromiseState.EXPLAINED),
        late=late,
        to_come=states.count(PromiseState.OPEN) - late,
    )


def get(*, promise: UUID, record: UUID, on: date, door: Opened) -> Read:
    """One promise of this very record.

    :raises NotVisible: when there is none by that id, or not for this viewer.
    """
    found = _read_all(_named(Promise.objects.filter(pk=promise, record=record)), on=on, door=door)
    if not found:
        raise NotVisible
    return found[0]


def to_keep(*, record: UUID) -> list[Promise]:
    """The promises to this young person that are still to keep, unread."""
    return list(Promise.objects.open().filter(record=record).order_by("due_on", "id"))


def _named(rows: QuerySet[Promise]) -> QuerySet[Promise]:
    return rows.select_related("keeper", "promised_by", "settled_by", "entry")


def _read_all(rows: Iterable[Promise], *, on: date, door: Opened) -> list[Read]:
    shown: Sequence[Promise] = [row for row in rows if door.may_read(row.record_id, row.compartment)]
    return [
        Read(
            row,
            PromiseCard.from_sealed(door.read(row, "card")),
            door.read(row, "settled"),
            is_late=row.is_late(on),
            is_due=row.state == PromiseState.OPEN and row.due_on == on,
        )
        for row in shown
    ]
