"""Whom a young person would like alongside them."""

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from alongside.access.doors import Opened
from alongside.keywork.cards import WishCard
from alongside.keywork.models import WorkerWish
from alongside.keywork.staff_vocabulary import Gender


@dataclass(frozen=True, slots=True)
class Wish:
    """What they said, when and to whom."""

    row: WorkerWish
    card: WishCard

    @property
    def gender_said(self) -> str:
        """Whether they would rather have a woman or a man, in words; empty when it does not matter."""
        return str(Gender(self.card.gender).label) if self.card.gender in Gender.values else ""


def last(*, record: UUID, door: Opened) -> Wish | None:
    """What they said last; ``None`` when nothing was said, or not for the viewer."""
    return next(iter(every(record=record, door=door, most=1)), None)


def every(*, record: UUID, door: Opened, most: int = 20) -> Sequence[Wish]:
    """Everything they said of it, the last first."""
    rows = WorkerWish.objects.filter(record=record).select_related("said_to").order_by("-said_at")[:most]
    return [Wish(row, WishCard.from_sealed(door.read(row, "card"))) for row in rows]
