"""Reading what young people told, for what it is used, and how often they were asked to tell it again."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import QuerySet

from alongside.access.doors import Opened
from alongside.kernel.decisions import NotVisible
from alongside.keywork.cards import RetellingCard, TellingCard, UseCard
from alongside.keywork.models import Retelling, Telling, TellingUse
from alongside.record.models import Entry
from alongside.record.vocabulary import Kind

MOST_ENTRIES = 20


@dataclass(frozen=True, slots=True)
class Told:
    """A version of what they told, opened."""

    telling: Telling
    card: TellingCard


@dataclass(frozen=True, slots=True)
class Use:
    """That it might be used, opened; whether their yes holds today; and what it is called."""

    use: TellingUse
    card: UseCard
    said: str
    is_open: bool
    title: str


@dataclass(frozen=True, slots=True)
class Asked:
    """A request to tell it again, opened."""

    retelling: Retelling
    card: RetellingCard
    settled: str


def newest(*, record: UUID, door: Opened) -> list[Told]:
    """What they told, the newest version of each, the newest first: one query."""
    rows = Telling.objects.filter(record=record).select_related("written_by")
    threads = rows.order_by("thread", "-number").distinct("thread")
    return sorted(_told(threads, door), key=lambda one: (one.telling.told_on, one.telling.pk), reverse=True)


def get(*, telling: UUID, record: UUID, door: Opened) -> Told:
    """One version of what they told, of this very record.

    :raises NotVisible: when there is none by that id, or not for this viewer.
    """
    found = _told(Telling.objects.filter(pk=telling, record=record).select_related("written_by", "entry"), door)
    if not found:
        raise NotVisible
    return found[0]


def versions(told: Told) -> list[Telling]:
    """Every version of it, the newest first; their words stay sealed."""
    rows = Telling.objects.filter(record=told.telling.record_id, thread=told.telling.thread)
    return list(rows.select_related("written_by").order_by("-number"))


def uses(*, record: UUID, on: date, door: Opened, thread: UUID | None = None) -> list[Use]:
    """For what it was asked about and what they said, the newest first; of one thread, or of all."""
    rows = TellingUse.objects.filter(record=record).select_related("telling", "written_by", "changed_by")
    if thread:
        rows = rows.filter(telling__thread=thread)
    return _uses(rows.order_by("-asked_on", "-id"), on, door)


def use(*, use: UUID, record: UUID, on: date, door: Opened) -> Use:
    """One of them, of this very record.

    :raises NotVisible: when there is none by that id, or not for this viewer.
    """
    rows = TellingUse.objects.filter(pk=use, record=record).select_related("telling", "written_by", "changed_by")
    found = _uses(rows, on, door)
    if not found:
        raise NotVisible
    return found[0]


def asked_again(*, record: UUID, door: Opened) -> list[Asked]:
    """Every time they were asked to tell it again, the newest first."""
    rows = Retelling.objects.filter(record=record).select_related("written_by")
    return _asked(rows.order_by("-asked_on", "-id"), door)


def request(*, retelling: UUID, record: UUID, door: Opened) -> Asked:
    """One of those times, of this very record.

    :raises NotVisible: when there is none by that id, or not for this viewer.
    """
    found = _asked(Retelling.objects.filter(pk=retelling, record=record).select_related("written_by"), door)
    if not found:
        raise NotVisible
    return found[0]


def times_asked(record: UUID) -> int:
    """How often they were asked to tell it, as far as whoever acts may know."""
    return Retelling.objects.filter(record=record).count()


def last_asked_on(record: UUID) -> date | None:
    """The last day on which they were asked to tell it."""
    return Retelling.objects.filter(record=record).order_by("-asked_on").values_list("asked_on", flat=True).first()


def entries_in_own_words(record: UUID) -> list[Entry]:
    """The newest entries in their own words, beside which there may be a drawing or a recording."""
    rows = Entry.objects.filter(record=record, kind=Kind.OWN_WORDS).order_by("-happened_at", "-id")
    return list(rows[:MOST_ENTRIES])


def _told(rows: Iterable[Telling], door: Opened) -> list[Told]:
    return [
        Told(row, TellingCard.from_sealed(door.read(row, "card")))
        for row in rows
        if door.may_read(row.record_id, row.compartment)
    ]


def _uses(rows: QuerySet[TellingUse], on: date, door: Opened) -> list[Use]:
    shown: Sequence[TellingUse] = [row for row in rows if door.may_read(row.record_id, row.compartment)]
    return [
        Use(
            row,
            UseCard.from_sealed(door.read(row, "card")),
            door.read(row, "said"),
            is_open=row.may_be_told(on),
            title=TellingCard.from_sealed(door.read(row.telling, "card")).title,
        )
        for row in shown
    ]


def _asked(rows: Iterable[Retelling], door: Opened) -> list[Asked]:
    return [
        Asked(row, RetellingCard.from_sealed(door.read(row, "card")), door.read(row, "settled"))
        for row in rows
        if door.may_read(row.record_id, row.compartment)
    ]
