"""Every try to reach a young person, answered or not: the detail of an entry on their timeline."""

from django.db import models
from django.db.models import Q

from alongside.access.models import Protected, SealedField
from alongside.outreach.vocabulary import Channel
from alongside.record.models import Entry


class Try(Protected):
    """A try of ours, how it went, and what we do next. Its words are the body of its entry; nothing here changes.

    ``unanswered`` counts tries of ours since they last let us hear from them, this one included: it says when we
    change what we do, and is about us.
    """

    entry = models.OneToOneField(Entry, on_delete=models.PROTECT, related_name="+")
    channel = models.CharField(max_length=20, choices=Channel.choices)
    # Codes of the practice pack's lists, which a service may add to; the database holds them to one word.
    outcome = models.CharField(max_length=30)
    misfit = models.CharField(max_length=20, blank=True, default="")
    # Why "did not come" is right for somebody who came alone.
    why = SealedField(default=b"")
    happened_at = models.DateTimeField()
    recorded_at = models.DateTimeField()
    next_channel = models.CharField(max_length=20, choices=Channel.choices)
    next_on = models.DateField()
    space_until = models.DateField(null=True)
    unanswered = models.PositiveSmallIntegerField()

    class Meta:
        constraints = (
            models.CheckConstraint(
                name="outreach_try_codes_are_words",
                condition=Q(outcome__regex=r"^[a-z]+(_[a-z]+)*$") & Q(misfit__regex=r"^([a-z]+(_[a-z]+)*)?$"),
            ),
        )
        indexes = (models.Index(fields=["record", "-recorded_at", "-id"], name="outreach_try_record"),)
