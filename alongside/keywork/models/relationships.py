"""Who is alongside a young person, what they wish for in somebody, and what workers say of themselves."""

from django.db import models
from django.db.models import Q

from alongside.access.models import Account, Grant, Protected, SealedField
from alongside.access.vocabulary import EndReason
from alongside.kernel.models import IdModel, VersionedModel
from alongside.keywork.bond_vocabulary import BondRole, EndHow, WhoAsked
from alongside.keywork.staff_vocabulary import Gender
from alongside.keywork.vocabulary import ToldHow


class Relationship(Protected, VersionedModel):
    """What somebody is to a young person. It opens nothing: a grant does, and where there is one it is the truth.

    Beside a grant it tells who asked, why, how the young person heard of it and when it is meant to end. Somebody
    without an account has a row and no grant; who they are is on the sealed ``card``.
    """

    role = models.CharField(max_length=20, choices=BondRole.choices)
    # The database holds it to a grant on the same record.
    grant = models.ForeignKey(Grant, on_delete=models.PROTECT, null=True, related_name="+")
    asked_by = models.CharField(max_length=20, choices=WhoAsked.choices)
    # Both empty until they were told.
    told_how = models.CharField(max_length=20, choices=ToldHow.choices, blank=True)
    told_on = models.DateField(null=True)
    starts_on = models.DateField()
    planned_end_on = models.DateField(null=True)
    ends_on = models.DateField(null=True)
    end_reason = models.CharField(max_length=30, choices=EndReason.choices, blank=True)
    end_how = models.CharField(max_length=20, choices=EndHow.choices, blank=True)
    end_asked_by = models.CharField(max_length=20, choices=WhoAsked.choices, blank=True)
    backup = models.ForeignKey(Account, on_delete=models.PROTECT, null=True, related_name="+")
    added_by = models.ForeignKey(Account, on_delete=models.PROTECT, related_name="+")
    added_at = models.DateTimeField()
    changed_by = models.ForeignKey(Account, on_delete=models.PROTECT, related_name="+")
    card = SealedField()

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=["grant"], name="keywork_relationship_one_of_grant"),
            models.CheckConstraint(
                name="keywork_relationship_told_together",
                condition=Q(told_on__isnull=True, told_how="") | (Q(told_on__isnull=False) & ~Q(told_how="")),
            ),
            models.CheckConstraint(
                name="keywork_relationship_ended_together",
                condition=Q(ends_on__isnull=True, end_reason="", end_how="", end_asked_by="")
                | (Q(ends_on__gte=models.F("starts_on")) & ~Q(end_reason="") & ~Q(end_how="") & ~Q(end_asked_by="")),
            ),
        )
        indexes = (models.Index(fields=["record"], name="keywork_relationship_record"),)


class WorkerWish(Protected, VersionedModel):
    """What a young person would like in a worker, on a sealed card; a new answer stands in place of the one before."""

    said_at = models.DateTimeField()
    said_to = models.ForeignKey(Account, on_delete=models.PROTECT, related_name="+")
    replaced_at = models.DateTimeField(null=True)
    card = SealedField()

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=["record"], name="keywork_workerwish_one", condition=Q(replaced_at__isnull=True)
            ),
        )
        indexes = (models.Index(fields=["record", "-said_at"], name="keywork_workerwish_record"),)


class WorkerSelf(VersionedModel):
    """What a worker says of themselves to young people who choose. Only they write it, and nobody has to."""

    account = models.OneToOneField(Account, on_delete=models.PROTECT, related_name="+")
    gender = models.CharField(max_length=20, choices=Gender.choices, blank=True)


class Absence(IdModel):
    """That a worker is away for some days, and who steps in. Never why."""

    account = models.ForeignKey(Account, on_delete=models.PROTECT, related_name="+")
    from_on = models.DateField()
    until_on = models.DateField()
    cover = models.ForeignKey(Account, on_delete=models.PROTECT, null=True, related_name="+")
    said_by = models.ForeignKey(Account, on_delete=models.PROTECT, related_name="+")
    said_at = models.DateTimeField()
    called_off_at = models.DateTimeField(null=True)

    class Meta:
        constraints = (
            models.CheckConstraint(
                name="keywork_absence_ends_after_start", condition=Q(until_on__gte=models.F("from_on"))
            ),
            models.CheckConstraint(
                name="keywork_absence_covered_by_another",
                condition=Q(cover__isnull=True) | ~Q(cover=models.F("account")),
            ),
        )
        indexes = (
            models.Index(
                fields=["account", "until_on"], name="keywork_absence_of", condition=Q(called_off_at__isnull=True)
            ),
            models.Index(fields=["until_on"], name="keywork_absence_live", condition=Q(called_off_at__isnull=True)),
        )
