"""Reading a council file in: every row kept as it was, sealed, matched and flagged; nobody added yet."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from itertools import islice
from typing import BinaryIO
from uuid import UUID

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from alongside.access import policies, tags
from alongside.access.actions import records
from alongside.access.actor import Scope, acting_as
from alongside.access.models import Account
from alongside.access.vocabulary import Compartment, GrantReason, GrantRole, Purpose, RecordKind
from alongside.exchange import content
from alongside.exchange.models import ImportFile, ImportRow
from alongside.exchange.queries import matches
from alongside.exchange.readers import open as door_for_files
from alongside.exchange.readers.rows import FileAbout, NotReadable, StagedChild
from alongside.exchange.vocabulary import Outcome, State
from alongside.kernel.decisions import require
from alongside.ledger.actions import lines
from alongside.ledger.vocabulary import Verb
from alongside.people.models import Agency
from alongside.people.vocabulary import Scheme

BATCH = 500
UPLOADER = records.FirstDoor(GrantRole.UPLOADER, (Compartment.COUNCIL,), Purpose.IMPORT, GrantReason.BROUGHT_IN)


@dataclass(frozen=True, slots=True)
class Arriving:
    """A file that somebody brings: its stream and name, the council it is from, the team it is for."""

    stream: BinaryIO
    name: str
    council: Agency
    team: UUID


def stage(arriving: Arriving, *, now: datetime, expected: str = "", by: Account) -> ImportFile:
    """Read a file and keep its rows, all or none; ``expected`` is how its kind must begin.

    :raises NotReadable: with one sentence that says what to do; a ledger line says it was tried.
    :raises Refused: when ``by`` does not bring files in, or not into this team.
    """
    require(policies.can_bring_in_files(by))
    try:
        with acting_as(by.pk, Scope.TEAM), transaction.atomic():
            return _stage(arriving, expected, now, by)
    except NotReadable:
        with acting_as(by.pk), transaction.atomic():
            lines.record(Verb.IMPORT_REFUSED, by=by.pk)
        raise


def _stage(arriving: Arriving, expected: str, now: datetime, by: Account) -> ImportFile:
    about, children = door_for_files.read(arriving.stream, today=timezone.localdate(now))
    if not about.kind.startswith(expected):
        raise NotReadable(_("This is another kind of file: %(kind)s.") % {"kind": about.kind})
    _require_new(about, arriving)
    (new,) = records.create(kind=RecordKind.IMPORT, team=arriving.team, door=UPLOADER)
    file = ImportFile(
        record_id=new.id,
        team_id=arriving.team,
        compartment=Compartment.COUNCIL,
        kind=about.kind.value,
        sha256=about.sha256,
        council=arriving.council,
        year=about.year,
        uploaded_by=by,
        uploaded_at=now,
    )
    file.name = new.seal(file, "name", arriving.name[:200])
    file.save(force_insert=True)
    _keep_rows(file, new, children)
    lines.record(Verb.IMPORT_STAGED, records=[new.id], thing=file.pk, by=by.pk)
    return file


def _require_new(about: FileAbout, arriving: Arriving) -> None:
    same = ImportFile.objects.filter(sha256=about.sha256, council=arriving.council)
    if same.exclude(state=State.UNDONE).exists():
        raise NotReadable(_("This very file is here already, so nothing was changed."))


def _keep_rows(file: ImportFile, new: records.NewRecord, children: Iterator[StagedChild]) -> None:
    rows = flags = 0
    while batch := list(islice(children, BATCH)):
        kept = [_row(file, new, child, rows + n) for n, child in enumerate(batch, start=1)]
        match(rows=kept, children=batch, here=matches.by_tag(bytes(row.tag) for row in kept if row.tag))
        ImportRow.objects.bulk_create(kept)
        rows += len(kept)
        flags += sum(row.flags for row in kept)
    file.write(seen=file.version, rows=rows, flags=flags)


def _row(file: ImportFile, new: records.NewRecord, child: StagedChild, number: int) -> ImportRow:
    row = ImportRow(record_id=file.record_id, compartment=file.compartment, file=file, number=number)
    row.flags = len(child.all_flags)
    row.content = new.seal(row, "content", content.sealed_text(child))
    if child.local_id:
        row.tag = number_tag(file.council_id, child.local_id)
    return row


def match(*, rows: Sequence[ImportRow], children: Sequence[StagedChild], here: Mapping[bytes, UUID]) -> None:
    """Say of each row whom it is about and what bringing it in does, given who is here by these tags."""
    born = {day: tags.of_birth(day) for child in children if (day := child.date_of_birth)}
    same_birthday = matches.born_on(here.values(), born)
    first: dict[bytes, date] = {}
    for row, child in zip(rows, children, strict=True):
        day = child.date_of_birth
        row.target_id = here.get(row.found_by)
        row.outcome = _outcome(row, born[day] if day else None, same_birthday)
        if row.tag and day and first.setdefault(row.found_by, day) != day:
            row.outcome = Outcome.DIFFERS


def _outcome(row: ImportRow, born: bytes | None, same_birthday: set[tuple[UUID, bytes]]) -> Outcome:
    if row.tag is None:
        return Outcome.NAMELESS
    if row.target_id is None:
        return Outcome.NEW
    if born and (row.target_id, born) not in same_birthday:
        return Outcome.DIFFERS
    return Outcome.KNOWN


def number_tag(council: UUID, local_id: str) -> bytes:
    """The blind-index tag of a council's number for a child."""
    return tags.of_outside(f"{Scheme.COUNCIL_CHILD}:{council}", local_id)
