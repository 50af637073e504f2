"""Reading what a young person made, inside their record as they opened it themselves."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db.models import QuerySet
from django.utils import timezone

from alongside.access.doors import Opened
from alongside.access.models import Grant
from alongside.access.queries import own
from alongside.access.vocabulary import Compartment, GrantRole
from alongside.kernel.decisions import NotVisible
from alongside.voice import drawings, files
from alongside.voice.models import Piece, ShownPiece, WishPiece
from alongside.voice.piece_cards import PieceCard
from alongside.voice.piece_vocabulary import Way

_NEAREST = list(GrantRole.values)
NOT_SHOWN_TO = (GrantRole.THEMSELVES, GrantRole.EMERGENCY, GrantRole.UPLOADER, GrantRole.DATA_OFFICER)


@dataclass(frozen=True, slots=True)
class Made:
    """A piece of theirs, opened."""

    piece: Piece
    card: PieceCard


@dataclass(frozen=True, slots=True)
class Showing:
    """That somebody is shown a piece: who, for what, until when."""

    shown: ShownPiece
    name: str
    card: PieceCard
    is_seen: bool
    """Whether they hold a door now; without one they do not see it, and see it again should they come back."""

    @property
    def uses(self) -> list[str]:
        """What they may do beside seeing it, in words."""
        return [str(use.label) for use in self.card.uses]


def of_record(*, record: UUID, door: Opened) -> list[Made]:
    """Everything of theirs, the newest first: one query, and no file."""
    rows = Piece.objects.filter(record=record, gone_at=None).defer("file").order_by("-made_at", "-id")
    return [_made(row, door) for row in rows]


def get(*, piece: UUID, record: UUID, door: Opened) -> Made:
    """One of them.

    :raises NotVisible: when there is none by that id, or not for whoever acts.
    """
    found = Piece.objects.filter(pk=piece, record=record, gone_at=None).defer("file").first()
    if found is None:
        raise NotVisible
    return _made(found, door)


def showings(*, record: UUID, now: datetime, door: Opened) -> dict[UUID, list[Showing]]:
    """Who is shown what now, by piece: three queries."""
    names, here, today = own.names(), _with_a_door(now), timezone.localdate(now)
    found: dict[UUID, list[Showing]] = {}
    for row in ShownPiece.objects.filter(record=record, ended_at=None).defer("file").order_by("shown_at", "id"):
        if row.until is None or row.until >= today:
            card = PieceCard.from_sealed(door.read(row, "card"))
            one = Showing(row, names.get(row.reader_id, ""), card, is_seen=row.reader_id in here)
            found.setdefault(row.piece_id, []).append(one)
    return found


def could_be_shown(*, now: datetime) -> dict[UUID, str]:
    """Those who could be shown something, by name and what they are, whoever is nearest first. Two queries.

    They are people with a door to what is everyday now.
    """
    names = own.names()
    found: dict[UUID, str] = {}
    for door in sorted(_doors(now), key=lambda one: (_NEAREST.index(one.role), names.get(one.holder_id, ""))):
        if name := names.get(door.holder_id):
            found.setdefault(door.holder_id, f"{name} · {door.get_role_display()}")
    return found


def _with_a_door(now: datetime) -> set[UUID]:
    return set(_doors(now).values_list("holder_id", flat=True))


def _doors(now: datetime) -> QuerySet[Grant]:
    doors = Grant.objects.live(now).exclude(role__in=NOT_SHOWN_TO)
    return doors.filter(compartments__contains=[Compartment.EVERYDAY])


def content(row: Piece | ShownPiece | WishPiece, card: PieceCard) -> tuple[bytes, str, str]:
    """The picture or sound of a piece or of a copy: its bytes, what browsers call it, and how its name ends.

    :raises NotVisible: when it has none.
    """
    if card.way is Way.DRAWING:
        return drawings.svg(card.drawing), "image/svg+xml", "svg"
    if not card.key:
        raise NotVisible
    return files.opened(row.file, row=row.pk, key=card.key), card.about.content_type, card.about.ending


def _made(row: Piece, door: Opened) -> Made:
    return Made(row, PieceCard.from_sealed(door.read(row, "card")))
