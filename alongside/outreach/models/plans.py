"""How we keep in touch with a young person: proposed, agreed, and changed by a newer version."""

from typing import Self

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q

from alongside.access.models import Account, Protected, SealedField
from alongside.kernel.models import VersionedModel
from alongside.outreach.vocabulary import LIVE_PLAN, AgreedHow, Channel, PartOfDay, PlanState


class OutreachPlanQuerySet(models.QuerySet["OutreachPlan"]):
    """Chainable filters."""

    def live(self) -> Self:
        """Those in force, proposed or agreed: one for a young person."""
        return self.filter(state__in=LIVE_PLAN)


class OutreachPlan(Protected, VersionedModel):
    """One version of how we keep in touch. Places and what to talk about stand in the sealed ``card``.

    Only that they agreed, and that a newer version came, is written into it later.
    """

    number = models.PositiveSmallIntegerField()
    state = models.CharField(max_length=20, choices=PlanState.choices)
    # In the order in which they are tried.
    channels = ArrayField(models.CharField(max_length=20, choices=Channel.choices))
    # 0 is Monday; none means any day.
    weekdays = ArrayField(models.PositiveSmallIntegerField(), default=list)
    part_of_day = models.CharField(max_length=20, choices=PartOfDay.choices, default=PartOfDay.ANY)
    cadence_days = models.PositiveSmallIntegerField()
    next_try_on = models.DateField()
    space_until = models.DateField(null=True)
    card = SealedField()
    made_by = models.ForeignKey(Account, on_delete=models.PROTECT, related_name="+")
    made_at = models.DateTimeField()
    agreed_on = models.DateField(null=True)
    agreed_how = models.CharField(max_length=20, choices=AgreedHow.choices, blank=True, default="")
    agreed_words = SealedField(default=b"")
    agreed_noted_by = models.ForeignKey(Account, on_delete=models.PROTECT, null=True, related_name="+")
    changed_at = models.DateTimeField(null=True)

    objects = OutreachPlanQuerySet.as_manager()

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=["record", "number"], name="outreach_plan_one_number"),
            models.UniqueConstraint(fields=["record"], condition=Q(state__in=LIVE_PLAN), name="outreach_plan_one_live"),
            models.CheckConstraint(
                name="outreach_plan_has_a_way", condition=Q(channels__len__gte=1, cadence_days__gte=1)
            ),
            models.CheckConstraint(
                name="outreach_plan_agreed_together",
                condition=Q(agreed_on__isnull=True, agreed_how="", agreed_noted_by__isnull=True)
                | (Q(agreed_on__isnull=False, agreed_noted_by__isnull=False) & ~Q(agreed_how="")),
            ),
            models.CheckConstraint(
                name="outreach_plan_state_says_when",
                condition=(~Q(state=PlanState.PROPOSED) | Q(agreed_on__isnull=True))
                & (~Q(state=PlanState.AGREED) | Q(agreed_on__isnull=False))
                & (
                    Q(state=PlanState.CHANGED, changed_at__isnull=False)
                    | (~Q(state=PlanState.CHANGED) & Q(changed_at__isnull=True))
                ),
            ),
        )
