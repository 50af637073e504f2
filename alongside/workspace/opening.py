"""Opening a record for a page: the viewer's usual purpose, their card, and what the frame needs."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from uuid import UUID

from alongside.access import policies
from alongside.access.doors import Opened, opened_one
from alongside.access.http import SignedInRequest
from alongside.people.cards import Card
from alongside.people.models import YoungPerson
from alongside.people.queries import young_people


@dataclass(frozen=True, slots=True)
class Page:
    """A young person's opened record, as a page needs it."""

    record: UUID
    door: Opened
    person: YoungPerson | None
    card: Card


@contextmanager
def open_page(request: SignedInRequest, record: UUID) -> Iterator[Page]:
    """Open a young person's record for one page.

    :raises NotVisible: when there is no such record, or no door to it.
    """
    purpose = policies.usual_purpose(request.user)
    with opened_one(record, purpose=purpose, viewer=request.user) as door:
        person = young_people.get(record=record)
        yield Page(record, door, person, young_people.card(person, door=door))
