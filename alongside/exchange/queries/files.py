"""Files that were brought in, for those who bring them."""

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from django.db import connection, transaction
from django.db.models import Count

from alongside.access.actor import Scope, acting_as
from alongside.access.doors import Opened, opened
from alongside.access.models import Account
from alongside.access.vocabulary import Purpose
from alongside.exchange import content
from alongside.exchange.models import ImportFile, ImportRow
from alongside.exchange.readers.rows import StagedChild
from alongside.exchange.vocabulary import Outcome
from alongside.kernel.decisions import NotVisible
from alongside.ledger.vocabulary import Verb

MOST_FILES = 100
PAGE = 50


@dataclass(frozen=True, slots=True)
class NamedFile:
    """A file and the name it came with."""

    file: ImportFile
    name: str


@dataclass(frozen=True, slots=True)
class Row:
    """A row with what was read in it."""

    row: ImportRow
    child: StagedChild


def listed(*, viewer: Account) -> list[NamedFile]:
    """Files of the viewer's teams, newest first."""
    with acting_as(viewer.pk, Scope.TEAM), transaction.atomic():
        rows = ImportFile.objects.select_related("council", "uploaded_by")
        found = list(rows.order_by("-uploaded_at")[:MOST_FILES])
    if not found:
        return []
    records = [file.record_id for file in found]
    with opened(records, verb=Verb.RECORD_LISTED, purpose=Purpose.IMPORT, viewer=viewer) as door:
        return [NamedFile(file, door.read(file, "name")) for file in found]


def get(*, file: UUID, viewer: Account) -> ImportFile:
    """One file.

    :raises NotVisible: when it is not there, or not in a team of the viewer's.
    """
    with acting_as(viewer.pk, Scope.TEAM), transaction.atomic():
        found = ImportFile.objects.select_related("council", "uploaded_by").filter(pk=file).first()
    if found is None:
        raise NotVisible
    return found


def outcomes(*, file: ImportFile) -> dict[Outcome, int]:
    """How many rows there are of each outcome, in the open transaction."""
    rows = ImportRow.objects.filter(file=file).values_list("outcome")
    counted = dict(rows.annotate(n=Count("id")).order_by())
    return {outcome: counted.get(outcome, 0) for outcome in Outcome}


def people_new(*, file: ImportFile) -> int:
    """How many young people of the file are not here yet: one may have many rows."""
    rows = ImportRow.objects.filter(file=file, outcome=Outcome.NEW)
    return rows.values("tag").distinct().count()


def rows(*, file: ImportFile, flagged: bool, outcome: str, after: int, door: Opened) -> list[Row]:
    """Up to fifty-one rows from number ``after`` on, opened; only flagged ones if asked."""
    found = ImportRow.objects.filter(file=file, number__gt=after)
    if flagged:
        found = found.filter(flags__gt=0)
    if outcome in Outcome.values:
        found = found.filter(outcome=outcome)
    kept = found.order_by("number")[: PAGE + 1]
    return [Row(row, content.from_sealed(door.read(row, "content"))) for row in kept]


def worked_with(*, records: Sequence[UUID]) -> set[UUID]:
    """Which of these records somebody wrote in, or was given access to, since a file started them."""
    with connection.cursor() as cursor:
        cursor.execute("select access.worked_with(%s)", (list(records),))
        return set(cursor.fetchone()[0])
