"""What a young person told, kept for them; for what it is used with their yes; and who asked them to tell it again."""

from datetime import date

from django.db import models
from django.db.models import Q

from alongside.access.models import Account, Protected, SealedField
from alongside.kernel.models import VersionedModel
from alongside.keywork.retelling_vocabulary import Asker, Avoidable, RetellingState
from alongside.keywork.telling_vocabulary import Medium, UseState
from alongside.keywork.vocabulary import ToldHow


class Telling(Protected):
    """What they told, in their words or beside an entry as a file: one version of it, never changed.

    All versions share a ``thread``. The database shows no row to partners, and one that is
    ``only_us`` to nobody but whoever wrote it down for them.
    """

    thread = models.UUIDField()
    number = models.PositiveSmallIntegerField()
    card = SealedField()
    medium = models.CharField(max_length=20, choices=Medium.choices)
    entry = models.ForeignKey("record.Entry", on_delete=models.PROTECT, null=True, related_name="+")
    only_us = models.BooleanField(default=False)
    told_on = models.DateField()
    written_by = models.ForeignKey(Account, on_delete=models.PROTECT, related_name="+")
    written_at = models.DateTimeField()

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=["record", "thread", "number"], name="keywork_telling_one_version"),
        )


class TellingUse(Protected, VersionedModel):
    """That what they told might be used: for what, told to whom, until when, and what they said to that.

    It is about one version: their yes is to words they know. What is asked on the ``card`` stays as they heard it; what
    they ``said`` to it may change.
    """

    telling = models.ForeignKey(Telling, on_delete=models.PROTECT, related_name="uses")
    card = SealedField()
    state = models.CharField(max_length=20, choices=UseState.choices, default=UseState.ASKED)
    asked_on = models.DateField()
    answered_on = models.DateField(null=True)
    until = models.DateField(null=True)
    told_on = models.DateField(null=True)
    taken_back_on = models.DateField(null=True)
    told_how = models.CharField(max_length=20, choices=ToldHow.choices, blank=True)
    said = SealedField(default=b"")
    written_by = models.ForeignKey(Account, on_delete=models.PROTECT, related_name="+")
    changed_by = models.ForeignKey(Account, on_delete=models.PROTECT, null=True, related_name="+")

    class Meta:
        constraints = (
            models.CheckConstraint(
                name="keywork_tellinguse_yes_has_an_end",
                condition=~Q(state__in=(UseState.YES, UseState.TOLD))
                | Q(until__isnull=False, answered_on__isnull=False),
            ),
        )
        indexes = (models.Index(fields=["record", "-asked_on"], name="keywork_telling_use_record"),)

    def may_be_told(self, on: date) -> bool:
        """Whether their yes holds on this day."""
        return self.state in (UseState.YES, UseState.TOLD) and self.until is not None and self.until >= on


class Retelling(Protected, VersionedModel):
    """That they were asked to tell it again: by whom and why, whether it had to be, and what was offered instead.

    ``is_again`` says that the time before was not long ago, as the clock of the pack in force was on that day.
    """

    asked_on = models.DateField()
    asker = models.CharField(max_length=20, choices=Asker.choices)
    card = SealedField()
    avoidable = models.CharField(max_length=20, choices=Avoidable.choices)
    state = models.CharField(max_length=20, choices=RetellingState.choices, default=RetellingState.OPEN)
    is_again = models.BooleanField()
    written_by = models.ForeignKey(Account, on_delete=models.PROTECT, related_name="+")
    written_at = models.DateTimeField()
    settled_on = models.DateField(null=True)
    settled_by = models.ForeignKey(Account, on_delete=models.PROTECT, null=True, related_name="+")
    settled = SealedField(default=b"")

    class Meta:
        constraints = (
            models.CheckConstraint(
                name="keywork_retelling_settled_together",
                condition=Q(state=RetellingState.OPEN, settled_on__isnull=True, settled_by__isnull=True)
                | (~Q(state=RetellingState.OPEN) & Q(settled_on__isnull=False, settled_by__isnull=False)),
            ),
        )
        indexes = (
            models.Index(fields=["record", "-asked_on"], name="keywork_retelling_record"),
            models.Index(fields=["team_id"], condition=Q(state="open", is_again=True), name="keywork_retelling_again"),
        )
