"""Who may not open a record, who knows the family, doors opened in an emergency, and what was unusual."""

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q

from alongside.access.models.accounts import Account
from alongside.access.models.records import Grant, Held, Record, SealedField
from alongside.access.vocabulary import KNOWN_OUTSIDE_WORK, EmergencyKind, KindWord, Knows, Unusual, WasIt
from alongside.kernel.models import IdModel, VersionedModel


class Barrier(Held, VersionedModel):
    """Somebody who may not open a record, whatever their role: the never list.

    Seen by leads of the record's team, and never by the person it names.
    """

    account = models.ForeignKey(Account, on_delete=models.PROTECT, related_name="+")
    kind = models.CharField(max_length=20, choices=Knows.choices)
    reason = SealedField()
    set_by = models.ForeignKey(Account, on_delete=models.PROTECT, related_name="+")
    set_at = models.DateTimeField()
    noticed_by = models.ForeignKey(Account, on_delete=models.PROTECT, null=True, related_name="+")
    noticed_at = models.DateTimeField(null=True)
    lifted_by = models.ForeignKey(Account, on_delete=models.PROTECT, null=True, related_name="+")
    lifted_at = models.DateTimeField(null=True)

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=["account", "record"], name="access_barrier_one", condition=Q(lifted_at__isnull=True)
            ),
        )
        indexes = (models.Index(fields=["record"], name="access_barrier_record"),)

    @property
    def is_own(self) -> bool:
        """Whether they stepped back by themselves."""
        return self.set_by_id == self.account_id

    @property
    def kind_said(self) -> str:
        """How they know the young person or the family, as somebody else says it."""
        return str(KNOWN_OUTSIDE_WORK[Knows(self.kind)])


class Acquaintance(Held):
    """What somebody answered when asked whether they know the young person or the family outside work."""

    account = models.ForeignKey(Account, on_delete=models.PROTECT, related_name="+")
    answer = models.CharField(max_length=20, choices=Knows.choices)
    said_by = models.ForeignKey(Account, on_delete=models.PROTECT, related_name="+")
    said_at = models.DateTimeField()

    class Meta:
        indexes = (models.Index(fields=["record", "account"], name="access_acquaintance_of"),)


class Emergency(Held, VersionedModel):
    """A record that was opened in an emergency, why, and what a lead made of it afterwards."""

    grant = models.OneToOneField(Grant, on_delete=models.PROTECT, related_name="+")
    opener = models.ForeignKey(Account, on_delete=models.PROTECT, related_name="+")
    kind = models.CharField(max_length=20, choices=EmergencyKind.choices)
    reason = SealedField()
    opened_at = models.DateTimeField()
    reviewer = models.ForeignKey(Account, on_delete=models.PROTECT, null=True, related_name="+")
    reviewed_at = models.DateTimeField(null=True)
    was = models.CharField(max_length=20, choices=WasIt.choices, blank=True)
    learned = SealedField()
    tell_from = models.DateField(null=True)

    class Meta:
        constraints = (
            models.CheckConstraint(name="access_emergency_kind", condition=Q(kind__in=EmergencyKind.values)),
            models.CheckConstraint(
                name="access_emergency_by_another",
                condition=Q(reviewer__isnull=True) | ~Q(reviewer=models.F("opener")),
            ),
        )
        indexes = (
            models.Index(
                fields=["team_id", "opened_at"],
                name="access_emergency_waiting",
                condition=Q(reviewed_at__isnull=True),
            ),
            models.Index(fields=["record"], name="access_emergency_record"),
        )


class LookRound(IdModel):
    """When it was last looked for what is out of the ordinary; only the newest is kept."""

    looked_at = models.DateTimeField()


class LookFound(IdModel):
    """What the last round found: who, what sort, which record, how often and when last. Read by a function only."""

    account = models.ForeignKey(Account, on_delete=models.PROTECT, related_name="+")
    sort = models.CharField(max_length=20, choices=Unusual.choices)
    record = models.ForeignKey(Record, on_delete=models.PROTECT, related_name="+")
    times = models.PositiveIntegerField()
    last_at = models.DateTimeField()


class LookAnswer(IdModel):
    """What a safeguarding lead made of something unusual in how somebody opened records."""

    account = models.ForeignKey(Account, on_delete=models.PROTECT, related_name="+")
    sort = models.CharField(max_length=20, choices=Unusual.choices)
    word = models.CharField(max_length=20, choices=KindWord.choices)
    # Those in which it was found and for which they answer: other teams still see theirs.
    teams = ArrayField(models.UUIDField(), default=list)
    answered_by = models.ForeignKey(Account, on_delete=models.PROTECT, related_name="+")
    answered_at = models.DateTimeField()
    # What was seen until then is answered; what came later nobody had read yet.
    seen_until = models.DateTimeField()

    class Meta:
        indexes = (models.Index(fields=["account", "sort", "-answered_at"], name="access_lookanswer_last"),)
