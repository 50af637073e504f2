"""Base models: an id, and a version for things that change."""

from typing import TYPE_CHECKING, Any, Self

from django.db import models

from alongside.kernel.ids import new_id

if TYPE_CHECKING:
    _IntegerField = models.Field[int, int]
else:
    _IntegerField = models.Field


class TransactionId(_IntegerField):
    """PostgreSQL's 64-bit transaction id (``xid8``), which the driver hands over as text."""

    def db_type(self, connection: Any) -> str:
        """The column's type."""
        return "xid8"

    def from_db_value(self, value: str | None, _expression: Any, _connection: Any) -> int | None:
        """The id as a number."""
        return None if value is None else int(value)


class IdModel(models.Model):
    """A row with a UUIDv7 primary key."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)

    class Meta:
        abstract = True


class ChangedMeanwhile(Exception):
    """Somebody else saved this first. Nothing was written; what was typed is still in the form."""

    def __init__(self, current: models.Model) -> None:
        super().__init__("Somebody else changed this while you were writing.")
        self.current = current


class VersionedModel(IdModel):
    """A row whose writers say which version they saw."""

    version = models.PositiveIntegerField(default=1, editable=False)

    class Meta:
        abstract = True

    def write(self, *, seen: int, **changes: Any) -> Self:
        """Write the named fields if the row is still at version ``seen``; returns it one version on.

        :raises ChangedMeanwhile: when another writer came first, carrying the row as it is now.
        """
        rows = type(self)._default_manager.filter(pk=self.pk, version=seen)
        if not rows.update(version=seen + 1, **changes):
            raise ChangedMeanwhile(type(self)._default_manager.get(pk=self.pk))
        for name, value in changes.items():
            setattr(self, name, value)
        self.version = seen + 1
        return self
