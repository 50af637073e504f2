"""Ideas that workers offer in place of a question."""

from django.db import models

from alongside.access.models import Account, Protected


class Offer(Protected):
    """An idea to begin with, by its code in :data:`alongside.voice.ideas.IDEAS`.

    It asks for nothing: whoever it is offered to may pass, at any time and without a reason. Whether they made anything
    of it is not kept.
    """

    idea = models.CharField(max_length=20)
    offered_by = models.ForeignKey(Account, on_delete=models.PROTECT, related_name="+")
    offered_at = models.DateTimeField()
    passed_at = models.DateTimeField(null=True)

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=["record", "idea"], condition=models.Q(passed_at__isnull=True), name="voice_offer_one"
            ),
        )
