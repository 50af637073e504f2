"""What a worker is shown and has not looked at yet, for Today. The database gives them no other row."""

from datetime import date, timedelta
from uuid import UUID

from django.db import transaction
from django.db.models import QuerySet

from alongside.access.actor import Scope, acting_as
from alongside.access.models import Account
from alongside.access.planned import Planned
from alongside.ledger.models import Line
from alongside.ledger.vocabulary import Verb
from alongside.voice.models import ShownPiece

# Whoever has not looked by then is not told again: it stays where it is.
TOLD_FOR = timedelta(days=14)


@Planned
def _shown_since(reader: UUID, since: date) -> QuerySet[ShownPiece]:
    rows = ShownPiece.objects.filter(reader=reader, ended_at=None, shown_at__date__gte=since)
    return rows.only("record").order_by("-shown_at", "-id")


def records(*, on: date, viewer: Account) -> list[UUID]:
    """Those of the viewer's own young people who show them something new, the newest first: one query, or two."""
    with acting_as(viewer.pk, Scope.CASELOAD), transaction.atomic(savepoint=False):
        rows = _shown_since.all(reader=viewer.pk, since=on - TOLD_FOR)
        looked = _looked_at(rows, viewer) if rows else set()
    return list(dict.fromkeys(row.record_id for row in rows if row.pk not in looked))


def _looked_at(rows: list[ShownPiece], viewer: Account) -> set[UUID | None]:
    lines = Line.objects.filter(actor=viewer.pk, verb=Verb.PIECE_LOOKED_AT, thing__in=[row.pk for row in rows])
    return set(lines.values_list("thing", flat=True))
