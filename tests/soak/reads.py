"""Somebody reading through connections that many people share: each row that comes back must be theirs."""

import hashlib
import hmac
import threading
import time
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from random import Random
from uuid import UUID

import psycopg
from django.conf import settings
from psycopg import errors, sql
from psycopg_pool import ConnectionPool

from alongside.access.actor import Scope
from tests.attacks.acting import BEGIN, take
from tests.soak.in_sql import LINE
from tests.soak.in_tables import Rule

STATEMENTS = 50
FOREIGN: list[str] = []


@dataclass(slots=True)
class Shared:
    """What all readers share: connections, when to stop, how to kill one, and what each person may read by each way."""

    rule: Rule
    pool: ConnectionPool
    tables: dict[Scope, list[str]]
    end: float
    kill: Callable[[int], None]
    known: dict[tuple[UUID, Scope], dict[tuple[str, UUID], set[UUID]]] = field(default_factory=dict)

    def allowed(self, who: UUID, scope: Scope) -> dict[tuple[str, UUID], set[UUID]]:
        """Ids that they may read, by table and record."""
        if (who, scope) not in self.known:
            self.known[who, scope] = self.rule.of(who, scope)
        return self.known[who, scope]


class Reader(threading.Thread):
    """One thread: people in turn, each for one transaction of many reads, on whatever connection is free."""

    def __init__(self, shared: Shared, random: Random) -> None:
        super().__init__()
        world = shared.rule.world
        self.shared, self.world, self.random = shared, world, random
        self.people, self.records = [*world.people, *world.young], list(world.records)
        self.counts: Counter[str] = Counter()
        self.failed: BaseException | None = None

    def run(self) -> None:
        """Until the time is over."""
        try:
            while time.monotonic() < self.shared.end and not FOREIGN:
                self.one()
        except BaseException as error:  # noqa: BLE001  told by the thread that waits for this one
            self.failed = error

    def one(self) -> None:
        """One person's transaction; now and then it is killed, given up, or its actor was signed too long ago."""
        who, scope = self.random.choice(self.people), self.random.choice(list(Scope))
        fate = self.random.choices(("ends", "given up", "killed", "expired", "opens"), (920, 30, 2, 20, 28))[0]
        try:
            with self.shared.pool.connection() as connection, connection.transaction(force_rollback=fate == "given up"):
                if fate == "expired":
                    connection.execute(BEGIN, (scope.value, overheard(who, connection.info.backend_pid)))
                else:
                    take(connection, who, scope)
                if fate == "opens":
                    self.open(connection, who)
                self.read(connection, who, scope, nothing=fate == "expired")
                if fate == "killed":
                    self.shared.kill(connection.info.backend_pid)
                    self.read(connection, who, scope, nothing=False)
        except (errors.AdminShutdown, psycopg.OperationalError):
            self.counts["connections killed in a transaction"] += 1
        else:
            self.counts[f"transactions: {fate}"] += 1

    def read(self, connection: psycopg.Connection, who: UUID, scope: Scope, *, nothing: bool) -> None:
        """Many statements in one go; what they give is held against the rule."""
        allowed = self.shared.allowed(who, scope)
        with connection.pipeline():
            asked = [self._ask(connection, scope) for _ in range(STATEMENTS)]
        for wanted, table, cursor in asked:
            found = {row for (row,) in cursor.fetchall()}
            expected = set[UUID]().union(*(() if nothing else allowed.get((table, one), ()) for one in wanted))
            if found != expected:
                FOREIGN.append(f"{who} {scope} {table}: {found ^ expected}")
            self.counts[f"rows seen, {scope}"] += len(found)
        self.counts[f"read statements, {scope}"] += len(asked)

    def _ask(self, connection: psycopg.Connection, scope: Scope) -> tuple[list[UUID], str, psycopg.Cursor]:
        wanted = self.random.sample(self.records, self.random.choice((1, 1, 1, 2, 5)))
        table = self.random.choice(self.shared.tables[scope])
        query = sql.SQL("select id from {} where record_id = any (%s)").format(sql.Identifier(table))
        return wanted, table, connection.execute(query, (wanted,))

    def open(self, connection: psycopg.Connection, who: UUID) -> None:
        """A line for some records; it opens nothing yet, because it is not committed."""
        wanted = self.random.sample(self.records, 3)
        row = connection.execute(LINE, (wanted,)).fetchone()
        assert row
        line, opened, _scope = row
        if set(opened) != {record for record in wanted if self._opens(who, record)}:
            FOREIGN.append(f"{who} opened {opened}")
        if connection.execute("select from access.record_keys(%s)", (line,)).fetchall():
            FOREIGN.append(f"{who} was given a key for a line that is not committed")
        self.counts["openings"] += 1

    def _opens(self, who: UUID, record: UUID) -> bool:
        """By doors, or because it is about them."""
        return record in self.world.theirs(who) if who in self.world.young else bool(self.world.keys(who, record))


def overheard(who: UUID, backend: int) -> str:
    """A claim that was rightly signed, six minutes ago."""
    claim = f"{who}.{backend}.{int(time.time()) - 360}"
    return f"{claim}.{hmac.new(settings.ACTOR_KEY, claim.encode(), hashlib.sha256).hexdigest()}"
