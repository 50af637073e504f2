"""Making and withdrawing protected records."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from django.db import Error, connection, transaction
from psycopg import errors

from alongside.access import crypto
from alongside.access.models import Protected
from alongside.access.vocabulary import Compartment, GrantReason, GrantRole, Purpose, RecordKind
from alongside.kernel.decisions import Refused
from alongside.kernel.ids import new_id

RULES = (
    "not a member of this team",
    "not in a team you answer for",
    "somebody has worked with them",
)


@dataclass(frozen=True, slots=True)
class FirstDoor:
    """The grant that whoever makes a record takes with it."""

    role: GrantRole = GrantRole.KEY_WORKER
    compartments: tuple[Compartment, ...] = (
        Compartment.EVERYDAY,
        Compartment.HEALTH,
        Compartment.JUSTICE,
        Compartment.IDENTITY,
        Compartment.COUNCIL,
    )
    purpose: Purpose = Purpose.SUPPORT
    reason: GrantReason = GrantReason.ALLOCATED


@dataclass(frozen=True, slots=True)
class NewRecord:
    """A record being made: its keys are at hand until the transaction ends, for its first text."""

    id: UUID = field(default_factory=new_id)
    keys: dict[str, bytes] = field(
        default_factory=lambda: {c: crypto.new_key() for c in Compartment.values}, repr=False
    )

    def seal(self, row: Protected, column: str, text: str) -> bytes:
        """Text for a first row of this record."""
        where = crypto.place(row._meta.db_table, column, row.pk, self.id)
        return crypto.seal(AESGCM(self.keys[row.compartment]), text, where)


def create(*, kind: RecordKind, team: UUID, count: int = 1, door: FirstDoor | None = None) -> list[NewRecord]:
    """Make records in a team, all or none, as whoever acts. One ledger line names them.

    :raises Refused: when the actor is not a member of that team.
    """
    made = [NewRecord() for _ in range(count)]
    keys = [(new_id(), new.id, part, crypto.wrap(key)) for new in made for part, key in new.keys.items()]
    given = door or FirstDoor()
    arguments: Sequence[Any] = (
        [new.id for new in made],
        kind.value,
        team,
        *(list(column) for column in zip(*keys, strict=True)),
        [new_id() if door else None for _ in made],
        given.role.value,
        list(given.compartments),
        given.purpose.value,
        given.reason.value,
    )
    _call(
        "select access.create_records(%s, %s, %s, %s, %s, %s, %s, %s::uuid[], %s, %s, %s, %s)",
        arguments,
        "Only members of a team can start a record in it.",
    )
    return made


def withdraw(records: Sequence[UUID]) -> None:
    """Take records out of sight, keeping every row: used to undo what was brought in by mistake.

    :raises Refused: when one of them is not in a team whose records the actor answers for.
    """
    _call(
        "select access.withdraw_records(%s)",
        (list(records),),
        "Only the team that holds these records can take them back, while nobody has worked with them.",
    )


def _call(statement: str, arguments: Sequence[Any], reason: str) -> None:
    try:
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(statement, arguments)
    except Error as error:
        # Only what our own functions refuse is a rule; any other missing right is a broken database.
        cause = error.__cause__
        if isinstance(cause, errors.InsufficientPrivilege) and cause.diag.message_primary in RULES:
            raise Refused(reason) from error
        raise
