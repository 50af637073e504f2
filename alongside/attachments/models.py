"""Files beside an entry. The row says what and whose; the bytes lie sealed in the store."""

from django.db import models
from django.db.models import Q

from alongside.access.models import Account, Protected, SealedField
from alongside.attachments.readers.kinds import TYPES, About
from alongside.attachments.vocabulary import Because, Checked, Kind, State
from alongside.record.models import Entry


class Attachment(Protected):
    """A photo, a sound or a document. It lies in the record and the part of its entry.

    Its bytes are sealed under ``file_key``, which is sealed under the record's key. While it arrives,
    ``size`` is what was announced and ``arrived`` how much of it is here. Once kept, ``size`` is in
    bytes of what is kept, in ``pieces`` pieces, and ``small`` is the size of the small picture
    beside a photo, or 0.
    """

    entry = models.ForeignKey(Entry, on_delete=models.PROTECT, related_name="+")
    state = models.CharField(max_length=20, choices=State.choices, default=State.ARRIVING)
    kind = models.CharField(max_length=20, choices=Kind.choices, blank=True, default="")
    type = models.CharField(max_length=10, blank=True, default="")
    checked = models.CharField(max_length=20, choices=Checked.choices, blank=True, default="")
    size = models.PositiveBigIntegerField()
    arrived = models.PositiveBigIntegerField(default=0)
    pieces = models.PositiveIntegerField(default=0)
    small = models.PositiveIntegerField(default=0)
    name = SealedField(default=b"")
    description = SealedField(default=b"")
    file_key = SealedField(default=b"")
    added_by = models.ForeignKey(Account, on_delete=models.PROTECT, related_name="+")
    added_at = models.DateTimeField()
    taken_by = models.ForeignKey(Account, on_delete=models.PROTECT, null=True, related_name="+")
    taken_at = models.DateTimeField(null=True)
    taken_because = models.CharField(max_length=20, choices=Because.choices, blank=True, default="")

    class Meta:
        constraints = (
            models.CheckConstraint(
                name="attachments_kept_is_whole",
                condition=~Q(state__in=[State.KEPT, State.TAKEN_AWAY])
                | (Q(pieces__gt=0) & ~Q(kind="") & ~Q(type="") & ~Q(checked="")),
            ),
            models.CheckConstraint(
                name="attachments_taken_away_says_why",
                condition=Q(state=State.TAKEN_AWAY, taken_at__isnull=False, taken_by__isnull=False)
                & ~Q(taken_because="")
                | ~Q(state=State.TAKEN_AWAY) & Q(taken_at__isnull=True, taken_by__isnull=True, taken_because=""),
            ),
        )

    @property
    def about(self) -> About:
        """What is known of its type: what browsers call it, and how its name ends."""
        return TYPES[self.type]
