"""Showing a piece to somebody by name, taking it back, and looking at what one is shown.

Lines about showing name no record: else every worker who reads the record's lines would learn of it. That somebody
looked is a line about the record, so that the young person reads who did.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from uuid import UUID

from django.utils import timezone
from django.utils.translation import gettext as _

from alongside.access.actor import ensure
from alongside.access.doors import Opened
from alongside.access.models import Account
from alongside.access.vocabulary import Compartment
from alongside.kernel.decisions import Refused
from alongside.ledger.actions import lines
from alongside.ledger.models import Line
from alongside.ledger.vocabulary import Verb
from alongside.voice.actions import copies
from alongside.voice.models import Piece, ShownPiece
from alongside.voice.piece_cards import PieceCard
from alongside.voice.piece_vocabulary import Use


@dataclass(frozen=True, slots=True)
class Terms:
    """Who is shown it, what they may do beside seeing it, and the last day; without one, until it is taken back."""

    readers: Sequence[UUID]
    uses: tuple[Use, ...] = ()
    until: date | None = None


def show(
    *,
    piece: Piece,
    card: PieceCard,
    terms: Terms,
    could: Mapping[UUID, str],
    now: datetime,
    door: Opened,
    by: Account,
) -> None:
    """Make a copy for each of them, sealed anew. Whoever was shown it before is shown it anew.

    ``could`` are those who can be shown anything (:func:`alongside.voice.queries.pieces.could_be_shown`).

    :raises Refused: when somebody is not among them, the day is over, or they let go of it meanwhile.
    """
    ensure(by.pk)
    if not terms.readers or not set(terms.readers) <= set(could):
        raise Refused(_("Choose somebody who is around you now. Nobody else can be shown anything."))
    if terms.until and terms.until < timezone.localdate(now):
        raise Refused(_("That day is over. Choose a later one."))
    copies.hold(piece)
    for before in ShownPiece.objects.filter(piece=piece, reader__in=terms.readers, ended_at=None).defer("file"):
        take_back(shown=before, now=now, by=by)
    for reader in terms.readers:
        row = _copy(piece, card, terms, reader, now, door)
        row.save(force_insert=True)
        lines.record(Verb.PIECE_SHOWN, thing=row.pk, by=by.pk)


def take_back(*, shown: ShownPiece, now: datetime, by: Account) -> None:
    """Take a copy back: at once nothing is left of it. Once it was taken back, doing it again changes nothing."""
    ensure(by.pk)
    rows = ShownPiece.objects.filter(pk=shown.pk, ended_at=None)
    if rows.update(card=b"", file=b"", ended_at=now, version=shown.version + 1):
        lines.record(Verb.PIECE_TAKEN_BACK, thing=shown.pk, by=by.pk)


def tell_looked(*, shown: ShownPiece, door: Opened, by: Account) -> None:
    """Say once for this opening that somebody looked at what they are shown."""
    told = Line.objects.filter(pk__gt=door.line, actor=by.pk, verb=Verb.PIECE_LOOKED_AT, thing=shown.pk)
    if not told.exists():
        lines.record(Verb.PIECE_LOOKED_AT, records=[shown.record_id], thing=shown.pk, by=by.pk)


def tell_copied(*, shown: ShownPiece, by: Account) -> None:
    """Say that somebody kept a copy."""
    lines.record(Verb.PIECE_COPIED, records=[shown.record_id], thing=shown.pk, by=by.pk)


def _copy(piece: Piece, card: PieceCard, terms: Terms, reader: UUID, now: datetime, door: Opened) -> ShownPiece:
    row = ShownPiece(
        record_id=piece.record_id,
        compartment=Compartment.EVERYDAY,
        piece=piece,
        reader_id=reader,
        shown_at=now,
        until=terms.until,
    )
    copies.seal(row, piece=piece, card=replace(card, uses=terms.uses), door=door)
    return row
