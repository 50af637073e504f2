"""Endings, pauses, contacts after a goodbye, and a floor of contact that was raised for one young person."""

from typing import Self

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q

from alongside.access.models import Account, Protected, SealedField
from alongside.kernel.models import VersionedModel
from alongside.outreach.ending_vocabulary import (
    STANDING,
    THEIR_WORD_ONLY,
    CouldNot,
    FollowUpState,
    GivenHow,
    Judgement,
    Keep,
    Reason,
    State,
)
from alongside.record.models import Entry


class EndingQuerySet(models.QuerySet["Ending"]):
    """Chainable filters."""

    def standing(self) -> Self:
        """Those that are on their way or hold: one for a young person."""
        return self.filter(state__in=STANDING)


class Ending(Protected, VersionedModel):
    """That support ends or pauses: why, what they make of it, who goes on, and that they came back.

    What is said stands in the sealed ``card``. The database lets none be ended but by a lead other than whoever began
    it, after it was talked about, or with that lead's word for why it could not be.
    """

    state = models.CharField(max_length=20, choices=State.choices, default=State.THINKING)
    reason = models.CharField(max_length=20, choices=Reason.choices)
    begun_by = models.ForeignKey(Account, on_delete=models.PROTECT, related_name="+")
    begun_at = models.DateTimeField()
    judgement = models.CharField(max_length=20, choices=Judgement.choices, blank=True, default="")
    talked_on = models.DateField(null=True)
    could_not = models.CharField(max_length=20, choices=CouldNot.choices, blank=True, default="")
    goodbye_on = models.DateField(null=True)
    keeps = ArrayField(models.CharField(max_length=20, choices=Keep.choices), default=list)
    # Months after the goodbye at which they said we may get in touch.
    follow_up_months = ArrayField(models.PositiveSmallIntegerField(), default=list)
    open_until = models.DateField(null=True)
    seen_on = models.DateField(null=True)
    given_how = models.CharField(max_length=20, choices=GivenHow.choices, blank=True, default="")
    # The day on which workers stop seeing the record; their lead goes on seeing it.
    workers_until = models.DateField(null=True)
    ended_on = models.DateField(null=True)
    ended_by = models.ForeignKey(Account, on_delete=models.PROTECT, null=True, related_name="+")
    back_on = models.DateField(null=True)
    # Whether a lead has seen to it, after they came back, that somebody is there for them.
    welcomed = models.BooleanField(default=False)
    changed_by = models.ForeignKey(Account, on_delete=models.PROTECT, related_name="+")
    card = SealedField()

    objects = EndingQuerySet.as_manager()

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=["record"], condition=Q(state__in=STANDING), name="outreach_ending_one"),
            # The list is closed here and not in the pack: no service adds silence to it.
            models.CheckConstraint(name="outreach_ending_reasons", condition=Q(reason__in=Reason.values)),
            models.CheckConstraint(
                name="outreach_ending_talked_together",
                condition=Q(judgement="", talked_on__isnull=True) | (~Q(judgement="") & Q(talked_on__isnull=False)),
            ),
            models.CheckConstraint(
                name="outreach_ending_heard_first",
                condition=Q(state__in=[State.THINKING, State.CALLED_OFF, State.BACK])
                | ~Q(judgement="")
                | (~Q(could_not="") & ~Q(reason__in=THEIR_WORD_ONLY)),
            ),
            models.CheckConstraint(
                name="outreach_ending_their_word",
                condition=Q(state__in=[State.THINKING, State.TALKED, State.CALLED_OFF, State.BACK])
                | ~Q(reason__in=THEIR_WORD_ONLY)
                | Q(judgement__in=[Judgement.WANTS, Judgement.ALL_RIGHT]),
            ),
            models.CheckConstraint(
                name="outreach_ending_pause_is_none",
                condition=(~Q(state__in=[State.GOODBYE, State.ENDED]) | ~Q(reason=Reason.PAUSE))
                & (~Q(state=State.PAUSED) | Q(reason=Reason.PAUSE, open_until__isnull=False)),
            ),
            models.CheckConstraint(
                name="outreach_ending_ended_together",
                condition=~Q(state=State.ENDED)
                | (
                    Q(ended_on__isnull=False, ended_by__isnull=False, goodbye_on__isnull=False)
                    & Q(workers_until__gte=F("ended_on"))
                ),
            ),
            models.CheckConstraint(
                name="outreach_ending_other_hands", condition=Q(ended_by__isnull=True) | ~Q(ended_by=F("begun_by"))
            ),
        )
        indexes = (models.Index(fields=["record", "-begun_at"], name="outreach_ending_record"),)


class EndingStep(Protected):
    """One step of an ending on the timeline: the entry that tells it, and the state that came with it."""

    ending = models.ForeignKey(Ending, on_delete=models.PROTECT, related_name="steps")
    entry = models.OneToOneField(Entry, on_delete=models.PROTECT, related_name="+")
    state = models.CharField(max_length=20, choices=State.choices)

    class Meta:
        indexes = (
            models.Index(fields=["ending"], name="outreach_endingstep_of"),
            models.Index(fields=["record"], name="outreach_endingstep_record"),
        )


class FollowUp(Protected, VersionedModel):
    """Getting in touch some months after a goodbye, because they said we may."""

    ending = models.ForeignKey(Ending, on_delete=models.PROTECT, related_name="follow_ups")
    months = models.PositiveSmallIntegerField()
    due_on = models.DateField()
    state = models.CharField(max_length=20, choices=FollowUpState.choices, default=FollowUpState.TO_COME)
    entry = models.OneToOneField(Entry, on_delete=models.PROTECT, null=True, related_name="+")

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=["ending", "months"], name="outreach_followup_one"),
            models.CheckConstraint(
                name="outreach_followup_told",
                condition=Q(
                    state__in=[FollowUpState.TO_COME, FollowUpState.NOT_WANTED, FollowUpState.BACK],
                    entry__isnull=True,
                )
                | Q(state__in=[FollowUpState.IN_TOUCH, FollowUpState.NO_REPLY], entry__isnull=False),
            ),
        )
        indexes = (
            models.Index(fields=["record"], name="outreach_followup_record"),
            models.Index(fields=["due_on"], name="outreach_followup_due", condition=Q(state=FollowUpState.TO_COME)),
        )


class Floor(Protected):
    """That we try more often than the service's floor for one young person: never silent for longer than ``days``.

    A new row stands in place of the one before. What is longer than the service's own floor counts for nothing.
    """

    days = models.PositiveSmallIntegerField()
    set_by = models.ForeignKey(Account, on_delete=models.PROTECT, related_name="+")
    set_at = models.DateTimeField()
    why = SealedField()

    class Meta:
        constraints = (models.CheckConstraint(name="outreach_floor_some_days", condition=Q(days__gte=1)),)
        indexes = (models.Index(fields=["record", "-set_at"], name="outreach_floor_record"),)
