"""Opening records: first a committed ledger line, then the keys, then the rows."""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from uuid import UUID

from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from django.db import connection, transaction

from alongside.access import crypto
from alongside.access.actor import Scope, acting_as
from alongside.access.models import Account, Protected
from alongside.access.vocabulary import Purpose
from alongside.kernel.decisions import NotVisible
from alongside.ledger.vocabulary import Verb


@dataclass(frozen=True, slots=True)
class Opened:
    """Records that are open until the block ends: seals and reads text under their keys."""

    viewer: Account
    line: int
    records: frozenset[UUID]
    scope: Scope
    _keys: dict[tuple[UUID, str], AESGCM] = field(repr=False)

    def may_read(self, record: UUID, compartment: str) -> bool:
        """Whether this compartment's key was given out."""
        return (record, compartment) in self._keys

    def compartments(self, record: UUID) -> frozenset[str]:
        """The compartments of a record whose keys were given out."""
        return frozenset(part for held, part in self._keys if held == record)

    def seal(self, row: Protected, column: str, text: str) -> bytes:
        """Text for ``row.column``, under the key of the row's record and compartment.

        :raises NotVisible: when the viewer does not hold that compartment.
        """
        where = crypto.place(row._meta.db_table, column, row.pk, row.record_id)
        return crypto.seal(self._key(row.record_id, row.compartment), text, where)

    def read(self, row: Protected, column: str) -> str:
        """The text of ``row.column``; empty when nothing was written.

        :raises NotVisible: when the viewer does not hold that compartment.
        """
        sealed = getattr(row, column)
        if not sealed:
            return ""
        where = crypto.place(row._meta.db_table, column, row.pk, row.record_id)
        return crypto.unseal(self._key(row.record_id, row.compartment), sealed, where)

    def _key(self, record: UUID, compartment: str) -> AESGCM:
        try:
            return self._keys[record, compartment]
        except KeyError:
            raise NotVisible from None


@contextmanager
def opened(
    records: Iterable[UUID],
    *,
    verb: Verb = Verb.RECORD_OPENED,
    purpose: Purpose,
    viewer: Account,
) -> Iterator[Opened]:
    """Open what the viewer may open of these records, for one transaction.

    The ledger line is committed before anything can be read (the database gives no key without
    it); the block then runs in one transaction with the viewer as actor. Records that are not the
    viewer's are left out, and that they were asked for is on the ledger too.
    """
    wanted = list(dict.fromkeys(records))
    with acting_as(viewer.pk), transaction.atomic(durable=True), connection.cursor() as cursor:
        cursor.execute(
            "select line, opened, scope from access.open_records(%s, %s, %s)",
            (wanted, verb.value, purpose.value),
        )
        line, allowed, scope = cursor.fetchone()
    with acting_as(viewer.pk, Scope(scope)), transaction.atomic():
        yield Opened(viewer, line or 0, frozenset(allowed), Scope(scope), _keys(line))


@contextmanager
def opened_one(record: UUID, *, purpose: Purpose, viewer: Account) -> Iterator[Opened]:
    """Open one record for one transaction.

    :raises NotVisible: when it does not exist or the viewer has no door to it.
    """
    with opened([record], purpose=purpose, viewer=viewer) as door:
        if record not in door.records:
            raise NotVisible
        yield door


def _keys(line: int | None) -> dict[tuple[UUID, str], AESGCM]:
    if line is None:
        return {}
    with connection.cursor() as cursor:
        cursor.execute("select record_id, compartment, wrapped from access.record_keys(%s)", (line,))
        return {(record, part): crypto.unwrap(wrapped) for record, part, wrapped in cursor}
