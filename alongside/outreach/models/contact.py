"""How a young person can be reached safely: the ways, what they agreed, and every time it was done otherwise."""

from datetime import timedelta

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q

from alongside.access.models import Account, Protected, SealedField
from alongside.kernel.models import VersionedModel
from alongside.outreach.vocabulary import Channel, OverrideReason, OverrideState, Standing, Wants, WayKind

# However long somebody says that it holds: what is safe changes (Technology Safety, NNEDV).
LONGEST = timedelta(days=92)


def _channels() -> "ArrayField[list[str], list[str]]":
    return ArrayField(models.CharField(max_length=20, choices=Channel.choices), default=list)


class ContactWay(Protected, VersionedModel):
    """A way to reach them: a number, a name in an app, an address. What it is stands in the sealed ``card``."""

    kind = models.CharField(max_length=20, choices=WayKind.choices)
    card = SealedField()
    added_by = models.ForeignKey(Account, on_delete=models.PROTECT, related_name="+")
    added_at = models.DateTimeField()
    gone_at = models.DateTimeField(null=True)

    class Meta:
        indexes = (models.Index(fields=["record"], name="outreach_way_record"),)


class ContactAgreement(Protected, VersionedModel):
    """One version of what they agreed. The one with the highest ``number`` is in force, and is never rewritten.

    Only that it was asked again and is still right is kept with it; whatever else changes is a new row. Conditions,
    times and code words stand in the sealed ``card``.
    """

    number = models.PositiveSmallIntegerField()
    wants = models.CharField(max_length=20, choices=Wants.choices)
    ok = _channels()
    only_if = _channels()
    never = _channels()
    # Ways that they said themselves, in their own space, are not safe any more; none in what a worker wrote down.
    stopped = _channels()
    card = SealedField()
    agreed_on = models.DateField()
    made_by = models.ForeignKey(Account, on_delete=models.PROTECT, related_name="+")
    made_at = models.DateTimeField()
    valid_until = models.DateField()
    confirmed_on = models.DateField()
    confirmed_by = models.ForeignKey(Account, on_delete=models.PROTECT, related_name="+")

    @property
    def is_theirs(self) -> bool:
        """Whether they wrote this version themselves, by saying that a way is not safe any more."""
        return bool(self.stopped)

    @property
    def waits_for_talk(self) -> bool:
        """Whether they stopped a way, and nobody has talked with them about it yet."""
        return self.is_theirs and self.confirmed_by_id == self.made_by_id

    @property
    def holds_for(self) -> timedelta:
        """How long it holds from the day on which it was said, or asked again."""
        return self.valid_until - self.confirmed_on

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=["record", "number"], name="outreach_agreement_one_number"),
            models.CheckConstraint(
                name="outreach_agreement_one_rule",
                condition=~Q(ok__overlap=F("only_if")) & ~Q(ok__overlap=F("never")) & ~Q(only_if__overlap=F("never")),
            ),
            models.CheckConstraint(
                name="outreach_agreement_short", condition=Q(valid_until__lte=F("confirmed_on") + LONGEST)
            ),
        )


class ContactOverride(Protected, VersionedModel):
    """A contact that was not as agreed: why, by whom, and what a lead made of it. Its words are sealed."""

    channel = models.CharField(max_length=20, choices=Channel.choices)
    # How it stood, and by which version: both as they were at that moment.
    stood = models.CharField(max_length=20, choices=Standing.choices)
    agreement = models.ForeignKey(ContactAgreement, on_delete=models.PROTECT, null=True, related_name="+")
    reason = models.CharField(max_length=20, choices=OverrideReason.choices)
    words = SealedField(default=b"")
    used_by = models.ForeignKey(Account, on_delete=models.PROTECT, related_name="+")
    used_at = models.DateTimeField()
    open_until = models.DateTimeField()
    state = models.CharField(max_length=20, choices=OverrideState.choices, default=OverrideState.WAITING)
    reviewer = models.ForeignKey(Account, on_delete=models.PROTECT, null=True, related_name="+")
    reviewed_at = models.DateTimeField(null=True)
    learned = SealedField(default=b"")
    # From this day on the young person may see it.
    tell_from = models.DateField(null=True)

    class Meta:
        constraints = (
            models.CheckConstraint(
                name="outreach_override_reviewed_together",
                condition=Q(
                    state=OverrideState.WAITING, reviewer__isnull=True, reviewed_at__isnull=True, tell_from__isnull=True
                )
                | (
                    ~Q(state=OverrideState.WAITING)
                    & Q(reviewer__isnull=False, reviewed_at__isnull=False, tell_from__isnull=False)
                ),
            ),
            models.CheckConstraint(
                name="outreach_override_other_hands", condition=Q(reviewer__isnull=True) | ~Q(reviewer=F("used_by"))
            ),
            models.CheckConstraint(
                name="outreach_override_an_hour", condition=Q(open_until__lte=F("used_at") + timedelta(hours=1))
            ),
        )
        indexes = (
            models.Index(fields=["record", "-used_at"], name="outreach_override_record"),
            models.Index(fields=["record"], condition=Q(state=OverrideState.WAITING), name="outreach_override_waiting"),
        )
