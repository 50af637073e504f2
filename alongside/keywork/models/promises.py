"""What was promised to a young person, and what became of it."""

from datetime import date
from typing import Self

from django.db import models
from django.db.models import Q

from alongside.access.models import Account, Protected, SealedField
from alongside.kernel.models import VersionedModel
from alongside.keywork.promise_vocabulary import PromiseState, ToWhom
from alongside.keywork.vocabulary import ToldHow


class PromiseQuerySet(models.QuerySet["Promise"]):
    """Chainable filters."""

    def open(self) -> Self:
        """Those that are still to keep."""
        return self.filter(state=PromiseState.OPEN)


class Promise(Protected, VersionedModel):
    """A promise: what, by whom, by when, said to whom. It is kept, changed with them, or explained to them; never gone.

    What was promised is never rewritten: one that is changed with them is followed by another. ``promised_by`` stays;
    ``keeper`` is whoever keeps it now. Both are empty for somebody without an account, whose name is on the sealed
    ``card``. ``explain_by`` is the last day to tell them that it was not kept in time, as the pack in force said when
    it was made.
    """

    entry = models.ForeignKey("record.Entry", on_delete=models.PROTECT, null=True, related_name="+")
    card = SealedField()
    said_to = models.CharField(max_length=20, choices=ToWhom.choices)
    promised_by = models.ForeignKey(Account, on_delete=models.PROTECT, null=True, related_name="+")
    keeper = models.ForeignKey(Account, on_delete=models.PROTECT, null=True, related_name="+")
    made_on = models.DateField()
    due_on = models.DateField()
    explain_by = models.DateField()
    written_by = models.ForeignKey(Account, on_delete=models.PROTECT, related_name="+")
    written_at = models.DateTimeField()
    follows = models.OneToOneField("self", on_delete=models.PROTECT, null=True, related_name="followed_by")
    state = models.CharField(max_length=20, choices=PromiseState.choices, default=PromiseState.OPEN)
    settled_on = models.DateField(null=True)
    settled_by = models.ForeignKey(Account, on_delete=models.PROTECT, null=True, related_name="+")
    settled = SealedField(default=b"")
    told_how = models.CharField(max_length=20, choices=ToldHow.choices, blank=True)
    # When it passed to another keeper, and when the young person was told of that.
    handed_at = models.DateTimeField(null=True)
    handed_told_on = models.DateField(null=True)

    objects = PromiseQuerySet.as_manager()

    class Meta:
        constraints = (
            models.CheckConstraint(
                name="keywork_promise_settled_together",
                condition=Q(state=PromiseState.OPEN, settled_on__isnull=True, settled_by__isnull=True)
                | (~Q(state=PromiseState.OPEN) & Q(settled_on__isnull=False, settled_by__isnull=False)),
            ),
            models.CheckConstraint(
                name="keywork_promise_explained_was_said",
                condition=~Q(state__in=(PromiseState.CHANGED, PromiseState.EXPLAINED))
                | (~Q(told_how="") & ~Q(settled=b"")),
            ),
        )
        indexes = (
            models.Index(fields=["record", "-due_on"], name="keywork_promise_record"),
            models.Index(fields=["record", "due_on"], condition=Q(state="open"), name="keywork_promise_open"),
            models.Index(fields=["team_id", "due_on"], condition=Q(state="open"), name="keywork_promise_open_team"),
        )

    def is_late(self, on: date) -> bool:
        """Whether its day has gone by and nothing came of it yet."""
        return self.state == PromiseState.OPEN and self.due_on < on
