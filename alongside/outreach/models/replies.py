"""What young people answer about our next try."""

from django.db import models
from django.db.models import Q

from alongside.access.models import Account, Protected, SealedField
from alongside.kernel.models import VersionedModel
from alongside.outreach.reply_vocabulary import ReplyState, Suits
from alongside.outreach.vocabulary import Channel


class Reply(Protected, VersionedModel):
    """One answer of theirs: to what, whether it suits them, and that somebody read it. The highest ``number`` counts.

    Only they write it; a change of mind is a new row. ``rest_until`` is the day before which we do not try, because
    they said "not this week". Their few words, if any, stand on the sealed ``card``.
    """

    number = models.PositiveSmallIntegerField()
    # What it answers, as it stood on their page.
    channel = models.CharField(max_length=20, choices=Channel.choices)
    planned_on = models.DateField()
    suits = models.CharField(max_length=20, choices=Suits.choices)
    rest_until = models.DateField(null=True)
    card = SealedField(default=b"")
    said_by = models.ForeignKey(Account, on_delete=models.PROTECT, related_name="+")
    said_at = models.DateTimeField()
    state = models.CharField(max_length=20, choices=ReplyState.choices, default=ReplyState.SAID)
    read_by = models.ForeignKey(Account, on_delete=models.PROTECT, null=True, related_name="+")
    read_at = models.DateTimeField(null=True)

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=["record", "number"], name="outreach_reply_one_number"),
            models.CheckConstraint(
                name="outreach_reply_rests",
                condition=Q(suits=Suits.NOT_NOW, rest_until__isnull=False)
                | (~Q(suits=Suits.NOT_NOW) & Q(rest_until__isnull=True)),
            ),
            models.CheckConstraint(
                name="outreach_reply_read_together",
                condition=Q(state=ReplyState.SAID, read_by__isnull=True, read_at__isnull=True)
                | Q(state=ReplyState.READ, read_by__isnull=False, read_at__isnull=False),
            ),
        )
        indexes = (models.Index(fields=["record"], condition=Q(state=ReplyState.SAID), name="outreach_reply_waits"),)
