"""Putting a piece beside what one wants, taking it out again, and looking at it.

The lines name the record: whoever reads the decision may know of it. That somebody looked is a line about the decision,
so that the young person reads who did.
"""

from datetime import datetime
from uuid import UUID

from alongside.access.actor import ensure
from alongside.access.doors import Opened
from alongside.access.models import Account
from alongside.ledger.actions import lines
from alongside.ledger.models import Line
from alongside.ledger.vocabulary import Verb
from alongside.voice.actions import copies
from alongside.voice.models import Said, WishPiece
from alongside.voice.queries.pieces import Made


def put(*, made: Made, said: Said, now: datetime, door: Opened, by: Account) -> None:
    """Put a copy of it, sealed anew, beside a wish that was just said.

    The piece is held by then (:func:`alongside.voice.actions.copies.hold`).
    """
    ensure(by.pk)
    row = WishPiece(
        record_id=said.record_id, compartment=said.compartment, said=said, piece=made.piece, put_at=now
    )  # fmt: skip
    copies.seal(row, piece=made.piece, card=made.card, door=door)
    row.save(force_insert=True)
    lines.record(Verb.PIECE_PUT_BESIDE, records=[row.record_id], thing=row.pk, by=by.pk)


def take_out(*, wish_piece: WishPiece, now: datetime, by: Account) -> None:
    """Take it out: at once nothing is left of it. Once it was taken out, doing it again changes nothing."""
    ensure(by.pk)
    rows = WishPiece.objects.filter(pk=wish_piece.pk, ended_at=None)
    if rows.update(card=b"", file=b"", ended_at=now, version=wish_piece.version + 1):
        lines.record(Verb.PIECE_TAKEN_OUT, records=[wish_piece.record_id], thing=wish_piece.pk, by=by.pk)


def tell_looked(*, decision: UUID, record: UUID, door: Opened, by: Account) -> None:
    """Say once for this opening that somebody looked at what stands beside the wishes of a decision."""
    told = Line.objects.filter(pk__gt=door.line, actor=by.pk, verb=Verb.PIECE_LOOKED_AT, thing=decision)
    if not told.exists():
        lines.record(Verb.PIECE_LOOKED_AT, records=[record], thing=decision, by=by.pk)
