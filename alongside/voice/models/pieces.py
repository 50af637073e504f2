"""What young people make themselves, and the copies of it that somebody is shown."""

from django.db import models
from django.db.models import Q

from alongside.access.models import Account, Held, SealedField
from alongside.access.vocabulary import Compartment
from alongside.kernel.models import VersionedModel


class Piece(Held, VersionedModel):
    """Something of their own: words, songs, cards, a drawing, a picture or a recording.

    Only whoever it belongs to has any right to this table: no worker, no lead, no machine. Even what sort of thing it
    is stands on the sealed ``card``. ``file`` holds sealed bytes. Once it was let go of, nothing is left in the row.
    """

    card = SealedField(default=b"")
    file = SealedField(default=b"")
    made_at = models.DateTimeField()
    gone_at = models.DateTimeField(null=True)

    class Meta:
        constraints = (
            models.CheckConstraint(name="voice_piece_is_private", condition=Q(compartment=Compartment.PRIVATE)),
            models.CheckConstraint(
                name="voice_piece_gone_is_empty", condition=Q(gone_at__isnull=True) | Q(card=b"", file=b"")
            ),
        )
        indexes = (models.Index(fields=["record", "-made_at"], name="voice_piece_record"),)


class ShownPiece(Held, VersionedModel):
    """A copy of a piece, sealed anew, that one named person is shown until a day or until it is taken back.

    Seen by that person alone, while they hold a door to the record. Taken back, nothing is left in the row.
    """

    piece = models.ForeignKey(Piece, on_delete=models.PROTECT, related_name="+")
    reader = models.ForeignKey(Account, on_delete=models.PROTECT, related_name="+")
    card = SealedField(default=b"")
    file = SealedField(default=b"")
    shown_at = models.DateTimeField()
    until = models.DateField(null=True)
    ended_at = models.DateTimeField(null=True)

    class Meta:
        constraints = (
            models.CheckConstraint(name="voice_shownpiece_is_everyday", condition=Q(compartment=Compartment.EVERYDAY)),
            models.CheckConstraint(
                name="voice_shownpiece_ended_is_empty", condition=Q(ended_at__isnull=True) | Q(card=b"", file=b"")
            ),
            models.UniqueConstraint(
                fields=["piece", "reader"], condition=Q(ended_at__isnull=True), name="voice_shownpiece_one"
            ),
        )
        indexes = (
            models.Index(
                fields=["record", "reader"], condition=Q(ended_at__isnull=True), name="voice_shownpiece_reader"
            ),
            models.Index(fields=["until"], condition=Q(ended_at__isnull=True), name="voice_shownpiece_until"),
        )
