"""A file arriving: announced, sent in slices, looked at when it is whole, then kept or refused."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.conf import settings
from django.db import IntegrityError, transaction

from alongside.access import crypto
from alongside.access.doors import Opened
from alongside.access.models import Account
from alongside.access.written import next_id
from alongside.attachments import checking, policies, scanning, sealing
from alongside.attachments.models import Attachment
from alongside.attachments.queries import files, stored
from alongside.attachments.readers.kinds import TYPES, Cleaned, NotFit, Unfit
from alongside.attachments.scanning import Scan, ScannerSilent
from alongside.attachments.store import Missing, NoRoom, StoreSilent
from alongside.attachments.vocabulary import State
from alongside.kernel.decisions import NotVisible, require
from alongside.kernel.ids import new_id
from alongside.ledger.actions import lines
from alongside.ledger.vocabulary import Verb
from alongside.record.models import Entry

SLICE_BYTES = 1024 * 1024


@dataclass(frozen=True, slots=True)
class Announced:
    """A file that is to come: the name it has on its sender's machine, its size in bytes, what it shows."""

    name: str
    size: int
    description: str = ""


@dataclass(frozen=True, slots=True)
class Looked:
    """A file that can be kept: what is left of it, and what the scanner said."""

    made: Cleaned
    verdict: Scan


class OutOfStep(Exception):
    """A slice begins elsewhere than where the last one ended; ``arrived`` says where to go on."""

    def __init__(self, arrived: int) -> None:
        super().__init__(str(arrived))
        self.arrived = arrived


def begin(
    *, entry: Entry, announced: Announced, once: UUID | None = None, now: datetime, door: Opened, by: Account
) -> Attachment:
    """Make room for a file beside an entry, inside the opened record's transaction.

    ``once`` is the id it will have: the same id again, as from a second tap, gives back what is there. A file that is
    another one, or that was refused before, has an id of its own: see :mod:`alongside.access.written`.

    :raises NotFit: when it is empty, or more than is ever kept.
    :raises Refused: when the entry is a correction, or has as many files as are kept.
    """
    if not 0 < announced.size <= max(settings.SOUND_MOST_BYTES, settings.FILE_MOST_BYTES):
        raise NotFit(Unfit.TOO_BIG if announced.size > 0 else Unfit.EMPTY)
    while once and (known := Attachment.objects.filter(pk=once, entry=entry, added_by=by).first()):
        if _is_same(known, announced, door):
            return known
        once = next_id(once)
    require(policies.can_add(entry, there=files.count(entry=entry, now=now), most=settings.FILES_PER_ENTRY))
    file = Attachment(
        id=once or new_id(),
        record_id=entry.record_id,
        compartment=entry.compartment,
        entry=entry,
        size=announced.size,
        added_by=by,
        added_at=now,
    )
    file.file_key = door.seal(file, "file_key", crypto.new_key().hex())
    file.name = door.seal(file, "name", announced.name)
    file.description = door.seal(file, "description", announced.description) if announced.description else b""
    try:
        with transaction.atomic():
            file.save(force_insert=True)
    except IntegrityError:
        raise NotVisible from None  # the id is a file of another entry, or of somebody else
    lines.record(Verb.ATTACHMENT_BEGUN, records=[file.record_id], thing=file.pk, by=by.pk)
    return file


def _is_same(known: Attachment, announced: Announced, door: Opened) -> bool:
    said = (door.read(known, "name"), door.read(known, "description"))
    # What is kept may be smaller than what was sent.
    is_as_long = known.state == State.KEPT or known.size == announced.size
    return known.state != State.REFUSED and is_as_long and said == (announced.name, announced.description)


def take_slice(*, file: Attachment, at: int, piece: bytes, door: Opened) -> int:
    """Keep the next slice of a file, sealed; returns how much is here now.

    Every slice has ``SLICE_BYTES`` bytes, but for the last.

    :raises OutOfStep: when it begins elsewhere or has another length.
    :raises NotFit: when the store cannot take it. What came before is still there.
    """
    after = at + len(piece)
    is_last = after == file.size
    if at != file.arrived or not piece or not (is_last or len(piece) == SLICE_BYTES) or after > file.size:
        raise OutOfStep(file.arrived)
    sealer = stored.sealer(file, stored.ARRIVING, door=door)
    with _store_told():
        stored.store().put(stored.slice_name(file, at), [sealer.seal(piece, number=at, is_last=is_last)])
    rows = Attachment.objects.filter(pk=file.pk, state=State.ARRIVING, arrived=at)
    if not rows.update(arrived=after):
        raise OutOfStep(files.arrived(file=file))
    return after


