"""Care of those who stay: what they are trained in, who they reflect with, and how they are, for their eyes only.

None of these rows is about a young person, and none is sealed under a record's key: their texts are sealed under the
service's own key, each bound to its row and to the people who may read it (``keywork.sealing``).
"""

from datetime import date
from typing import Self
from uuid import UUID

from django.db import models
from django.db.models import Q

from alongside.access.models import Account
from alongside.kernel.models import IdModel, VersionedModel


class OfStaff(IdModel):
    """A row with a text that is sealed under the service's key (``keywork.sealing``)."""

    sealed = models.BinaryField(default=b"")

    class Meta:
        abstract = True

    @property
    def bound_to(self) -> tuple[UUID, ...]:
        """The people the seal is bound to."""
        raise NotImplementedError


class Training(OfStaff):
    """A training that somebody did: which, when, until when it counts; provider and evidence sealed.

    ``code`` is one of the list ``training`` of the pack in force, and ``expires_on`` what its clock said on the day it
    was written; empty when it does not run out. It counts once a lead of theirs has looked at it.
    """

    account = models.ForeignKey(Account, on_delete=models.PROTECT, related_name="+")
    code = models.CharField(max_length=40)
    done_on = models.DateField()
    expires_on = models.DateField(null=True)
    said_at = models.DateTimeField()
    confirmed_by = models.ForeignKey(Account, on_delete=models.PROTECT, null=True, related_name="+")
    confirmed_at = models.DateTimeField(null=True)

    class Meta:
        constraints = (
            models.CheckConstraint(
                name="keywork_training_confirmed_together",
                condition=Q(confirmed_by__isnull=True, confirmed_at__isnull=True)
                | (Q(confirmed_by__isnull=False, confirmed_at__isnull=False) & ~Q(confirmed_by=models.F("account"))),
            ),
            models.CheckConstraint(
                name="keywork_training_expires_after",
                condition=Q(expires_on__isnull=True) | Q(expires_on__gte=models.F("done_on")),
            ),
        )
        indexes = (models.Index(fields=["account", "code"], name="keywork_training_of"),)

    @property
    def bound_to(self) -> tuple[UUID, ...]:
        """Whose it is: the seal is bound to them."""
        return (self.account_id,)

    def counts(self, on: date) -> bool:
        """Whether it has not run out on that day; whether a lead looked at it is another matter."""
        return self.expires_on is None or self.expires_on >= on


class SupervisionQuerySet(models.QuerySet["Supervision"]):
    """Chainable filters."""

    def live(self) -> Self:
        """Those that go on, agreed or only proposed."""
        return self.filter(ended_on__isnull=True)

    def agreed(self) -> Self:
        """Those to which the worker said yes, and that go on."""
        return self.live().filter(agreed_on__isnull=False)


class Supervision(OfStaff, VersionedModel):
    """With whom somebody reflects on their work, apart from line management, and when they meet.

    Leads of the worker see this row, which says that it happens. What is said there is in :class:`SupervisionTalk`.
    ``is_apart`` is false where the supervisor is a team lead of theirs, which is warned of and kept. Somebody outside of
    the service has no account: who it is stands in the sealed text, and only there.
    """

    worker = models.ForeignKey(Account, on_delete=models.PROTECT, related_name="+")
    supervisor = models.ForeignKey(Account, on_delete=models.PROTECT, null=True, related_name="+")
    is_apart = models.BooleanField()
    said_by = models.ForeignKey(Account, on_delete=models.PROTECT, related_name="+")
    said_at = models.DateTimeField()
    # Empty until the worker says yes: somebody else may only propose.
    agreed_on = models.DateField(null=True)
    last_on = models.DateField(null=True)
    due_on = models.DateField()
    ended_on = models.DateField(null=True)

    objects = SupervisionQuerySet.as_manager()

    class Meta:
        constraints = (
            models.CheckConstraint(name="keywork_supervision_of_another", condition=~Q(worker=models.F("supervisor"))),
            models.CheckConstraint(
                name="keywork_supervision_with_somebody",
                condition=Q(supervisor__isnull=False, sealed=b"") | (Q(supervisor__isnull=True) & ~Q(sealed=b"")),
            ),
            models.UniqueConstraint(
                fields=["worker"],
                name="keywork_supervision_one_agreed",
                condition=Q(ended_on__isnull=True, agreed_on__isnull=False),
            ),
        )
        indexes = (
            models.Index(fields=["worker"], condition=Q(ended_on__isnull=True), name="keywork_supervision_of"),
            models.Index(fields=["supervisor"], condition=Q(ended_on__isnull=True), name="keywork_supervision_by"),
        )

    @property
    def bound_to(self) -> tuple[UUID, ...]:
        """Whose supervision it is: the name of somebody outside is bound to them."""
        return (self.worker_id,)

    def is_late(self, on: date) -> bool:
        """Whether they meant to have met by then; nothing is late before it is agreed."""
        return self.agreed_on is not None and self.ended_on is None and self.due_on < on


class SupervisionTalk(OfStaff):
    """That the two met, and a short note that only the two can read; empty where nobody wrote one.

    With somebody outside of the service, who has no account, the worker alone writes and reads it.
    """

    supervision = models.ForeignKey(Supervision, on_delete=models.PROTECT, related_name="talks")
    worker = models.ForeignKey(Account, on_delete=models.PROTECT, related_name="+")
    supervisor = models.ForeignKey(Account, on_delete=models.PROTECT, null=True, related_name="+")
    held_on = models.DateField()
    written_by = models.ForeignKey(Account, on_delete=models.PROTECT, related_name="+")
    written_at = models.DateTimeField()

    class Meta:
        indexes = (models.Index(fields=["supervision", "-held_on"], name="keywork_talk_of"),)

    @property
    def bound_to(self) -> tuple[UUID, ...]:
        """Those of the two who have an account: the seal is bound to them."""
        return (self.worker_id, self.supervisor_id) if self.supervisor_id else (self.worker_id,)


class OwnCheck(OfStaff):
    """How somebody is, in pictures and a line, for themselves. Nobody counts these, and nothing else reads them.

    ``shown_to`` is their supervisor where they chose to show this one; it is theirs to take back and to delete.
    """

    account = models.ForeignKey(Account, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()
    shown_to = models.ForeignKey(Account, on_delete=models.PROTECT, null=True, related_name="+")

    class Meta:
        indexes = (
            models.Index(fields=["account", "-at"], name="keywork_owncheck_of"),
            models.Index(fields=["shown_to"], condition=Q(shown_to__isnull=False), name="keywork_owncheck_shown"),
        )

    @property
    def bound_to(self) -> tuple[UUID, ...]:
        """Whose it is: the seal is bound to them."""
        return (self.account_id,)
