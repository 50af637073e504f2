"""Files beside entries, as pages need them."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from django.conf import settings

from alongside.attachments import policies, scanning
from alongside.attachments.queries import files
from alongside.kernel.decisions import No
from alongside.record.queries.entries import Read
from alongside.workspace.opening import Page


def beside(reads: Sequence[Read], page: Page) -> dict[str, Any]:
    """The files beside these entries, by entry, in one query; and the ticket that fetches their small pictures."""
    entries = [read.entry.pk for read in reads]
    return {
        "files": files.beside(entries=entries, record=page.record, door=page.door) if entries else {},
        "ticket": page.door.ticket,
    }


def of_entry(read: Read, page: Page, *, now: datetime) -> dict[str, Any]:
    """All there is to say about one entry's files: those here, those half here, and whether more fit."""
    there = files.count(entry=read.entry, now=now)
    decision = policies.can_add(read.entry, there=there, most=settings.FILES_PER_ENTRY)
    return {
        **beside([read], page),
        "half_here": files.half_here(entry=read.entry, now=now, door=page.door),
        "full": decision.reason if isinstance(decision, No) else "",
        "has_scanner": scanning.place() is not None,
    }
