"""What young people ask for themselves, in their own space."""

from django.db import models
from django.db.models import Q

from alongside.access.models import Account, Protected, SealedField
from alongside.kernel.models import VersionedModel
from alongside.keywork.ask_vocabulary import AskFor, AskState


class Ask(Protected, VersionedModel):
    """Something a young person asks for: what, by when they hear from us, and what came of it.

    Only they write it, and only they take it back. Being left alone needs nobody's yes: it stands from that moment until
    the day they chose. The words on the sealed ``card`` are theirs, ``answer`` is ours to them.
    """

    what = models.CharField(max_length=20, choices=AskFor.choices)
    asked_by = models.ForeignKey(Account, on_delete=models.PROTECT, related_name="+")
    asked_at = models.DateTimeField()
    answer_by = models.DateField(null=True)
    until = models.DateField(null=True)
    card = SealedField(default=b"")
    state = models.CharField(max_length=20, choices=AskState.choices)
    answered_by = models.ForeignKey(Account, on_delete=models.PROTECT, null=True, related_name="+")
    answered_on = models.DateField(null=True)
    answer = SealedField(default=b"")

    class Meta:
        constraints = (
            models.CheckConstraint(
                name="keywork_ask_left_alone_until",
                condition=Q(what=AskFor.LEFT_ALONE, until__isnull=False, answer_by__isnull=True)
                | (~Q(what=AskFor.LEFT_ALONE) & Q(until__isnull=True, answer_by__isnull=False)),
            ),
            models.CheckConstraint(
                name="keywork_ask_left_alone_stands",
                condition=Q(state=AskState.TAKEN_BACK)
                | Q(what=AskFor.LEFT_ALONE, state=AskState.STANDS)
                | (~Q(what=AskFor.LEFT_ALONE) & ~Q(state=AskState.STANDS)),
            ),
            models.CheckConstraint(
                name="keywork_ask_answered_together",
                condition=(
                    Q(state=AskState.ANSWERED, answered_by__isnull=False, answered_on__isnull=False) & ~Q(answer=b"")
                )
                | (~Q(state=AskState.ANSWERED) & Q(answered_by__isnull=True, answered_on__isnull=True, answer=b"")),
            ),
            models.UniqueConstraint(
                fields=["record", "what"],
                condition=Q(state__in=(AskState.WAITING, AskState.STANDS)),
                name="keywork_ask_one_waits",
            ),
        )
        indexes = (models.Index(fields=["record", "-asked_at"], name="keywork_ask_record"),)
