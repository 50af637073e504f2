"""Bringing a staged file in, a few hundred rows at a time, so that it can be watched and resumed."""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from alongside.access import policies
from alongside.access.actor import Scope, acting_as
from alongside.access.doors import opened
from alongside.access.models import Account
from alongside.access.vocabulary import Purpose
from alongside.exchange import content
from alongside.exchange.actions import staging
from alongside.exchange.actions.arrivals import Arrivals
from alongside.exchange.models import ImportFile, ImportRow
from alongside.exchange.queries import matches
from alongside.exchange.vocabulary import State
from alongside.kernel.decisions import Refused, require
from alongside.ledger.actions import lines
from alongside.ledger.vocabulary import Verb

STEP = 250


def step(*, file: ImportFile, now: datetime, by: Account) -> ImportFile:
    """Bring the next rows in: each step is whole, and the last one says so on the ledger.

    :raises Refused: when ``by`` does not bring files in, or the file is not waiting to be.
    :raises ChangedMeanwhile: when somebody else took this very step.
    """
    require(policies.can_bring_in_files(by))
    if file.state not in (State.STAGED, State.CONFIRMING):
        raise Refused(_("This file is not waiting to be brought in."))
    with acting_as(by.pk, Scope.TEAM), transaction.atomic():
        rows = _next_rows(file)
        here = matches.by_tag(bytes(row.tag) for row in rows if row.tag)
    wanted = [file.record_id, *here.values()]
    with opened(wanted, purpose=Purpose.IMPORT, viewer=by) as door:
        children = [content.from_sealed(door.read(row, "content")) for row in rows]
        with acting_as(by.pk, Scope.TEAM):
            # Others may have come in since the file was read.
            staging.match(rows=rows, children=children, here=here)
        made = Arrivals(file=file, door=door, now=now, by=by).take(rows, children, here)
        done = rows[-1].number if rows else file.rows
        state = State.CONFIRMED if done >= file.rows else State.CONFIRMING
        file.write(seen=file.version, state=state, done=done, entries_made=file.entries_made + made)
        if state is State.CONFIRMED:
            lines.record(Verb.IMPORT_CONFIRMED, records=[file.record_id], thing=file.pk, by=by.pk)
    return file


def _next_rows(file: ImportFile) -> list[ImportRow]:
    rows = ImportRow.objects.filter(file=file, number__gt=file.done).order_by("number")
    return list(rows[:STEP])
