"""One row for everything that happens around a young person."""

from datetime import datetime

from django.db import models
from django.db.models import Q

from alongside.access.models import Account, Protected, Record, SealedField
from alongside.kernel.models import VersionedModel
from alongside.record.vocabulary import BESIDE, Kind, RestsOn, Sharing


class Entry(Protected, VersionedModel):
    """An entry on the timeline. Its words are never edited: a correction, or the young person's own view, stands beside it.

    Only whether it is shared changes, and says so in its version.
    """

    # No index of its own: those below begin with it, and it drew the planner to read and sort whole timelines.
    record = models.ForeignKey(Record, on_delete=models.PROTECT, related_name="+", db_index=False)
    kind = models.CharField(max_length=20, choices=Kind.choices)
    happened_at = models.DateTimeField()
    is_about = models.BooleanField(default=False)
    recorded_at = models.DateTimeField()
    author = models.ForeignKey(Account, on_delete=models.PROTECT, related_name="+")
    rests_on = models.CharField(max_length=20, choices=RestsOn.choices)
    third_party = models.BooleanField(default=False)
    body = SealedField()
    told_by = SealedField(default=b"")
    sharing = models.CharField(max_length=20, choices=Sharing.choices)
    withheld_because = SealedField(default=b"")
    review_on = models.DateField(null=True)
    corrects = models.ForeignKey("self", on_delete=models.PROTECT, null=True, related_name="corrections")

    class Meta:
        constraints = (
            models.CheckConstraint(
                name="record_entry_withheld_is_reviewed",
                condition=Q(sharing=Sharing.SHARED, review_on__isnull=True)
                | Q(sharing=Sharing.WITHHELD, review_on__isnull=False),
            ),
            models.CheckConstraint(
                name="record_entry_correction_corrects",
                condition=Q(kind__in=BESIDE, corrects__isnull=False) | (~Q(kind__in=BESIDE) & Q(corrects__isnull=True)),
            ),
        )
        indexes = (
            models.Index(fields=["record", "-happened_at", "-id"], name="record_entry_timeline"),
            models.Index(fields=["record", "kind", "-happened_at", "-id"], name="record_entry_kinds"),
            models.Index(fields=["team_id", "-happened_at", "-id"], name="record_entry_team"),
            models.Index(fields=["record", "review_on"], name="record_entry_review"),
            models.Index(fields=["recorded_at"], name="record_entry_disagrees", condition=Q(kind=Kind.DISAGREES)),
        )

    @property
    def happened_as_said(self) -> datetime | None:
        """When it happened, unless that is the moment in which it was written down."""
        return None if self.happened_at == self.recorded_at else self.happened_at