def whole(*, file: Attachment, door: Opened) -> bytes:
    """All that was sent, put together in memory.

    :raises OutOfStep: when the last slice is not in.
    :raises NotFit: when a slice is gone, or is not what was sent.
    """
    if file.arrived < file.size:
        raise OutOfStep(file.arrived)
    try:
        return b"".join(_slices(file, door))
    except (Missing, crypto.Unreadable) as error:
        raise NotFit(Unfit.NOT_READABLE) from error


def look(data: bytes, *, name: str) -> Looked:
    """Scan a file and take out what it tells beside its content. It takes seconds: outside any transaction.

    :raises NotFit: when it is not kept.
    """
    try:
        verdict = scanning.scan(data)
    except ScannerSilent as error:
        raise NotFit(Unfit.SCANNER_SILENT) from error
    if verdict is Scan.HARMFUL:
        raise NotFit(Unfit.VIRUS)
    ending = name.rpartition(".")[2].lower() if "." in name else ""
    return Looked(checking.checked(data, ending=ending), verdict)


def keep(*, file: Attachment, looked: Looked, door: Opened, by: Account) -> None:
    """Seal what is left of a file into the store and say so, inside the opened record's transaction.

    The row is taken first, so that of two who finish at once only one writes bytes; it is seen once they are in the
    store, and if it is never committed, the sweep lets go of them.

    :raises NotFit: when the store cannot take it. The transaction must not be committed then.
    """
    made = looked.made
    changed = Attachment.objects.filter(pk=file.pk, state=State.ARRIVING).update(
        state=State.KEPT,
        kind=TYPES[made.type].kind,
        type=made.type,
        checked=looked.verdict.value,
        size=len(made.data),
        pieces=sealing.pieces(len(made.data)),
        small=len(made.small),
    )
    if changed:
        with _store_told():
            for part, content in ((stored.WHOLE, made.data), (stored.SMALL, made.small)):
                if content:
                    sealer = stored.sealer(file, part, door=door)
                    stored.store().put(stored.name(file, part), sealer.sealed(content))
        lines.record(Verb.ATTACHMENT_ADDED, records=[file.record_id], thing=file.pk, by=by.pk)
        transaction.on_commit(lambda: forget_slices(file))


def refuse(*, file: Attachment, reason: Unfit, by: Account) -> None:
    """Keep nothing of a file but that it was sent and why it was not kept."""
    rows = Attachment.objects.filter(pk=file.pk, state=State.ARRIVING)
    if rows.update(state=State.REFUSED, name=b"", description=b"", file_key=b""):
        why = reason.value
        lines.record(Verb.ATTACHMENT_REFUSED, records=[file.record_id], thing=file.pk, purpose=why, by=by.pk)
        transaction.on_commit(lambda: forget_slices(file))


def forget_slices(file: Attachment) -> None:
    """Let go of what was sent. What cannot be reached now goes with the next sweep."""
    try:
        for at in range(0, file.arrived, SLICE_BYTES):
            stored.store().delete(stored.slice_name(file, at))
    except StoreSilent:
        return


def _slices(file: Attachment, door: Opened) -> Iterator[bytes]:
    sealer = stored.sealer(file, stored.ARRIVING, door=door)
    for at in range(0, file.size, SLICE_BYTES):
        sealed = stored.store().read(stored.slice_name(file, at))
        yield sealer.open(sealed, number=at, is_last=at + SLICE_BYTES >= file.size)


@contextmanager
def _store_told() -> Iterator[None]:
    """Turn what the store says into why the file is not kept."""
    try:
        yield
    except NoRoom as error:
        raise NotFit(Unfit.NO_ROOM) from error
    except StoreSilent as error:
        raise NotFit(Unfit.STORE_SILENT) from error
