"""What people answer to prompts, and how often each prompt holds."""

from django.db import models

from alongside.access.models import Account, Protected, SealedField
from alongside.evidence.vocabulary import Said, Why
from alongside.kernel.models import IdModel, VersionedModel


class PromptAnswer(Protected, VersionedModel):
    """That a prompt is put off, or does not fit. It holds for the record, whoever works there next.

    ``thing`` is the row that was asked about, or the record itself. An answer is not changed: it is lifted, and a
    newer one stands beside it.
    """

    prompt = models.CharField(max_length=40)
    thing = models.UUIDField()
    said = models.CharField(max_length=20, choices=Said.choices)
    why = models.CharField(max_length=20, choices=Why.choices)
    words = SealedField(default=b"")
    until = models.DateField()
    by = models.ForeignKey(Account, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()
    lifted_at = models.DateTimeField(null=True)

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=["record", "prompt", "thing"],
                condition=models.Q(lifted_at__isnull=True),
                name="evidence_promptanswer_one",
            ),
        )


class PromptCount(IdModel):
    """For how many young people a prompt held last night, or was said not to fit: never by worker.

    ``n`` is rounded to five, and empty for fewer than five. Without a team it is for the whole service.
    """

    prompt = models.CharField(max_length=40)
    team_id = models.UUIDField(null=True)
    why = models.CharField(max_length=20, choices=Why.choices, blank=True)
    n = models.PositiveIntegerField(null=True)
    counted_at = models.DateTimeField()

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=["prompt", "team_id", "why"], nulls_distinct=False, name="evidence_promptcount_one"
            ),
        )
