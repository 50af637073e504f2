"""Bringing references in: read, held beside what is there, kept by choice. Nothing is added before somebody chose."""

from collections.abc import Collection, Sequence
from dataclasses import asdict
from datetime import datetime, timedelta
from typing import Any

from django.db import transaction

from alongside.access.actor import acting_as
from alongside.access.models import Account
from alongside.evidence import incoming, policies
from alongside.evidence.actions import own as actions
from alongside.evidence.incoming import NotReferences
from alongside.evidence.matching import Seen, compared
from alongside.evidence.models import Brought, OwnStudy
from alongside.evidence.queries import own
from alongside.evidence.references import Reference, Unreadable
from alongside.evidence.vocabulary import Kind, Wrong
from alongside.kernel.decisions import require
from alongside.ledger.actions import lines
from alongside.ledger.vocabulary import Verb

KEPT = timedelta(days=1)


def bring(*, data: bytes, now: datetime, by: Account) -> Brought:
    """Read a file and put its references aside for a day, to be chosen from.

    :raises Refused: unless they lead.
    :raises NotReferences: when it cannot be used as a whole; that is on the ledger too.
    """
    require(policies.can_add(by))
    try:
        found = incoming.read(data)
    except NotReferences as refusal:
        with acting_as(by.pk), transaction.atomic():
            lines.record(Verb.EVIDENCE_REFUSED, purpose=refusal.why.value, by=by.pk)
        raise
    with acting_as(by.pk), transaction.atomic():
        Brought.objects.filter(account=by, at__lt=now - KEPT).delete()
        entries = [asdict(entry) for entry in found.entries]
        brought = Brought.objects.create(account=by, at=now, encoding=found.encoding, found=entries)
        lines.record(Verb.EVIDENCE_LOOKED_THROUGH, thing=brought.pk, purpose=str(len(entries)), by=by.pk)
    return brought


def look(brought: Brought) -> Sequence[Seen]:
    """Every entry beside what the library holds now."""
    return compared(map(_entry, brought.found), sources=own.held().sources)


def keep(*, brought: Brought, lines_chosen: Collection[int], now: datetime, by: Account) -> Sequence[OwnStudy]:
    """Add the chosen entries, by the lines they begin on, and let the rest go.

    :raises Refused: unless they lead.
    """
    entries = [entry for entry in map(_entry, brought.found) if isinstance(entry, Reference)]
    chosen = [entry for entry in entries if entry.line in lines_chosen]
    with acting_as(by.pk), transaction.atomic():
        added = actions.keep(references=chosen, now=now, by=by)
        Brought.objects.filter(pk=brought.pk).delete()
    return added


def _entry(fields: dict[str, Any]) -> Reference | Unreadable:
    if "why" in fields:
        return Unreadable(fields["line"], Wrong(fields["why"]))
    return Reference(**fields | {"kind": Kind(fields["kind"]), "authors": tuple(fields["authors"])})
