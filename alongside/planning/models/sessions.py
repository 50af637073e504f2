"""Sessions, and what young people say of them right after."""

from django.db import models
from django.db.models import Q

from alongside.access.models import Account, Protected, SealedField
from alongside.kernel.models import VersionedModel
from alongside.planning.session_vocabulary import ChosenBy, FeedbackAnswer


class Session(Protected):
    """What stands beside the entry of a session, in the same part of the record. Rows are never changed.

    ``way`` is a code of the pack's list ``session_way``; ``minutes`` is about how long it was, if that is known. Names,
    places and every other word are in the sealed ``card``.
    """

    entry = models.OneToOneField("record.Entry", models.PROTECT, related_name="+")
    held_at = models.DateTimeField()
    written_by = models.ForeignKey(Account, models.PROTECT, related_name="+")
    way = models.CharField(max_length=20)
    minutes = models.PositiveSmallIntegerField(null=True)
    chosen_by = models.CharField(max_length=20, choices=ChosenBy.choices)
    card = SealedField()

    class Meta:
        indexes = (models.Index(fields=["record", "-held_at", "-id"], name="planning_session_record"),)


class Feedback(Protected, VersionedModel):
    """What they said of a session, on the phone that was handed to them, or that they passed.

    Answers and words are on the sealed ``card``; nothing counts them. In the clear stands only whether an answer asks
    somebody to listen, and since when somebody has: ``heard`` is what they heard, sealed.
    """

    session = models.ForeignKey(Session, models.PROTECT, related_name="+")
    said_at = models.DateTimeField()
    taken_by = models.ForeignKey(Account, models.PROTECT, related_name="+")
    answer = models.CharField(max_length=20, choices=FeedbackAnswer.choices)
    asks_to_listen = models.BooleanField()
    card = SealedField(default=b"")
    listened_on = models.DateField(null=True)
    listened_by = models.ForeignKey(Account, models.PROTECT, null=True, related_name="+")
    heard = SealedField(default=b"")

    class Meta:
        constraints = (
            models.CheckConstraint(
                name="planning_feedback_said_or_passed",
                condition=Q(answer=FeedbackAnswer.PASSED, card=b"", asks_to_listen=False)
                | (Q(answer=FeedbackAnswer.SAID) & ~Q(card=b"")),
            ),
            models.CheckConstraint(
                name="planning_feedback_heard_together",
                condition=Q(listened_on__isnull=True, listened_by__isnull=True, heard=b"")
                | (Q(listened_on__isnull=False, listened_by__isnull=False, asks_to_listen=True) & ~Q(heard=b"")),
            ),
        )
        indexes = (
            models.Index(
                fields=["record"],
                condition=Q(asks_to_listen=True, listened_on__isnull=True),
                name="planning_feedback_waits",
            ),
            models.Index(
                fields=["team_id"],
                condition=Q(asks_to_listen=True, listened_on__isnull=True),
                name="planning_feedback_waits_team",
            ),
        )
