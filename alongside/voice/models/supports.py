"""Support that is offered, and what they say to it."""

from django.db import models
from django.db.models import Q

from alongside.access.models import Account, Protected, SealedField
from alongside.kernel.models import VersionedModel
from alongside.voice.support_vocabulary import SupportState


class Support(Protected, VersionedModel):
    """One support that was offered, with what they say to it. What it is stands on the sealed ``card``.

    Support is voluntary. What is not names by which law (``basis``, a code of the pack's list ``compulsory_basis``) and
    until when; what they say to it is kept all the same.
    """

    state = models.CharField(max_length=20, choices=SupportState.choices, default=SupportState.OFFERED)
    offered_by = models.ForeignKey(Account, models.PROTECT, related_name="+")
    offered_at = models.DateTimeField()
    answered_on = models.DateField(null=True)
    answered_by = models.ForeignKey(Account, models.PROTECT, null=True, related_name="+")
    basis = models.CharField(max_length=20, blank=True)
    ends_on = models.DateField(null=True)
    card = SealedField()

    class Meta:
        constraints = (
            models.CheckConstraint(
                name="voice_support_compulsory_has_an_end",
                condition=Q(basis="", ends_on__isnull=True) | (~Q(basis="") & Q(ends_on__isnull=False)),
            ),
            models.CheckConstraint(
                name="voice_support_answered_together",
                condition=Q(state=SupportState.OFFERED, answered_on__isnull=True, answered_by__isnull=True)
                | (~Q(state=SupportState.OFFERED) & Q(answered_on__isnull=False, answered_by__isnull=False)),
            ),
        )
        indexes = (models.Index(fields=["record", "-offered_at"], name="voice_support_record"),)
