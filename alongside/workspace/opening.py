"""Opening a record for a page: the viewer's usual purpose, their card, and what the frame needs."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from uuid import UUID

from django.urls import reverse

from alongside.access import policies
from alongside.access.doors import Opened, opened_again, opened_one
from alongside.access.http import AnswerFirst, SignedInRequest
from alongside.access.models import Grant
from alongside.access.queries import grants
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
    who_can_see: Sequence[Grant]


@contextmanager
def open_page(request: SignedInRequest, record: UUID, *, asks: bool = True) -> Iterator[Page]:
    """Open a young person's record for one page.

    Who was given the record says once, before they read it, whether they know the family. A form that is sent waits
    for that too, with what was typed kept: a form with a mistake in it shows the record. ``asks`` is off for that
    question itself, and for a button that shows nothing and leads on.

    :raises NotVisible: when there is no such record, or no door to it.
    :raises AnswerFirst: when that question waits for them, unless ``asks`` is off.
    """
    purpose = policies.usual_purpose(request.user)
    with opened_one(record, purpose=purpose, viewer=request.user) as door:
        can_see = grants.who_can_see(record)
        if asks and grants.asks(grants=can_see, viewer=request.user):
            raise _ask_first(record)
        person = young_people.get(record=record)
        yield Page(record, door, person, young_people.card(person, door=door), can_see)


@contextmanager
def open_again(request: SignedInRequest, record: UUID) -> Iterator[Opened]:
    """Open a record by the ticket of a page that was just shown, for what belongs to that page and shows their words.

    :raises NotVisible: when there is no such record, or no door to it.
    :raises AnswerFirst: when the viewer has still to say whether they know the family.
    """
    purpose, ticket = policies.usual_purpose(request.user), request.GET.get("ticket", "")
    with opened_again(record, ticket=ticket, purpose=purpose, viewer=request.user) as door:
        if grants.has_to_answer(record=record, viewer=request.user):
            raise _ask_first(record)
        yield door


def _ask_first(record: UUID) -> AnswerFirst:
    return AnswerFirst(reverse("workspace:acquaintance", args=[record]))
