"""Ideas that wait for a young person, inside their opened record."""

from dataclasses import dataclass
from uuid import UUID

from django.utils.functional import Promise

from alongside.voice.ideas import IDEAS
from alongside.voice.models import Offer


@dataclass(frozen=True, slots=True)
class Offered:
    """An idea that somebody offered."""

    offer: Offer
    said: Promise


def waiting(*, record: UUID) -> list[Offered]:
    """Those on which they did not pass, the newest first: one query. An idea that was taken off our list is left out."""
    rows = Offer.objects.filter(record=record, passed_at=None).order_by("-offered_at", "-id")
    return [Offered(row, IDEAS[row.idea]) for row in rows if row.idea in IDEAS]
