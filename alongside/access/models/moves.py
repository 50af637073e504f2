"""Records on their way from one team to another."""

from django.db import models
from django.db.models import F, Q

from alongside.access.models.accounts import Account
from alongside.access.models.records import Held
from alongside.access.vocabulary import MoveAnswer, MoveReason, TheyKnow
from alongside.kernel.models import VersionedModel

WAITING = ""


class Move(Held, VersionedModel):
    """That one team would hand a record to another, why, whether the young person knows, and what came of it.

    Seen by leads of the team that holds the record, by leads of the other team while it waits for them, and by
    whoever proposed it. It says nothing of who the young person is.
    """

    from_team_id = models.UUIDField()
    to_team_id = models.UUIDField()
    why = models.CharField(max_length=20, choices=MoveReason.choices)
    knows = models.CharField(max_length=20, choices=TheyKnow.choices)
    begins_at = models.DateTimeField()
    proposer = models.ForeignKey(Account, on_delete=models.PROTECT, related_name="+")
    proposed_at = models.DateTimeField()
    outcome = models.CharField(max_length=20, choices=MoveAnswer.choices, blank=True)
    answered_by = models.ForeignKey(Account, on_delete=models.PROTECT, null=True, related_name="+")
    answered_at = models.DateTimeField(null=True)
    # When the proposer read the answer.
    read_at = models.DateTimeField(null=True)

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=["record"], name="access_move_one_waits", condition=Q(outcome=WAITING)),
            models.CheckConstraint(name="access_move_elsewhere", condition=~Q(from_team_id=F("to_team_id"))),
            models.CheckConstraint(
                name="access_move_by_another",
                condition=Q(outcome__in=[WAITING, MoveAnswer.TAKEN_BACK]) | ~Q(answered_by=F("proposer")),
            ),
            models.CheckConstraint(
                name="access_move_answered_together",
                condition=Q(outcome=WAITING, answered_by__isnull=True, answered_at__isnull=True)
                | (Q(answered_by__isnull=False, answered_at__isnull=False) & ~Q(outcome=WAITING)),
            ),
        )
        indexes = (
            models.Index(fields=["record", "outcome"], name="access_move_record"),
            models.Index(fields=["to_team_id"], name="access_move_waiting", condition=Q(outcome=WAITING)),
            models.Index(fields=["proposer"], name="access_move_unread", condition=Q(read_at__isnull=True)),
        )
