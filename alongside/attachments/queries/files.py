"""Reading which files there are, inside a record that was opened."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from django.db.models import Q, QuerySet

from alongside.access.doors import Opened
from alongside.access.planned import Planned
from alongside.attachments.models import Attachment
from alongside.attachments.vocabulary import WORDS_FOR_TYPES, Checked, Kind, State
from alongside.kernel.decisions import NotVisible
from alongside.record.models import Entry

OPEN_FOR = timedelta(hours=1)


@dataclass(frozen=True, slots=True)
class Shown:
    """A file, with what is said about it opened."""

    file: Attachment
    name: str
    description: str

    @property
    def is_photo(self) -> bool:
        """Whether it is shown as a picture."""
        return self.file.kind == Kind.PHOTO

    @property
    def is_sound(self) -> bool:
        """Whether it is played."""
        return self.file.kind == Kind.SOUND

    @property
    def was_not_checked(self) -> bool:
        """Whether no scanner looked at it."""
        return self.file.checked == Checked.NOT_CHECKED

    @property
    def kind_said(self) -> str:
        """What it is, in words."""
        return str(WORDS_FOR_TYPES[self.file.type])


@Planned
def _beside(record: UUID, entries: list[UUID]) -> QuerySet[Attachment]:
    return _rows(record, State.KEPT).filter(entry__among=entries).order_by("added_at", "id")


def beside(*, entries: Sequence[UUID], record: UUID, door: Opened) -> dict[UUID, list[Shown]]:
    """The files beside each of these entries, oldest first, in one query."""
    found: dict[UUID, list[Shown]] = {}
    for file in _beside.all(record=record, entries=list(entries)):
        if door.may_read(record, file.compartment):
            found.setdefault(file.entry_id, []).append(_shown(file, door))
    return found


def get(*, file: UUID, entry: UUID, record: UUID, door: Opened) -> Shown:
    """One file that is kept.

    :raises NotVisible: when it is not there, was taken out of view, or is not for this viewer.
    """
    return _one(_rows(record, State.KEPT).filter(pk=file, entry=entry), door)


def arriving(*, file: UUID, entry: UUID, record: UUID, now: datetime, door: Opened) -> Shown:
    """One's own file that is on its way, or has just arrived.

    :raises NotVisible: when it is not there, or it began more than an hour ago.
    """
    rows = _rows(record, State.ARRIVING, State.KEPT).filter(pk=file, entry=entry)
    return _one(rows.filter(added_by=door.viewer, added_at__gt=now - OPEN_FOR), door)


def half_here(*, entry: Entry, now: datetime, door: Opened) -> list[Shown]:
    """One's own files that began to arrive within the hour and can go on."""
    rows = _rows(entry.record_id, State.ARRIVING).filter(entry=entry, added_by=door.viewer, arrived__gt=0)
    return [_shown(file, door) for file in rows.filter(added_at__gt=now - OPEN_FOR).order_by("added_at")]


def count(*, entry: Entry, now: datetime) -> int:
    """How many files an entry has, those on their way with them."""
    is_coming = Q(state=State.ARRIVING, added_at__gt=now - OPEN_FOR)
    return Attachment.objects.filter(Q(state=State.KEPT) | is_coming, entry=entry).count()


def arrived(*, file: Attachment) -> int:
    """How many bytes of a file are here now."""
    return Attachment.objects.values_list("arrived", flat=True).get(pk=file.pk)


def _rows(record: UUID, *states: State) -> QuerySet[Attachment]:
    return Attachment.objects.filter(record=record, state__in=states).select_related("added_by")


def _one(rows: QuerySet[Attachment], door: Opened) -> Shown:
    found = rows.first()
    if found is None:
        raise NotVisible
    return _shown(found, door)


def _shown(file: Attachment, door: Opened) -> Shown:
    return Shown(file, door.read(file, "name"), door.read(file, "description"))
