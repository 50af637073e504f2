"""What a worker was shown, inside the opened record's transaction. The database gives them no other row."""

from dataclasses import dataclass
from uuid import UUID

from django.db.models import QuerySet

from alongside.access.doors import Opened
from alongside.kernel.decisions import NotVisible
from alongside.voice.models import ShownPiece
from alongside.voice.piece_cards import PieceCard
from alongside.voice.piece_vocabulary import Use


@dataclass(frozen=True, slots=True)
class Shown:
    """Something that a young person shows whoever reads."""

    shown: ShownPiece
    card: PieceCard

    @property
    def uses(self) -> list[str]:
        """What they may do with it beside seeing it, in words said to them."""
        return [str(use.label) for use in self.card.uses]

    @property
    def may_keep(self) -> bool:
        """Whether they may keep a copy."""
        return Use.KEEP in self.card.uses


def to_viewer(*, record: UUID, door: Opened) -> list[Shown]:
    """Everything the viewer is shown now, the newest first: one query, and no file."""
    return [_shown(row, door) for row in _rows(record).order_by("-shown_at", "-id")]


def get(*, shown: UUID, record: UUID, door: Opened) -> Shown:
    """One of them.

    :raises NotVisible: when there is none by that id, it was taken back, or is somebody else's to see.
    """
    found = _rows(record).filter(pk=shown).first()
    if found is None:
        raise NotVisible
    return _shown(found, door)


def _rows(record: UUID) -> QuerySet[ShownPiece]:
    return ShownPiece.objects.filter(record=record, ended_at=None).defer("file")


def _shown(row: ShownPiece, door: Opened) -> Shown:
    return Shown(row, PieceCard.from_sealed(door.read(row, "card")))
