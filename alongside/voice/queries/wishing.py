"""What stands beside wishes, inside a record that was opened by a worker or by the young person."""

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from django.db.models import QuerySet

from alongside.access.doors import Opened
from alongside.kernel.decisions import NotVisible
from alongside.voice.decision_cards import DecisionCard
from alongside.voice.models import Said, WishPiece
from alongside.voice.piece_cards import PieceCard


@dataclass(frozen=True, slots=True)
class Put:
    """A copy of a piece that stands beside a wish, opened."""

    row: WishPiece
    card: PieceCard


@dataclass(frozen=True, slots=True)
class Place:
    """Where a piece of theirs stands: beside which decision, if they can read that now."""

    row: WishPiece
    decision: UUID | None = None
    title: str = ""


def standing(*, said: Sequence[UUID], door: Opened) -> dict[UUID, Put]:
    """What stands beside these wishes, by wish: one query, and no file."""
    return {row.said_id: _put(row, door) for row in _standing().filter(said__among=list(said))}


def get(*, wish_piece: UUID, record: UUID, door: Opened) -> Put:
    """One of them.

    :raises NotVisible: when there is none by that id, it was taken out, or whoever acts cannot see it.
    """
    found = _standing().filter(pk=wish_piece, record=record).select_related("said").first()
    if found is None:
        raise NotVisible
    return _put(found, door)


def theirs(*, wish_piece: UUID, record: UUID) -> tuple[WishPiece, UUID | None]:
    """The row of one that they put there, taken out or not, and the decision if they can read that now.

    :raises NotVisible: when they put none there by that id.
    """
    row = WishPiece.objects.filter(pk=wish_piece, record=record).defer("card", "file").first()
    if row is None:
        raise NotVisible
    return row, Said.objects.filter(pk=row.said_id).values_list("decision", flat=True).first()


def places(*, record: UUID, door: Opened) -> dict[UUID, list[Place]]:
    """Where pieces of theirs stand, by piece: two queries, and the second only where any stands."""
    rows = list(_standing().filter(record=record).order_by("put_at", "id"))
    wishes = [row.said_id for row in rows]
    said = {one.pk: one for one in Said.objects.filter(pk__among=wishes).select_related("decision")} if rows else {}
    found: dict[UUID, list[Place]] = {}
    for row in rows:
        found.setdefault(row.piece_id, []).append(_place(row, said.get(row.said_id), door))
    return found


def _standing() -> QuerySet[WishPiece]:
    return WishPiece.objects.filter(ended_at=None).defer("file")


def _put(row: WishPiece, door: Opened) -> Put:
    return Put(row, PieceCard.from_sealed(door.read(row, "card")))


def _place(row: WishPiece, said: Said | None, door: Opened) -> Place:
    # A decision can be kept from them for a while after they said what they want: the piece is theirs to take out even so.
    if said is None:
        return Place(row)
    return Place(row, said.decision_id, DecisionCard.from_sealed(door.read(said.decision, "card")).title)
