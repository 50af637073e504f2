"""How far along they feel with their goals, over time: theirs, and shown as a path."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.utils import timezone

from alongside.access.doors import Opened
from alongside.planning.models import Rating
from alongside.planning.vocabulary import RatingAnswer


@dataclass(frozen=True, slots=True)
class Said:
    """What they answered at a moment; no number when it was "not now"."""

    at: datetime
    number: int | None

    @property
    def on(self) -> date:
        """The day."""
        return timezone.localdate(self.at)


def of_goals(*, record: UUID, door: Opened) -> Mapping[str, Sequence[Said]]:
    """What they answered for each goal, in order, in one query; of one day the last number counts."""
    paths: dict[str, dict[date, Said]] = defaultdict(dict)
    for row in Rating.objects.filter(record=record).order_by("said_at", "id"):
        number = int(door.read(row, "card")) if row.answer == RatingAnswer.RATED else None
        said = Said(row.said_at, number)
        path = paths[str(row.goal)]
        # "Not now" after a number on the same day does not take the number away.
        if said.number is not None or said.on not in path:
            path[said.on] = said
    return {goal: list(path.values()) for goal, path in paths.items()}
