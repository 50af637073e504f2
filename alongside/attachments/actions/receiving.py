"""Receiving a file in steps, so that no transaction is open while it is scanned and read."""

from datetime import datetime
from uuid import UUID

from alongside.access.doors import opened_one
from alongside.access.models import Account
from alongside.access.vocabulary import Purpose
from alongside.attachments.actions import arrivals
from alongside.attachments.actions.arrivals import Announced
from alongside.attachments.models import Attachment
from alongside.attachments.queries import files
from alongside.attachments.readers.kinds import NotFit, Unfit
from alongside.attachments.vocabulary import State
from alongside.record.queries import entries

# Reasons that may be gone in a minute: what was sent stays for the hour.
FOR_NOW = (Unfit.SCANNER_SILENT, Unfit.NO_ROOM, Unfit.STORE_SILENT)


def at_once(
    *,
    record: UUID,
    entry: UUID,
    announced: Announced,
    data: bytes,
    once: UUID,
    now: datetime,
    purpose: Purpose,
    by: Account,
) -> None:
    """Receive a whole file, as a plain form sends it.

    :raises NotFit: when it is not kept; nothing of it is left then.
    :raises NotVisible, Refused: as :func:`arrivals.begin`.
    """
    with opened_one(record, purpose=purpose, viewer=by) as door:
        found = entries.get(entry=entry, record=record, door=door)
        file = arrivals.begin(entry=found.entry, announced=announced, once=once, now=now, door=door, by=by)
    if file.state == State.ARRIVING:
        _settle(file, data, announced.name, FOR_NOW[:0], purpose, by)


def finish(*, record: UUID, entry: UUID, file: UUID, now: datetime, purpose: Purpose, by: Account) -> None:
    """Look at a file whose last slice is in, and keep it. Once it is kept, asking again changes nothing.

    :raises OutOfStep: when it is not whole yet.
    :raises NotFit: when it is not kept. For the reasons in ``FOR_NOW`` it may be finished later.
    :raises NotVisible: when it is not one's own, or began more than an hour ago.
    """
    with opened_one(record, purpose=purpose, viewer=by) as door:
        found = files.arriving(file=file, entry=entry, record=record, now=now, door=door)
        if found.file.state == State.KEPT:
            return
        try:
            data = arrivals.whole(file=found.file, door=door)
        except NotFit as refusal:
            arrivals.refuse(file=found.file, reason=refusal.reason, by=by)
            broken: NotFit | None = refusal
        else:
            broken = None
    if broken:
        raise broken
    _settle(found.file, data, found.name, FOR_NOW, purpose, by)


def _settle(
    file: Attachment, data: bytes, name: str, for_now: tuple[Unfit, ...], purpose: Purpose, by: Account
) -> None:
    try:
        looked = arrivals.look(data, name=name)
        with opened_one(file.record_id, purpose=purpose, viewer=by) as door:
            arrivals.keep(file=file, looked=looked, door=door, by=by)
    except NotFit as refusal:
        if refusal.reason not in for_now:
            with opened_one(file.record_id, purpose=purpose, viewer=by):
                arrivals.refuse(file=file, reason=refusal.reason, by=by)
        raise
