"""Beginning transactions as the app begins them, over a connection that is not Django's."""

from collections.abc import Iterator
from contextlib import contextmanager
from uuid import UUID

import psycopg

from alongside.access.actor import Actor, Scope, signed

BEGIN = "select set_config('role', %s, true), set_config('alongside.actor', %s, true)"


def take(connection: psycopg.Connection, account: UUID | None, scope: Scope = Scope.CASELOAD) -> None:
    """Take a role and say who acts, rightly signed; for the transaction that is open."""
    actor = Actor(account, scope) if account else None
    role, claim = signed(actor, connection.info.backend_pid)
    connection.execute(BEGIN, (scope.value if actor else role, claim))


@contextmanager
def acting(connection: psycopg.Connection, account: UUID | None, scope: Scope = Scope.CASELOAD) -> Iterator[None]:
    """One transaction in which this account acts, or nobody does."""
    with connection.transaction():
        take(connection, account, scope)
        yield


def claim_of(connection: psycopg.Connection, account: UUID) -> str:
    """The signed text by which this account acts on this connection."""
    return signed(Actor(account), connection.info.backend_pid)[1]
