"""What young people would rather not be asked, read as whoever acts in the open transaction.

For many records at once, :data:`alongside.people.prompts.QUIET` is the same rule as one set-based query.
"""

from datetime import date
from uuid import UUID

from django.db.models import QuerySet

from alongside.access.planned import Planned
from alongside.kernel.decisions import NotVisible
from alongside.people.models import Pace


@Planned
def _quiet(record: UUID, on: date) -> QuerySet[Pace]:
    return Pace.objects.quiet(on).filter(record=record).order_by("-said_at")


def quiet_topics(record: UUID, *, on: date) -> dict[str, Pace]:
    """The topics that nobody asks about on this day, each with the answer because of which."""
    return {row.topic: row for row in _quiet.all(record=record, on=on)}


def standing(*, record: UUID) -> list[Pace]:
    """Every answer that stands, newest first, with who wrote it down; also where the day to ask again has come."""
    rows = Pace.objects.live().filter(record=record).select_related("asked_by")
    return list(rows.order_by("-said_at"))


def history(*, record: UUID) -> list[Pace]:
    """Every answer that was lifted, the last first."""
    rows = Pace.objects.filter(record=record, lifted_at__isnull=False).select_related("asked_by", "lifted_by")
    return list(rows.order_by("-lifted_at"))


def get(*, pace: UUID, record: UUID) -> Pace:
    """One answer of this very record.

    :raises NotVisible: when there is none by that id.
    """
    found = Pace.objects.filter(pk=pace, record=record).select_related("asked_by").first()
    if found is None:
        raise NotVisible
    return found
