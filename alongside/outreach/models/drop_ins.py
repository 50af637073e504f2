"""Who dropped in: a few words under the service's key, for a short while, in no record."""

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q

from alongside.access.models import Account
from alongside.kernel.models import VersionedModel
from alongside.outreach.ending_vocabulary import CameFor, VisitState
from alongside.people.models import Team


class Visit(VersionedModel):
    """Somebody who dropped in. A first name or a nickname, sealed; what they came for; nothing else.

    It is no record, and is let go of by ``forget_on``. Once somebody has matched it to a record it is gone at once.
    """

    team = models.ForeignKey(Team, on_delete=models.PROTECT, related_name="+")
    came_at = models.DateTimeField()
    came_for = ArrayField(models.CharField(max_length=20, choices=CameFor.choices), default=list)
    state = models.CharField(max_length=20, choices=VisitState.choices, default=VisitState.HERE)
    # Under the service's key: alongside/access/service_key.py.
    name = models.BinaryField()
    is_from_tablet = models.BooleanField()
    # Whoever wrote it down, or opened the tablet that it was typed on.
    added_by = models.ForeignKey(Account, on_delete=models.PROTECT, related_name="+")
    with_whom = models.ForeignKey(Account, on_delete=models.PROTECT, null=True, related_name="+")
    forget_on = models.DateField()

    class Meta:
        constraints = (
            models.CheckConstraint(
                name="outreach_visit_with_somebody", condition=~Q(state=VisitState.WITH) | Q(with_whom__isnull=False)
            ),
        )
        indexes = (
            models.Index(fields=["team", "-came_at"], name="outreach_visit_team"),
            models.Index(fields=["forget_on"], name="outreach_visit_forget"),
        )
