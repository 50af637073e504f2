"""What young people made and put beside what they want."""

from django.db import models
from django.db.models import Q

from alongside.access.models import Held, SealedField
from alongside.kernel.models import VersionedModel
from alongside.voice.models.decisions import Said
from alongside.voice.models.pieces import Piece


class WishPiece(Held, VersionedModel):
    """A copy of a piece, sealed anew in the part of the decision, that stands beside a wish of theirs.

    Whoever reads the decision sees it; only they put it there and take it out. Taken out, nothing is left in the row.
    """

    said = models.ForeignKey(Said, on_delete=models.PROTECT, related_name="+")
    piece = models.ForeignKey(Piece, on_delete=models.PROTECT, related_name="+")
    card = SealedField(default=b"")
    file = SealedField(default=b"")
    put_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True)

    class Meta:
        constraints = (
            models.CheckConstraint(
                name="voice_wishpiece_ended_is_empty", condition=Q(ended_at__isnull=True) | Q(card=b"", file=b"")
            ),
            models.UniqueConstraint(fields=["said"], condition=Q(ended_at__isnull=True), name="voice_wishpiece_one"),
        )
        indexes = (models.Index(fields=["record"], condition=Q(ended_at__isnull=True), name="voice_wishpiece_record"),)
