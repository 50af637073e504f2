"""Taking back what a file brought in, without losing anything anybody wrote since."""

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from alongside.access import policies
from alongside.access.actions import records
from alongside.access.actor import Scope, acting_as
from alongside.access.doors import opened
from alongside.access.models import Account
from alongside.access.vocabulary import Purpose
from alongside.exchange.models import ImportedEvent, ImportFile, ImportRow
from alongside.exchange.queries import files
from alongside.exchange.vocabulary import NEXT_STATES, Outcome, State
from alongside.kernel.decisions import Refused, require
from alongside.ledger.actions import lines
from alongside.ledger.vocabulary import Verb
from alongside.record.actions import entries
from alongside.record.models import Entry

TAKEN_BACK = "The file this came from was brought in by mistake and has been taken back."


def undo(*, file: ImportFile, seen: int, now: datetime, by: Account) -> int:
    """Take a file back; returns how many young people were kept because they were worked with since.

    Records the file started are withdrawn, unless somebody wrote in them or was given access. Where
    the file wrote on other people's timelines, a correction beside each entry says so.

    :raises Refused: when ``by`` does not bring files in, or the file cannot be taken back now.
    :raises ChangedMeanwhile: when somebody else changed the file first.
    """
    require(policies.can_bring_in_files(by))
    if State.UNDONE not in NEXT_STATES[State(file.state)]:
        raise Refused(_("This file cannot be taken back now."))
    with acting_as(by.pk, Scope.TEAM), transaction.atomic():
        started = _started(file)
        kept = files.worked_with(records=started)
        staying = list(_written_on(file) - (set(started) - kept))
    with opened([file.record_id, *staying], purpose=Purpose.IMPORT, viewer=by) as door:
        for entry in Entry.objects.filter(pk__in=_entries(file, staying)):
            if door.may_read(entry.record_id, entry.compartment):
                entries.correct(entry=entry, text=TAKEN_BACK, now=now, door=door, by=by)
        ImportedEvent.objects.filter(file=file, undone_at=None).update(undone_at=now)
        leaving = [record for record in started if record not in kept]
        file.write(seen=seen, state=State.UNDONE)
        if leaving:
            records.withdraw(leaving)
        lines.record(Verb.IMPORT_UNDONE, records=[file.record_id], thing=file.pk, by=by.pk)
    return len(kept)


def _started(file: ImportFile) -> list[UUID]:
    rows = ImportRow.objects.filter(file=file, outcome=Outcome.NEW, target__isnull=False)
    return [record for record in rows.values_list("target_id", flat=True).distinct() if record]


def _written_on(file: ImportFile) -> set[UUID]:
    rows = ImportedEvent.objects.filter(file=file, undone_at=None)
    return set(rows.values_list("record_id", flat=True).distinct())


def _entries(file: ImportFile, staying: Sequence[UUID]) -> list[UUID]:
    rows = ImportedEvent.objects.filter(file=file, undone_at=None, record__in=staying)
    return list(rows.values_list("entry_id", flat=True))
