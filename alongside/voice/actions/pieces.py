"""Making something of one's own, changing it, letting go of it. Inside one's own record's transaction.

The ledger says that somebody kept something of their own, and not where: a line about the record would tell workers that
there is something.
"""

from dataclasses import replace
from datetime import datetime
from uuid import UUID

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from alongside.access import crypto
from alongside.access.actor import ensure
from alongside.access.doors import Opened
from alongside.access.models import Account
from alongside.access.vocabulary import Compartment
from alongside.access.written import next_id
from alongside.attachments.actions import arrivals
from alongside.attachments.readers.kinds import TYPES, Cleaned, NotFit, Unfit
from alongside.kernel.decisions import NotVisible, Refused
from alongside.kernel.ids import new_id
from alongside.ledger.actions import lines
from alongside.ledger.vocabulary import Verb
from alongside.voice import files
from alongside.voice.actions import showing, wishing
from alongside.voice.models import Piece, ShownPiece, WishPiece
from alongside.voice.piece_cards import PieceCard
from alongside.voice.piece_vocabulary import WITH_FILE, Way

MOST_PIECES, MOST_BYTES = 500, 15_000_000


def looked(data: bytes, *, name: str, way: Way) -> Cleaned:
    """What is kept of a picture or a recording, with place, day and device taken out. It takes seconds: outside any transaction.

    :raises NotFit: when it is not kept, or is another kind of file.
    """
    made = arrivals.look(data, name=name).made
    if TYPES[made.type].kind != WITH_FILE[way]:
        raise NotFit(Unfit.NOT_KNOWN)
    if len(made.data) > MOST_BYTES:
        raise NotFit(Unfit.TOO_BIG)
    return made


def keep(
    *,
    record: UUID,
    card: PieceCard,
    file: Cleaned | None = None,
    once: UUID | None = None,
    now: datetime,
    door: Opened,
    by: Account,
) -> Piece:
    """Keep something of their own, for nobody but them.

    ``once`` is the id it will have: the same with the same id again writes nothing and gives back what was written;
    anything else is kept beside it.

    :raises Refused: when they have as many as are kept.
    """
    ensure(by.pk)
    if Piece.objects.filter(record=record, gone_at=None).count() >= MOST_PIECES:
        raise Refused(_("There is no room for more. Let go of something first."))
    piece = Piece(id=once or new_id(), record_id=record, compartment=Compartment.PRIVATE, made_at=now)
    sealed = card
    if file:
        sealed = replace(card, type=file.type, key=crypto.new_key().hex())
        piece.file = files.sealed(file.data, row=piece.pk, key=sealed.key)
    piece.card = door.seal(piece, "card", sealed.sealed_text())
    try:
        with transaction.atomic():
            piece.save(force_insert=True)
    except IntegrityError:
        there = Piece.objects.filter(pk=piece.pk, record=record).first()
        if there is None:
            raise NotVisible from None
        if there.gone_at or _is_same(there, card, file, door):
            return there
        return keep(record=record, card=card, file=file, once=next_id(piece.pk), now=now, door=door, by=by)
    lines.record(Verb.PIECE_KEPT, by=by.pk)
    return piece


def _is_same(there: Piece, card: PieceCard, file: Cleaned | None, door: Opened) -> bool:
    before = PieceCard.from_sealed(door.read(there, "card"))
    data = files.opened(there.file, row=there.pk, key=before.key) if before.key else None
    return replace(before, type=card.type, key=card.key) == card and data == (file.data if file else None)


def change(*, piece: Piece, card: PieceCard, seen: int, door: Opened, by: Account) -> None:
    """Write it anew. A copy that somebody is shown stays as it was shown.

    :raises ChangedMeanwhile: when it was changed in another tab.
    """
    ensure(by.pk)
    piece.write(seen=seen, card=door.seal(piece, "card", card.sealed_text()))
    lines.record(Verb.PIECE_KEPT, by=by.pk)


def let_go(*, piece: Piece, seen: int, now: datetime, by: Account) -> None:
    """Let go of it for good, of every copy that somebody is shown, and of every one that stands beside a wish.

    :raises ChangedMeanwhile: when it was changed in another tab.
    """
    ensure(by.pk)
    # First of all the piece: a copy that is made at the same moment, in another tab, waits for this and is refused.
    piece.write(seen=seen, card=b"", file=b"", gone_at=now)
    for shown in ShownPiece.objects.filter(piece=piece, ended_at=None).defer("file"):
        showing.take_back(shown=shown, now=now, by=by)
    for put in WishPiece.objects.filter(piece=piece, ended_at=None).defer("file"):
        wishing.take_out(wish_piece=put, now=now, by=by)
    lines.record(Verb.PIECE_KEPT, by=by.pk)
