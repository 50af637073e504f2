"""Opening one's own record for a page."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from uuid import UUID

from alongside.access.doors import Opened, opened_one
from alongside.access.http import SignedInRequest
from alongside.access.queries import own
from alongside.access.vocabulary import Purpose
from alongside.people.cards import Card
from alongside.people.queries import young_people


@dataclass(frozen=True, slots=True)
class Mine:
    """A young person's own record, opened by themselves."""

    record: UUID
    door: Opened
    card: Card


@contextmanager
def open_mine(request: SignedInRequest) -> Iterator[Mine]:
    """Open what is written for whoever is signed in. It is on the ledger, as every opening is.

    :raises NotVisible: when their space was closed.
    """
    record = own.record_of(request.user)
    with opened_one(record, purpose=Purpose.THEIRS, viewer=request.user) as door:
        person = young_people.get(record=record)
        yield Mine(record, door, young_people.card(person, door=door))
