"""Whom a young person would like alongside them."""

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from alongside.access.actor import Scope
from alongside.access.doors import Opened
from alongside.access.vocabulary import Role
from alongside.keywork.cards import WishCard
from alongside.keywork.models import WorkerWish
from alongside.keywork.staff_vocabulary import Gender
from alongside.keywork.wish_vocabulary import Group, Space


@dataclass(frozen=True, slots=True)
class Wish:
    """What they said, when and to whom."""

    row: WorkerWish
    card: WishCard
    by_themselves: bool
    """Whether they wrote it in their own space."""

    @property
    def gender_said(self) -> str:
        """Whether they would rather have a woman or a man, in words; empty when it does not matter."""
        return str(Gender(self.card.gender).label) if self.card.gender in Gender.values else ""

    @property
    def choices(self) -> list[str]:
        """What they choose of space, place, time and company, in words: for whoever is about to meet them."""
        space = str(Space(self.card.room).label) if self.card.room in Space.values else ""
        group = str(Group(self.card.group).label) if self.card.group in Group.values else ""
        return [one for one in (self.card.place, self.card.time, space, group) if one]


def last(*, record: UUID, door: Opened) -> Wish | None:
    """What they said last; ``None`` when nothing was said, or not for the viewer."""
    return next(iter(every(record=record, door=door, most=1)), None)


def every(*, record: UUID, door: Opened, most: int = 20) -> Sequence[Wish]:
    """Everything they said of it, the last first."""
    rows = WorkerWish.objects.filter(record=record).order_by("-said_at")
    # Young people see no accounts: a join with them would be refused.
    rows = rows if door.scope is Scope.OWN else rows.select_related("said_to")
    return [Wish(row, WishCard.from_sealed(door.read(row, "card")), _by_themselves(row, door)) for row in rows[:most]]


def _by_themselves(row: WorkerWish, door: Opened) -> bool:
    if door.scope is Scope.OWN:
        return row.said_to_id == door.viewer.pk
    return row.said_to.holds(Role.YOUNG_PERSON)
