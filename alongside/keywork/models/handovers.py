"""Handing over from one worker to another, with time for a goodbye."""

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q

from alongside.access.models import Account, Grant, Protected, SealedField
from alongside.access.vocabulary import TheyKnow
from alongside.kernel.models import VersionedModel
from alongside.keywork.handover_vocabulary import OPEN_STATES, HowItGoes, PassOn, State
from alongside.keywork.vocabulary import ToldHow
from alongside.record.models import Entry


class Handover(Protected, VersionedModel):
    """A change of key worker that is planned with the young person: how far it is, when, and what they wish."""

    state = models.CharField(max_length=20, choices=State.choices, default=State.PROPOSED)
    # A code of the list ``handover_reason`` of the pack.
    reason = models.CharField(max_length=20)
    # The door that is handed over; the database holds it to this record.
    grant = models.ForeignKey(Grant, on_delete=models.PROTECT, related_name="+")
    # The door that whoever comes next has while both are there, if it was opened for that.
    overlap = models.ForeignKey(Grant, on_delete=models.PROTECT, null=True, related_name="+")
    from_worker = models.ForeignKey(Account, on_delete=models.PROTECT, related_name="+")
    to_worker = models.ForeignKey(Account, on_delete=models.PROTECT, related_name="+")
    proposed_by = models.ForeignKey(Account, on_delete=models.PROTECT, related_name="+")
    proposed_at = models.DateTimeField()
    knows = models.CharField(max_length=20, choices=TheyKnow.choices)
    told_on = models.DateField(null=True)
    told_how = models.CharField(max_length=20, choices=ToldHow.choices, blank=True)
    told_by = models.ForeignKey(Account, on_delete=models.PROTECT, null=True, related_name="+")
    passes_on = ArrayField(models.CharField(max_length=20, choices=PassOn.choices), default=list)
    meet_on = models.DateField(null=True)
    met_on = models.DateField(null=True)
    goodbye_on = models.DateField(null=True)
    ends_on = models.DateField(null=True)
    done_on = models.DateField(null=True)
    # When somebody asks how it is going, and what came of it.
    check_on = models.DateField(null=True)
    checked_on = models.DateField(null=True)
    how_it_goes = models.CharField(max_length=20, choices=HowItGoes.choices, blank=True)
    changed_by = models.ForeignKey(Account, on_delete=models.PROTECT, related_name="+")
    card = SealedField()

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=["record"], name="keywork_handover_one_goes_on", condition=Q(state__in=OPEN_STATES)
            ),
            models.CheckConstraint(name="keywork_handover_to_another", condition=~Q(to_worker=models.F("from_worker"))),
            models.CheckConstraint(
                name="keywork_handover_done_is_checked",
                condition=Q(state=State.DONE, done_on__isnull=False, check_on__isnull=False)
                | (Q(done_on__isnull=True, check_on__isnull=True) & ~Q(state=State.DONE)),
            ),
            models.CheckConstraint(
                name="keywork_handover_checked_together",
                condition=Q(checked_on__isnull=True, how_it_goes="")
                | (Q(checked_on__isnull=False) & ~Q(how_it_goes="")),
            ),
        )
        indexes = (
            models.Index(fields=["record"], name="keywork_handover_record"),
            models.Index(
                fields=["check_on"],
                name="keywork_handover_to_check",
                condition=Q(state=State.DONE, checked_on__isnull=True),
            ),
        )


class HandoverStep(Protected):
    """One step of a handover on the timeline: the entry that tells it, and the state that came with it.

    ``state`` is empty for what is not a step of its own: a goodbye, or the asking some months on.
    """

    handover = models.ForeignKey(Handover, on_delete=models.PROTECT, related_name="steps")
    entry = models.OneToOneField(Entry, on_delete=models.PROTECT, related_name="+")
    state = models.CharField(max_length=20, choices=State.choices, blank=True)

    class Meta:
        indexes = (
            models.Index(fields=["handover"], name="keywork_handoverstep_of"),
            models.Index(fields=["record"], name="keywork_handoverstep_record"),
        )
