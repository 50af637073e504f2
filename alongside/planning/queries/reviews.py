"""Reading reviews of a plan, inside a record that was opened."""

from dataclasses import dataclass
from uuid import UUID

from alongside.access.doors import Opened
from alongside.kernel.decisions import NotVisible
from alongside.planning.cards import ReviewCard
from alongside.planning.models import Review


@dataclass(frozen=True, slots=True)
class Read:
    """A review with its card opened, and the number of the plan's version that was looked at."""

    review: Review
    card: ReviewCard
    number: int


def of_record(*, record: UUID, door: Opened) -> list[Read]:
    """Every review of their plan, the last first."""
    rows = Review.objects.filter(record=record).select_related("plan", "written_by").order_by("-held_at", "-id")
    return [_read(row, door) for row in rows.defer("plan__card")]


def get(*, review: UUID, record: UUID, door: Opened) -> Read:
    """One review. :raises NotVisible: when it is not there, or not for this viewer."""
    row = Review.objects.filter(pk=review, record=record).select_related("plan", "written_by").first()
    if row is None:
        raise NotVisible
    return _read(row, door)


def _read(row: Review, door: Opened) -> Read:
    return Read(row, ReviewCard.from_sealed(door.read(row, "card")), row.plan.number)
