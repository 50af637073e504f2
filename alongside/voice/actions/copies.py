"""Copies of a piece, each sealed anew under a key of its own, in the part of the record in which it is seen."""

from dataclasses import replace

from django.utils.translation import gettext as _

from alongside.access import crypto
from alongside.access.doors import Opened
from alongside.kernel.decisions import Refused
from alongside.voice import files
from alongside.voice.models import Piece, ShownPiece, WishPiece
from alongside.voice.piece_cards import PieceCard


def hold(piece: Piece) -> None:
    """See that a piece is there, and stays until this transaction is over: no copy outlives it.

    :raises Refused: when they let go of it meanwhile.
    """
    if Piece.objects.select_for_update().filter(pk=piece.pk, gone_at=None).only("pk").first() is None:
        raise Refused(_("You let go of it meanwhile. Choose something else, or nothing."))


def seal(row: ShownPiece | WishPiece, *, piece: Piece, card: PieceCard, door: Opened) -> None:
    """Put the card and the file of a piece into the row of its copy."""
    told = card
    if card.key:
        told = replace(card, key=crypto.new_key().hex())
        data = files.opened(piece.file, row=piece.pk, key=card.key)
        row.file = files.sealed(data, row=row.pk, key=told.key)
    row.card = door.seal(row, "card", told.sealed_text())
