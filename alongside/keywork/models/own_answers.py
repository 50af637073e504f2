"""That somebody puts off a question about themselves: known to them alone."""

from datetime import timedelta

from django.db import models
from django.db.models import F, Q

from alongside.access.models import Account
from alongside.kernel.models import IdModel
from alongside.keywork.staff_vocabulary import WhyLater

# However long somebody would like: a training that has run out is not asked about rarely.
LONGEST_LATER = timedelta(days=31)


class OwnAnswer(IdModel):
    """One question about oneself, put off until a day: which, about what of one's own, and why.

    ``thing`` is the code of a training or the id of a supervision. Asked again, the row is gone.
    """

    account = models.ForeignKey(Account, on_delete=models.PROTECT, related_name="+")
    prompt = models.CharField(max_length=40)
    thing = models.CharField(max_length=40)
    why = models.CharField(max_length=20, choices=WhyLater.choices)
    said_on = models.DateField()
    until = models.DateField()

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=["account", "prompt", "thing"], name="keywork_ownanswer_one"),
            models.CheckConstraint(
                name="keywork_ownanswer_for_a_while",
                condition=Q(until__gt=F("said_on"), until__lte=F("said_on") + LONGEST_LATER),
            ),
        )
