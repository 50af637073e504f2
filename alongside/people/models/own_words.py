"""Who a young person says they are, and what they need to take part."""

from django.db import models
from django.db.models import Q

from alongside.access.models import Account, Protected, SealedField
from alongside.access.vocabulary import Compartment
from alongside.kernel.models import VersionedModel
from alongside.people.needs_vocabulary import Met
from alongside.people.vocabulary import InterpreterSaid


class Identity(Protected, VersionedModel):
    """Who they say they are, in their words. A new answer takes the place of the one before, which is not kept.

    It lies in a part of its own, so that whoever reads notes does not come upon it by the way.
    """

    said_at = models.DateTimeField()
    said_by = models.ForeignKey(Account, on_delete=models.PROTECT, related_name="+")
    card = SealedField()

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=["record"], name="people_identity_one"),
            models.CheckConstraint(name="people_identity_apart", condition=Q(compartment=Compartment.IDENTITY)),
        )


class AccessProfile(Protected, VersionedModel):
    """What they need to take part, sealed; when to ask again, and whether they had it the last time."""

    said_at = models.DateTimeField()
    said_by = models.ForeignKey(Account, on_delete=models.PROTECT, related_name="+")
    review_on = models.DateField()
    met = models.CharField(max_length=10, choices=Met.choices, blank=True)
    met_on = models.DateField(null=True)
    card = SealedField()

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=["record"], name="people_accessprofile_one"),
            models.CheckConstraint(name="people_accessprofile_seen", condition=Q(compartment=Compartment.EVERYDAY)),
            models.CheckConstraint(
                name="people_accessprofile_met_together",
                condition=Q(met="", met_on__isnull=True) | (~Q(met="") & Q(met_on__isnull=False)),
            ),
        )
        indexes = (
            models.Index(fields=["review_on"], name="people_access_review"),
            models.Index(fields=["met_on"], condition=Q(met__in=(Met.PARTLY, Met.NO)), name="people_access_unmet"),
        )


class AccessCheck(Protected):
    """Whether they had what they need, as somebody said on a day. Never changed."""

    said_at = models.DateTimeField()
    said_by = models.ForeignKey(Account, on_delete=models.PROTECT, related_name="+")
    met = models.CharField(max_length=10, choices=Met.choices)
    words = SealedField(default=b"")

    class Meta:
        constraints = (
            models.CheckConstraint(name="people_accesscheck_seen", condition=Q(compartment=Compartment.EVERYDAY)),
        )
        indexes = (models.Index(fields=["record", "-said_at"], name="people_accesscheck_record"),)


class Interpreter(Protected, VersionedModel):
    """Somebody who is to interpret, looked at for ties first; and what the young person says of them, before and after."""

    meets_on = models.DateField()
    planned_at = models.DateTimeField()
    planned_by = models.ForeignKey(Account, on_delete=models.PROTECT, related_name="+")
    said = models.CharField(max_length=20, choices=InterpreterSaid.choices, default=InterpreterSaid.WAITS)
    said_at = models.DateTimeField(null=True)
    said_by = models.ForeignKey(Account, on_delete=models.PROTECT, null=True, related_name="+")
    card = SealedField()

    class Meta:
        constraints = (
            models.CheckConstraint(name="people_interpreter_seen", condition=Q(compartment=Compartment.EVERYDAY)),
            models.CheckConstraint(
                name="people_interpreter_said_together",
                condition=Q(said=InterpreterSaid.WAITS, said_at__isnull=True, said_by__isnull=True)
                | (~Q(said=InterpreterSaid.WAITS) & Q(said_at__isnull=False, said_by__isnull=False)),
            ),
        )
        indexes = (models.Index(fields=["record", "-meets_on"], name="people_interpreter_record"),)
