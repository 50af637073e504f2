"""Looking at a plan together."""

from django.db import models

from alongside.access.models import Account, Protected, SealedField
from alongside.planning.models.plans import Plan


class Review(Protected):
    """What stands beside the entry of a review: who took part and how, what changed, disagreements, the next day.

    ``participation`` is a code of the pack's list of that name; names and words are in the sealed ``card``.
    """

    entry = models.OneToOneField("record.Entry", models.PROTECT, related_name="+")
    plan = models.ForeignKey(Plan, models.PROTECT, related_name="+")
    held_at = models.DateTimeField()
    written_by = models.ForeignKey(Account, models.PROTECT, related_name="+")
    participation = models.CharField(max_length=20)
    next_on = models.DateField()
    card = SealedField()

    class Meta:
        indexes = (models.Index(fields=["record", "-held_at"], name="planning_review_record"),)
