"""What stands on the page of their own things."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from alongside.access.queries import own
from alongside.kernel.decisions import NotVisible
from alongside.myspace.opening import Mine
from alongside.voice.piece_vocabulary import Way
from alongside.voice.queries import offers, pieces, wishing
from alongside.voice.queries.offers import Offered
from alongside.voice.queries.pieces import Made, Showing
from alongside.voice.queries.wishing import Place

# In the order in which they are offered. Addresses carry the number, so that a browser's history tells nothing.
WAYS: tuple[tuple[Way, Promise, str], ...] = (
    (Way.DRAWING, _("Draw"), "palette"),
    (Way.WORDS, _("Write"), "pencil"),
    (Way.SOUND, _("Record yourself"), "volume-2"),
    (Way.PICTURE, _("Add a picture"), "upload"),
    (Way.CARDS, _("Pick cards"), "star"),
    (Way.SONGS, _("List songs"), "heart"),
)
ICONS = {way: icon for way, _said, icon in WAYS}


@dataclass(frozen=True, slots=True)
class Thing:
    """Something of theirs, who is shown it, and beside which decisions it stands."""

    made: Made
    showings: Sequence[Showing]
    places: Sequence[Place]

    @property
    def icon(self) -> str:
        """The icon for what it is."""
        return ICONS[self.made.card.way]

    @property
    def is_seen(self) -> bool:
        """Whether anybody but them can see it."""
        return bool(self.showings or self.places)


@dataclass(frozen=True, slots=True)
class Offer:
    """An idea that somebody offered them."""

    offered: Offered
    by: str


def offered(mine: Mine) -> list[Offer]:
    """Ideas that wait for them: two queries."""
    names = own.names()
    return [Offer(one, names.get(one.offer.offered_by_id, "")) for one in offers.waiting(record=mine.record)]


def of(mine: Mine, *, now: datetime) -> list[Thing]:
    """All of their things: a fixed number of queries."""
    shown = pieces.showings(record=mine.record, now=now, door=mine.door)
    places = wishing.places(record=mine.record, door=mine.door)
    made = pieces.of_record(record=mine.record, door=mine.door)
    return [Thing(one, shown.get(one.piece.pk, ()), places.get(one.piece.pk, ())) for one in made]


def one(mine: Mine, *, piece: UUID, now: datetime) -> Thing:
    """One of them.

    :raises NotVisible: when there is none by that id.
    """
    made = pieces.get(piece=piece, record=mine.record, door=mine.door)
    shown = pieces.showings(record=mine.record, now=now, door=mine.door)
    return Thing(made, shown.get(piece, ()), wishing.places(record=mine.record, door=mine.door).get(piece, ()))


def way(number: int) -> tuple[Way, Promise, str]:
    """The way with this number, its words and its icon.

    :raises NotVisible: when there is none.
    """
    if not 0 < number <= len(WAYS):
        raise NotVisible
    return WAYS[number - 1]
