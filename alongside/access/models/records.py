"""Records, their keys, the grants that open them, and the base of every row that lies in one."""

from datetime import datetime
from typing import TYPE_CHECKING, NoReturn, Self
from uuid import UUID

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q

from alongside.access.models.accounts import Account
from alongside.access.vocabulary import Compartment, EndReason, GrantReason, GrantRole, Purpose, RecordKind
from alongside.kernel.models import IdModel, TransactionId, VersionedModel


class Record(VersionedModel):
    """A thing that is protected: an opaque id with a kind, held by a team."""

    kind = models.CharField(max_length=20, choices=RecordKind.choices)
    # The team lives in a higher room; the foreign key is added there, in the database.
    team_id = models.UUIDField(null=True)
    created_at = models.DateTimeField()
    withdrawn_at = models.DateTimeField(null=True)
    withdrawn_from = models.UUIDField(null=True)
    # The transaction that made it, in which its first rows may be written.
    made_in = TransactionId(editable=False)

    class Meta:
        constraints = (
            models.CheckConstraint(
                name="access_record_withdrawn_together",
                condition=Q(withdrawn_at__isnull=True, withdrawn_from__isnull=True)
                | Q(withdrawn_at__isnull=False, withdrawn_from__isnull=False, team_id__isnull=True),
            ),
        )
        indexes = (
            models.Index(fields=["team_id"], name="access_record_team"),
            models.Index(fields=["made_in"], name="access_record_made_in"),
        )


class RecordKey(IdModel):
    """One compartment's key of one record, wrapped by a key the database never holds."""

    record = models.ForeignKey(Record, on_delete=models.PROTECT, related_name="+")
    compartment = models.CharField(max_length=20, choices=Compartment.choices)
    wrapped = models.BinaryField()

    class Meta:
        constraints = (models.UniqueConstraint(fields=["record", "compartment"], name="access_recordkey_one"),)


class GrantQuerySet(models.QuerySet["Grant"]):
    """Chainable filters."""

    def live(self, at: datetime) -> Self:
        """Grants that open a door at this moment."""
        return self.filter(Q(ends_at__isnull=True) | Q(ends_at__gt=at), starts_at__lte=at)

    def on_record(self, record_id: UUID) -> Self:
        """Grants on this very record."""
        return self.filter(record_id=record_id)


class Grant(VersionedModel):
    """A door that somebody opened: on one record, or on the records of a team."""

    record = models.ForeignKey(Record, on_delete=models.PROTECT, null=True, related_name="+")
    team_id = models.UUIDField(null=True)
    holder = models.ForeignKey(Account, on_delete=models.PROTECT, related_name="+")
    role = models.CharField(max_length=30, choices=GrantRole.choices)
    compartments = ArrayField(models.CharField(max_length=20, choices=Compartment.choices))
    purpose = models.CharField(max_length=30, choices=Purpose.choices)
    reason = models.CharField(max_length=30, choices=GrantReason.choices)
    opened_by = models.ForeignKey(Account, on_delete=models.PROTECT, related_name="+")
    starts_at = models.DateTimeField()
    ends_at = models.DateTimeField(null=True)
    ended_by = models.ForeignKey(Account, on_delete=models.PROTECT, null=True, related_name="+")
    end_reason = models.CharField(max_length=30, choices=EndReason.choices, blank=True)
    # Whether the holder has still to say if they know the family outside work.
    asks = models.BooleanField(default=False, db_default=False)
    # Whoever opened it has left, and a lead decided that it stays open.
    kept_by = models.ForeignKey(Account, on_delete=models.PROTECT, null=True, related_name="+")
    kept_at = models.DateTimeField(null=True)

    objects = GrantQuerySet.as_manager()

    class Meta:
        constraints = (
            models.CheckConstraint(
                name="access_grant_record_or_team",
                condition=Q(record__isnull=True) ^ Q(team_id__isnull=True),
            ),
            models.UniqueConstraint(
                fields=["holder"], condition=Q(role=GrantRole.THEMSELVES), name="access_grant_one_self"
            ),
            models.CheckConstraint(
                name="access_grant_ends_after_start",
                condition=Q(ends_at__isnull=True) | Q(ends_at__gte=models.F("starts_at")),
            ),
        )
        indexes = (
            models.Index(fields=["holder", "record"], name="access_grant_holder"),
            models.Index(fields=["record"], name="access_grant_record"),
            models.Index(fields=["team_id"], name="access_grant_team"),
        )

    @property
    def parts_said(self) -> list[str]:
        """The compartments, in words."""
        return [str(Compartment(part).label) for part in self.compartments]


class Held(IdModel):
    """A row that lies in somebody's record: whose record, which compartment, which team.

    ``team_id`` is stamped and kept in step by the database; nobody writes it.
    """

    record = models.ForeignKey(Record, on_delete=models.PROTECT, related_name="+")
    compartment = models.CharField(max_length=20, choices=Compartment.choices, default=Compartment.EVERYDAY)
    team_id = models.UUIDField(null=True, editable=False)

    class Meta:
        abstract = True


class Protected(Held):
    """Base of every protected row: seen and added behind any door to its record and compartment."""

    class Meta:
        abstract = True


if TYPE_CHECKING:
    _Bytes = models.BinaryField[bytes, bytes]
else:
    _Bytes = models.BinaryField


class SealedField(_Bytes):
    """Text under the record's key: version byte, nonce, AES-256-GCM ciphertext and tag.

    It is sealed and read through :class:`alongside.access.doors.Opened`, never by the field.
    """

    @property
    def get_placeholder(self) -> NoReturn:
        """None of its own, which PostgreSQL does not need: so Django hands many rows over as arrays, not value by value."""
        raise AttributeError("get_placeholder")
