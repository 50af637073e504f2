"""Reading lists, for one viewer: their own, and those of their teams."""

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from django.db import connection, transaction

from alongside.access.actor import acting_as
from alongside.access.models import Account
from alongside.evidence.items import Library, Source
from alongside.evidence.models import Brought, Reading
from alongside.kernel.decisions import NotVisible


@dataclass(frozen=True, slots=True)
class Listed:
    """A line of a reading list with the source it names; the source is none when it was taken off the library."""

    reading: Reading
    source: Source | None


def lists(*, held: Library, viewer: Account) -> tuple[list[Listed], list[Listed]]:
    """The viewer's own list and their teams', what is still to be read first. One statement."""
    with acting_as(viewer.pk), transaction.atomic():
        rows = list(Reading.objects.filter(removed_at__isnull=True).select_related("added_by").order_by("added_at"))
    rows.sort(key=lambda row: row.read_at is not None or row.talked_on is not None)
    shown = [Listed(row, held.by_id.get(row.source)) for row in rows]
    return [x for x in shown if x.reading.team_id is None], [x for x in shown if x.reading.team_id is not None]


def get(*, reading: UUID, viewer: Account) -> Reading:
    """One line of a list the viewer sees. :raises NotVisible: if there is none."""
    with acting_as(viewer.pk), transaction.atomic():
        found = Reading.objects.filter(pk=reading, removed_at__isnull=True).first()
    if found is None:
        raise NotVisible
    return found


def teams(*, viewer: Account) -> Sequence[UUID]:
    """The teams the viewer is a member of."""
    with acting_as(viewer.pk), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("select access.teams('member')")
        (found,) = cursor.fetchone()
    return list(found)


def brought(*, file: UUID, viewer: Account) -> Brought:
    """References the viewer brought in and has not chosen from yet. :raises NotVisible: if there are none."""
    with acting_as(viewer.pk), transaction.atomic():
        found = Brought.objects.filter(pk=file, account=viewer).first()
    if found is None:
        raise NotVisible
    return found
