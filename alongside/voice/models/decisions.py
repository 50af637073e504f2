"""Decisions that concern a young person, and what is said on the way."""

from django.db import models
from django.db.models import Q

from alongside.access.models import Account, Protected, SealedField
from alongside.kernel.models import VersionedModel
from alongside.voice.decision_vocabulary import (
    ASKS,
    NOT_DECIDED,
    WAS_TOLD,
    About,
    Advocate,
    DecisionState,
    Medium,
    Sense,
    TellingWay,
    Weight,
    What,
)


class Decision(Protected, VersionedModel):
    """Something that is decided about a young person's life: how far it is, and what was prepared.

    They read it in their own space from the first day, unless it is held back: then it says why on ``why_without``, and
    by when they are told. What was decided, told and said stands beside it, never changed, as :class:`Said`.
    """

    about = models.CharField(max_length=20, choices=About.choices)
    # What it belongs to, such as an ending: the id of a row in another room.
    thing = models.UUIDField(null=True)
    state = models.CharField(max_length=20, choices=DecisionState.choices, default=DecisionState.OPEN)
    opened_by = models.ForeignKey(Account, models.PROTECT, related_name="+")
    opened_at = models.DateTimeField()
    held_back = models.BooleanField(default=False)
    advocate = models.CharField(max_length=20, choices=Advocate.choices, default=Advocate.NOT_OFFERED)
    advocate_on = models.DateField(null=True)
    weight = models.CharField(max_length=20, choices=Weight.choices, blank=True)
    decided_by = models.ForeignKey(Account, models.PROTECT, null=True, related_name="+")
    decided_on = models.DateField(null=True)
    tell_by = models.DateField(null=True)
    told_on = models.DateField(null=True)
    told_how = models.CharField(max_length=20, choices=TellingWay.choices, blank=True)
    sense = models.CharField(max_length=20, choices=Sense.choices, blank=True)
    answer_by = models.DateField(null=True)
    review_on = models.DateField(null=True)
    card = SealedField()
    why_without = SealedField(default=b"")

    class Meta:
        constraints = (
            models.CheckConstraint(
                name="voice_decision_decided_together",
                condition=Q(state__in=NOT_DECIDED, weight="", decided_on__isnull=True, decided_by__isnull=True)
                | (
                    ~Q(state__in=NOT_DECIDED)
                    & ~Q(weight="")
                    & Q(decided_on__isnull=False, decided_by__isnull=False, tell_by__isnull=False)
                ),
            ),
            models.CheckConstraint(
                name="voice_decision_told_together",
                condition=(Q(told_on__isnull=True, told_how="") & ~Q(state__in=WAS_TOLD))
                | (Q(told_on__isnull=False, held_back=False, state__in=WAS_TOLD) & ~Q(told_how="")),
            ),
            models.CheckConstraint(
                name="voice_decision_without_says_why",
                condition=(Q(held_back=False) & ~Q(weight=Weight.WITHOUT))
                | (Q(tell_by__isnull=False) & ~Q(why_without=b"")),
            ),
            models.CheckConstraint(
                name="voice_decision_challenge_has_a_day",
                condition=~Q(state=DecisionState.CHALLENGED) | Q(answer_by__isnull=False),
            ),
            models.CheckConstraint(
                name="voice_decision_advocate_together",
                condition=Q(advocate=Advocate.NOT_OFFERED, advocate_on__isnull=True)
                | (~Q(advocate=Advocate.NOT_OFFERED) & Q(advocate_on__isnull=False)),
            ),
        )
        indexes = (
            models.Index(fields=["record", "-opened_at"], name="voice_decision_record"),
            models.Index(
                fields=["record"],
                condition=Q(state__in=ASKS) | Q(review_on__isnull=False),
                name="voice_decision_asks",
            ),
            models.Index(
                fields=["team_id"],
                condition=Q(state__in=ASKS) | Q(review_on__isnull=False),
                name="voice_decision_asks_team",
            ),
        )


class Said(Protected):
    """Something that stands beside a decision, in the same record and part. Rows are never changed.

    They read it too, unless it is what somebody else thinks and held back; what was decided, once they were told.
    """

    decision = models.ForeignKey(Decision, models.PROTECT, related_name="+")
    what = models.CharField(max_length=20, choices=What.choices)
    said_at = models.DateTimeField()
    written_by = models.ForeignKey(Account, models.PROTECT, related_name="+")
    medium = models.CharField(max_length=20, choices=Medium.choices, blank=True)
    sense = models.CharField(max_length=20, choices=Sense.choices, blank=True)
    held_back = models.BooleanField(default=False)
    card = SealedField()

    class Meta:
        constraints = (
            models.CheckConstraint(
                name="voice_said_sense_has_an_answer",
                condition=(Q(what=What.SENSE) & ~Q(sense="")) | (~Q(what=What.SENSE) & Q(sense="")),
            ),
            models.CheckConstraint(
                name="voice_said_held_back_of_others", condition=Q(held_back=False) | Q(what=What.VIEW)
            ),
        )
        indexes = (models.Index(fields=["decision", "said_at", "id"], name="voice_said_decision"),)
