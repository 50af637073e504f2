"""The page of those alongside a young person: who is there and was, what comes next, and how steady we were."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.utils import timezone

from alongside.keywork.models import Absence
from alongside.keywork.queries import absences, continuity, handovers, relationships, wishes
from alongside.keywork.queries.handovers import Told
from alongside.keywork.queries.relationships import Bonds
from alongside.keywork.queries.wishes import Wish
from alongside.workspace.opening import Page


@dataclass(frozen=True, slots=True)
class Around:
    """Everything that page shows."""

    bonds: Bonds
    steady: Sequence[str]
    away: Sequence[Absence]
    handover: Told | None
    wish: Wish | None


def of(page: Page, *, now: datetime) -> Around:
    """Read in a fixed number of queries, however many people there are and were."""
    on = timezone.localdate(now)
    bonds = relationships.of(record=page.record, now=now, door=page.door)
    return Around(
        bonds,
        continuity.told(bonds, on=on),
        away(bonds, now=now),
        handovers.last(record=page.record, door=page.door),
        wishes.last(record=page.record, door=page.door),
    )


def away(bonds: Bonds, *, now: datetime) -> list[Absence]:
    """Absences of those who are alongside now, of today or to come."""
    accounts = [one.account for one in bonds.now if one.account]
    return absences.live(accounts=accounts, on=timezone.localdate(now))
