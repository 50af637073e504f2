"""Who acts. Each database transaction carries it, signed, so that SQL cannot claim to be another."""

import hashlib
import hmac
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from enum import StrEnum
from uuid import UUID

from django.conf import settings
from django.db import connection

from alongside.kernel import clock


class Scope(StrEnum):
    """The database role a transaction takes: doors on single records, doors on teams, or the way to one's own."""

    CASELOAD = "alongside_caseload"
    TEAM = "alongside_team"
    OWN = "alongside_own"


OF_WORKERS = (Scope.CASELOAD, Scope.TEAM)
"""The doors of people who work with young people; tags and other people's records are behind no other."""


@dataclass(frozen=True, slots=True)
class Actor:
    """An account, looking through one kind of door."""

    account_id: UUID
    scope: Scope = Scope.CASELOAD


_current: ContextVar[Actor | None] = ContextVar("actor", default=None)


def current() -> Actor | None:
    """Whoever acts now, if anybody."""
    return _current.get()


def ensure(account_id: UUID) -> None:
    """Hold an act to whoever it names: the transaction must be theirs.

    :raises RuntimeError: when somebody else acts, which is a mistake in the code that calls.
    """
    actor = _current.get()
    if actor is None or actor.account_id != account_id:
        raise RuntimeError("The transaction does not act as the account that the act names.")


@contextmanager
def acting_as(account_id: UUID, scope: Scope = Scope.CASELOAD) -> Iterator[None]:
    """Let this account act until the block ends, also inside a transaction already begun."""
    actor = Actor(account_id, scope)
    if actor == _current.get():
        yield  # Every open transaction was told already.
        return
    token = _current.set(actor)
    _tell_open_transaction()
    try:
        yield
    finally:
        _current.reset(token)
        _tell_open_transaction()


def signed(actor: Actor | None, backend_pid: int) -> tuple[str, str]:
    """The role and the signed text that a transaction on this connection begins with."""
    if actor is None:
        return Scope.CASELOAD, ""
    claim = f"{actor.account_id}.{backend_pid}.{int(clock.now().timestamp())}"
    mac = hmac.new(settings.ACTOR_KEY, claim.encode(), hashlib.sha256).hexdigest()
    return actor.scope, f"{claim}.{mac}"


def _tell_open_transaction() -> None:
    # A rolled-back transaction needs nothing said: its settings went with it.
    if connection.in_atomic_block and not connection.needs_rollback:
        connection.tell_actor()  # type: ignore[attr-defined]
