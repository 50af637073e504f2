"""Opening records: first a committed ledger line, then the keys, then the rows."""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from uuid import UUID

from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from django.db import transaction

from alongside.access import crypto
from alongside.access.actor import Scope, acting_as
from alongside.access.models import Account, Held
from alongside.access.planned import prepared_cursor
from alongside.access.vocabulary import Purpose
from alongside.kernel.decisions import NotVisible
from alongside.ledger.vocabulary import Verb

TICKET = re.compile(r"([1-9][0-9]{0,17})(t?)", re.ASCII)


@dataclass(frozen=True, slots=True)
class Opened:
    """Records that are open until the block ends: seals and reads text under their keys."""

    viewer: Account
    line: int
    records: frozenset[UUID]
    scope: Scope
    _wrapped: Mapping[tuple[UUID, str], bytes] = field(repr=False)
    _keys: dict[tuple[UUID, str], AESGCM] = field(default_factory=dict, repr=False)

    @property
    def ticket(self) -> str:
        """What opens these records again, for this viewer and for five minutes: see :func:`opened_again`."""
        return f"{self.line}{'t' if self.scope is Scope.TEAM else ''}"

    def may_read(self, record: UUID, compartment: str) -> bool:
        """Whether this compartment's key was given out."""
        return (record, compartment) in self._wrapped

    def compartments(self, record: UUID) -> frozenset[str]:
        """The compartments of a record whose keys were given out."""
        return frozenset(part for held, part in self._wrapped if held == record)

    def seal(self, row: Held, column: str, text: str) -> bytes:
        """Text for ``row.column``, under the key of the row's record and compartment.

        :raises NotVisible: when the viewer does not hold that compartment.
        """
        where = crypto.place(row._meta.db_table, column, row.pk, row.record_id)
        return crypto.seal(self._key(row.record_id, row.compartment), text, where)

    def read(self, row: Held, column: str) -> str:
        """The text of ``row.column``; empty when nothing was written.

        :raises NotVisible: when the viewer does not hold that compartment.
        """
        sealed = getattr(row, column)
        if not sealed:
            return ""
        where = crypto.place(row._meta.db_table, column, row.pk, row.record_id)
        return crypto.unseal(self._key(row.record_id, row.compartment), sealed, where)

    def many(self, table: str, column: str) -> Callable[[str, str, str, bytes], str]:
        """For reading one column of thousands of rows, when rows as objects would cost more than their text.

        What it gives is called with the row's id, its record's id, its compartment and what is sealed,
        ids as text, and raises as :meth:`read` does.
        """
        keys: dict[tuple[str, str], AESGCM] = {}

        def read(row: str, record: str, compartment: str, sealed: bytes) -> str:
            key = keys.get((record, compartment))
            if key is None:
                key = keys[record, compartment] = self._key(UUID(record), compartment)
            return crypto.unseal(key, sealed, crypto.place(table, column, row, record))

        return read

    def _key(self, record: UUID, compartment: str) -> AESGCM:
        # Unwrapped when it is first needed: a list reads one compartment of each of its many records.
        where = (record, compartment)
        if where not in self._keys:
            if where not in self._wrapped:
                raise NotVisible
            self._keys[where] = crypto.unwrap(self._wrapped[where])
        return self._keys[where]


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
    with acting_as(viewer.pk), transaction.atomic(durable=True), prepared_cursor() as cursor:
        cursor.execute(
            "select line, opened, scope from access.open_records(%s, %s, %s)",
            (wanted, verb.value, purpose.value),
        )
        line, allowed, scope = cursor.fetchone()
    with acting_as(viewer.pk, Scope(scope)), transaction.atomic():
        yield Opened(viewer, line or 0, frozenset(allowed), Scope(scope), _wrapped(line))


@contextmanager
def opened_one(record: UUID, *, purpose: Purpose, viewer: Account) -> Iterator[Opened]:
    """Open one record for one transaction.

    :raises NotVisible: when it does not exist or the viewer has no door to it.
    """
    with opened([record], purpose=purpose, viewer=viewer) as door:
        if record not in door.records:
            raise NotVisible
        yield door


@contextmanager
def opened_again(record: UUID, *, ticket: str, purpose: Purpose, viewer: Account) -> Iterator[Opened]:
    """Open a record by the ticket of a page that was just shown, for what belongs to that page.

    The database gives keys for a ledger line only to whoever wrote it, for five minutes, and asks for a
    live grant each time: so a ticket may be in an address. Without a good one the record is opened anew,
    with a line of its own.

    :raises NotVisible: when it does not exist or the viewer has no door to it.
    """
    found = TICKET.fullmatch(ticket)
    if found:
        line, scope = int(found[1]), Scope.TEAM if found[2] else Scope.CASELOAD
        with acting_as(viewer.pk, scope), transaction.atomic():
            wrapped = _wrapped(line)
            held = frozenset(one for one, _ in wrapped)
            if record in held:
                yield Opened(viewer, line, held, scope, wrapped)
                return
    with opened_one(record, purpose=purpose, viewer=viewer) as door:
        yield door


def _wrapped(line: int | None) -> dict[tuple[UUID, str], bytes]:
    if line is None:
        return {}
    with prepared_cursor() as cursor:
        cursor.execute("select record_id, compartment, wrapped from access.record_keys(%s)", (line,))
        return {(record, part): wrapped for record, part, wrapped in cursor}
