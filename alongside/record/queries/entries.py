"""Reading the timeline, inside a record that was opened."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.db.models import F, Q, QuerySet

from alongside.access.doors import Opened
from alongside.access.planned import Planned, prepared_cursor
from alongside.access.queries import accounts
from alongside.kernel.decisions import NotVisible
from alongside.record.models import Entry
from alongside.record.vocabulary import Kind

PAGE = 50
IN_TOUCH = (Kind.MET, Kind.IN_TOUCH, Kind.OWN_WORDS, Kind.GOOD_NEWS, Kind.SESSION, Kind.REVIEW, Kind.BACK)
# From the top of each timeline until the first that counts: the same for a long record as for a short one.
_LAST = """
    select w.id, (
        select e.happened_at from record_entry e
        where e.record_id = w.id and e.kind = any(%s) order by e.happened_at desc, e.id desc limit 1)
    from unnest(%s::uuid[]) w (id)
"""


@dataclass(frozen=True, slots=True)
class Read:
    """An entry with its words opened, and what stands beside it: corrections, and the young person's own view."""

    entry: Entry
    text: str
    told_by: str = ""
    withheld_because: str = ""
    corrections: Sequence["Read"] = ()


@dataclass(frozen=True, slots=True)
class Filters:
    """What of a timeline to show."""

    kind: str = ""
    author: UUID | None = None
    since: date | None = None
    until: date | None = None

    def apply(self, rows: QuerySet[Entry]) -> QuerySet[Entry]:
        """The rows that fit."""
        if self.kind:
            rows = rows.filter(kind=self.kind)
        if self.author:
            rows = rows.filter(author=self.author)
        if self.since:
            rows = rows.filter(happened_at__date__gte=self.since)
        if self.until:
            rows = rows.filter(happened_at__date__lte=self.until)
        return rows


@dataclass(frozen=True, slots=True)
class Page:
    """Up to fifty entries, newest first, and where earlier ones begin."""

    entries: Sequence[Read]
    earlier: str = field(default="")


@Planned
def _newest(record: UUID) -> QuerySet[Entry]:
    return _down(Entry.objects.filter(record=record, corrects=None))[: PAGE + 1]


def timeline(*, record: UUID, filters: Filters, before: str = "", door: Opened) -> Page:
    """One page of a record's timeline in two queries, however many rows there are.

    ``before`` is the ``earlier`` of the page above; anything else reads from the newest.
    """
    if filters == Filters() and not before:
        found = _named(_newest.all(record=record))
    else:
        rows = filters.apply(Entry.objects.filter(record=record, corrects=None))
        if at := _parsed(before):
            rows = rows.filter(Q(happened_at__lt=at[0]) | Q(happened_at=at[0], id__lt=at[1]))
        found = _named(_down(rows)[: PAGE + 1])
    last = found[PAGE - 1] if len(found) > PAGE else None
    return Page(
        gathered(found[:PAGE], door=door),
        f"{last.happened_at.isoformat()}_{last.pk}" if last else "",
    )


def get(*, entry: UUID, record: UUID, door: Opened) -> Read:
    """One entry of an opened record.

    :raises NotVisible: when it is not there, or not for this viewer.
    """
    found = Entry.objects.select_related("author").filter(pk=entry, record=record).first()
    if found is None:
        raise NotVisible
    return _read(found, door, _corrections([found], door).get(found.pk, ()))


def latest_own_words(*, record: UUID, newest: Sequence[Read] = (), door: Opened) -> Read | None:
    """The newest thing they said in their own words.

    ``newest`` is the top of the timeline, if it was read already: what is found there is not asked for again.
    """
    for read in newest:
        if read.entry.kind == Kind.OWN_WORDS:
            return read
    rows = Entry.objects.filter(record=record, kind=Kind.OWN_WORDS).select_related("author")
    entry = rows.order_by("-happened_at", "-id").first()
    return _read(entry, door, ()) if entry and door.may_read(record, entry.compartment) else None


def authors(*, record: UUID) -> list[tuple[UUID, str]]:
    """Who has written in a record, by name."""
    rows = Entry.objects.filter(record=record).values_list("author", "author__name")
    return list(rows.distinct().order_by("author__name"))


def last_contact(*, records: Sequence[UUID]) -> dict[UUID, datetime]:
    """When each of these young people was last met or in touch, read as whoever acts."""
    with prepared_cursor() as cursor:
        cursor.execute(_LAST, ([*IN_TOUCH], list(records)))
        return {record: at for record, at in cursor if at}


def gathered(entries: Sequence[Entry], *, door: Opened) -> list[Read]:
    """Entries as they were found, opened, with the corrections beside each: one more query for all."""
    shown = [entry for entry in entries if door.may_read(entry.record_id, entry.compartment)]
    beside = _corrections(shown, door)
    return [_read(entry, door, beside.get(entry.pk, ())) for entry in shown]


@Planned
def _beside(entries: list[UUID], records: list[UUID]) -> QuerySet[Entry]:
    return _by_name(Entry.objects.filter(corrects__among=entries, record__among=records)).order_by("recorded_at")


def _corrections(entries: Sequence[Entry], door: Opened) -> dict[UUID, list[Read]]:
    beside: dict[UUID, list[Read]] = {}
    records = {entry.record_id for entry in entries}
    rows = _beside.all(entries=[entry.pk for entry in entries], records=list(records))
    for row in _named(rows):
        if row.corrects_id and door.may_read(row.record_id, row.compartment):
            beside.setdefault(row.corrects_id, []).append(_read(row, door, ()))
    return beside


def _by_name(rows: QuerySet[Entry]) -> "QuerySet[Any]":
    return rows.annotate(author_name=F("author__name"))


def _down(rows: QuerySet[Entry]) -> "QuerySet[Any]":
    return _by_name(rows).order_by("-happened_at", "-id")


def _named(rows: Iterable[Any]) -> list[Entry]:
    # Of who wrote it, a page shows the name: fifty whole accounts would cost as much as the entries.
    found, authors = list(rows), {}
    for entry in found:
        if entry.author_id not in authors:
            authors[entry.author_id] = accounts.named(entry.author_id, entry.author_name)
        entry.author = authors[entry.author_id]
    return found


def _read(entry: Entry, door: Opened, corrections: Sequence[Read]) -> Read:
    return Read(
        entry,
        door.read(entry, "body"),
        door.read(entry, "told_by"),
        door.read(entry, "withheld_because"),
        corrections,
    )


def _parsed(before: str) -> tuple[datetime, UUID] | None:
    at, _, last = before.partition("_")
    try:
        moment, pk = datetime.fromisoformat(at), UUID(last)
    except ValueError:
        return None
    return (moment, pk) if moment.tzinfo else None
