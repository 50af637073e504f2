"""Lists kept for later: what to read, and references brought in to be looked through."""

from django.db import models
from django.db.models import Q

from alongside.access.models import Account
from alongside.kernel.models import IdModel, VersionedModel


class Reading(VersionedModel):
    """A source on somebody's own reading list, or on a team's."""

    account = models.ForeignKey(Account, on_delete=models.PROTECT, null=True, related_name="+")
    # The team lives in a higher room.
    team_id = models.UUIDField(null=True)
    source = models.CharField(max_length=80)
    added_by = models.ForeignKey(Account, on_delete=models.PROTECT, related_name="+")
    added_at = models.DateTimeField()
    read_at = models.DateTimeField(null=True)
    talked_on = models.DateField(null=True)
    removed_at = models.DateTimeField(null=True)

    class Meta:
        constraints = (
            models.CheckConstraint(
                name="evidence_reading_one_list", condition=Q(account__isnull=True) ^ Q(team_id__isnull=True)
            ),
            models.UniqueConstraint(
                fields=["account", "source"],
                condition=Q(removed_at__isnull=True, account__isnull=False),
                name="evidence_reading_own_once",
            ),
            models.UniqueConstraint(
                fields=["team_id", "source"],
                condition=Q(removed_at__isnull=True, team_id__isnull=False),
                name="evidence_reading_team_once",
            ),
        )


class Brought(IdModel):
    """References somebody brought in and has not chosen from yet; kept for a day, for them alone."""

    account = models.ForeignKey(Account, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()
    encoding = models.CharField(max_length=20)
    found = models.JSONField()
