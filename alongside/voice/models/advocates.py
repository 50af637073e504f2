"""Advocates: from the day one is wanted to the day they met, and after."""

from django.db import models
from django.db.models import Q

from alongside.access.models import Account, Protected, SealedField
from alongside.kernel.models import IdModel, VersionedModel
from alongside.voice.advocate_vocabulary import GOING_ON, NOT_MET, AdvocacyState, WantedHow


class Advocacy(Protected, VersionedModel):
    """That a young person wants an advocate, who it is, and when they first met. It opens no door: a grant does.

    Who it is and how to reach them is on the sealed ``card``. They read it in their own space.
    """

    state = models.CharField(max_length=20, choices=AdvocacyState.choices, default=AdvocacyState.WANTED)
    wanted_how = models.CharField(max_length=20, choices=WantedHow.choices)
    wanted_on = models.DateField()
    written_by = models.ForeignKey(Account, models.PROTECT, related_name="+")
    written_at = models.DateTimeField()
    found_on = models.DateField(null=True)
    met_on = models.DateField(null=True)
    over_on = models.DateField(null=True)
    card = SealedField(default=b"")

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=["record"], condition=Q(state__in=GOING_ON), name="voice_advocacy_one_goes_on"
            ),
            models.CheckConstraint(
                name="voice_advocacy_found_is_named",
                condition=~Q(state__in=(AdvocacyState.FOUND, AdvocacyState.MET)) | ~Q(card=b""),
            ),
            models.CheckConstraint(
                name="voice_advocacy_met_after_wanted",
                condition=Q(met_on__isnull=True) | Q(met_on__gte=models.F("wanted_on")),
            ),
            models.CheckConstraint(
                name="voice_advocacy_met_has_a_day", condition=~Q(state=AdvocacyState.MET) | Q(met_on__isnull=False)
            ),
        )
        indexes = (
            models.Index(fields=["record", "-wanted_on"], name="voice_advocacy_record"),
            models.Index(fields=["team_id"], condition=Q(state__in=NOT_MET), name="voice_advocacy_waits_team"),
        )


class AdvocacyWait(IdModel):
    """How many young people met an advocate in the last year, and within how many days half of them did.

    For the whole service, counted at night: ``n`` is rounded to five, and both are empty for fewer than five.
    """

    n = models.PositiveIntegerField(null=True)
    days = models.PositiveIntegerField(null=True)
    counted_at = models.DateTimeField()
