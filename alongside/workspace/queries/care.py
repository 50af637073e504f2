"""What today tells somebody about their own training and supervision."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.db import transaction

from alongside.access.actor import acting_as
from alongside.access.models import Account
from alongside.jurisdiction import packs
from alongside.keywork import policies
from alongside.keywork.models import Supervision
from alongside.keywork.queries import supervision, trainings
from alongside.keywork.queries.trainings import Needed


@dataclass(frozen=True, slots=True)
class Own:
    """Trainings that run out soon, have run out or were never written down, and supervision that is late or proposed."""

    trainings: Sequence[Needed]
    late: Sequence[Supervision]
    proposed: Sequence[Supervision]

    def __bool__(self) -> bool:
        return bool(self.trainings or self.late or self.proposed)


def of(*, on: date, viewer: Account) -> Own | None:
    """What there is to tell, in two queries; ``None`` for whoever is not there for young people."""
    if not policies.can_keep_staff_pages(viewer):
        return None
    with acting_as(viewer.pk), transaction.atomic():
        rows = trainings.of_people([viewer.pk])[viewer.pk]
        waiting = supervision.waiting(on=on, viewer=viewer)
    needed = trainings.needed(viewer, rows, pack=packs.in_force(), on=on)
    return Own(
        [one for one in needed if one.wants_doing],
        [row for row in waiting if row.agreed_on],
        [row for row in waiting if not row.agreed_on],
    )
