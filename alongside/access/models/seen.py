"""What young people ask about who has seen their things, and openings that they see a little later."""

from django.db import models
from django.db.models import Q

from alongside.access.models.accounts import Account
from alongside.access.models.records import Held, Protected, SealedField
from alongside.access.vocabulary import QuestionState
from alongside.kernel.models import VersionedModel


class SeenQuestion(Held, VersionedModel):
    """That a young person did not expect an opening of their record: one line of the ledger, and no words.

    It goes to the data-protection lead, who opens no record: so the answer is sealed under the service's own key,
    bound to this row.
    """

    line = models.BigIntegerField()
    asked_by = models.ForeignKey(Account, on_delete=models.PROTECT, related_name="+")
    asked_at = models.DateTimeField()
    answer_by = models.DateField()
    state = models.CharField(max_length=20, choices=QuestionState.choices, default=QuestionState.WAITING)
    answered_by = models.ForeignKey(Account, on_delete=models.PROTECT, null=True, related_name="+")
    answered_at = models.DateTimeField(null=True)
    answer = SealedField(default=b"")

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=["record", "line"], name="access_seenquestion_one"),
            models.CheckConstraint(
                name="access_seenquestion_answered_together",
                condition=Q(state=QuestionState.WAITING, answered_by=None, answered_at=None, answer=b"")
                | (
                    Q(state=QuestionState.ANSWERED, answered_by__isnull=False, answered_at__isnull=False)
                    & ~Q(answer=b"")
                ),
            ),
        )
        indexes = (
            models.Index(
                fields=["asked_at"], name="access_seenquestion_waiting", condition=Q(state=QuestionState.WAITING)
            ),
        )


class SeenDelay(Protected, VersionedModel):
    """That a young person sees one line about their record only from a day on, and why: seen by leads of its team.

    On that day it appears by itself; a lead may let them see it sooner, and nobody later.
    """

    line = models.BigIntegerField()
    reason = SealedField()
    set_by = models.ForeignKey(Account, on_delete=models.PROTECT, related_name="+")
    set_at = models.DateTimeField()
    shown_from = models.DateField()
    ended_by = models.ForeignKey(Account, on_delete=models.PROTECT, null=True, related_name="+")
    ended_at = models.DateTimeField(null=True)

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=["record", "line"], name="access_seendelay_one"),
            models.CheckConstraint(
                name="access_seendelay_ended_together",
                condition=Q(ended_by=None, ended_at=None) | Q(ended_by__isnull=False, ended_at__isnull=False),
            ),
        )
