"""Somebody reading through connections that many people share: each row that comes back must be theirs."""

import hashlib
import hmac
import threading
import time
from collections import Counter
from collections.abc import Callable
from random import Random
from uuid import UUID

import psycopg
from django.conf import settings
from psycopg import errors
from psycopg_pool import ConnectionPool

from alongside.access.actor import OF_WORKERS, Scope
from tests.attacks.acting import BEGIN, take
from tests.soak.in_sql import IN_EACH_PART, LINE
from tests.soak.planted import Planted

STATEMENTS = 50
Rows = set[tuple[UUID, str]]
ALL = [f"select record_id, compartment from {table} where record_id = any (%s)" for table in IN_EACH_PART]
ANY = [
    "select id, 'any' from access_record where id = any (%s)",
    "select record_id, 'any' from people_pace where record_id = any (%s)",
]
FOREIGN: list[str] = []


class Reader(threading.Thread):
    """One thread: people in turn, each for one transaction of many reads, on whatever connection is free."""

    def __init__(
        self, planted: Planted, pool: ConnectionPool, random: Random, end: float, kill: Callable[[int], None]
    ) -> None:
        super().__init__()
        self.planted, self.pool, self.random, self.end, self.kill = planted, pool, random, end, kill
        self.people, self.records = list(planted.world.people), list(planted.world.records)
        self.counts: Counter[str] = Counter()
        self.failed: BaseException | None = None

    def run(self) -> None:
        """Until the time is over."""
        try:
            while time.monotonic() < self.end and not FOREIGN:
                self.one()
        except BaseException as error:  # noqa: BLE001  told by the thread that waits for this one
            self.failed = error

    def one(self) -> None:
        """One person's transaction; now and then it is killed, given up, or its actor was signed too long ago."""
        who, scope = self.random.choice(self.people), self.random.choice(OF_WORKERS)
        fate = self.random.choices(("ends", "given up", "killed", "expired", "opens"), (920, 30, 2, 20, 28))[0]
        try:
            with self.pool.connection() as connection, connection.transaction(force_rollback=fate == "given up"):
                if fate == "expired":
                    connection.execute(BEGIN, (scope.value, overheard(who, connection.info.backend_pid)))
                else:
                    take(connection, who, scope)
                if fate == "opens":
                    self.open(connection, who)
                self.read(connection, who, scope, nothing=fate == "expired")
                if fate == "killed":
                    self.kill(connection.info.backend_pid)
                    self.read(connection, who, scope, nothing=False)
        except (errors.AdminShutdown, psycopg.OperationalError):
            self.counts["connections killed in a transaction"] += 1
        else:
            self.counts[f"transactions: {fate}"] += 1

    def read(self, connection: psycopg.Connection, who: UUID, scope: Scope, *, nothing: bool) -> None:
        """Many statements in one go; what they give is held against the rule."""
        world = self.planted.world
        with connection.pipeline():
            asked = [self._ask(connection) for _ in range(STATEMENTS)]
        for wanted, is_any, cursor in asked:
            found: Rows = set(cursor.fetchall())
            expected = set() if nothing else {(one, part) for one in wanted for part in world.seen(who, one, scope)}
            if is_any:
                expected = {(one, "any") for one, _ in expected}
            if found != expected:
                FOREIGN.append(f"{who} {scope}: {found ^ expected}")
            self.counts["rows seen"] += len(found)
        self.counts["read statements"] += len(asked)

    def _ask(self, connection: psycopg.Connection) -> tuple[list[UUID], bool, psycopg.Cursor]:
        wanted = self.random.sample(self.records, self.random.choice((1, 1, 1, 2, 5)))
        is_any = self.random.random() < 0.3
        query = self.random.choice(ANY if is_any else ALL)
        return wanted, is_any, connection.execute(query, (wanted,))

    def open(self, connection: psycopg.Connection, who: UUID) -> None:
        """A line for some records; it opens nothing yet, because it is not committed."""
        wanted = self.random.sample(self.records, 3)
        row = connection.execute(LINE, (wanted,)).fetchone()
        assert row
        line, opened, _scope = row
        if set(opened) != {record for record in wanted if self.planted.world.keys(who, record)}:
            FOREIGN.append(f"{who} opened {opened}")
        if connection.execute("select from access.record_keys(%s)", (line,)).fetchall():
            FOREIGN.append(f"{who} was given a key for a line that is not committed")
        self.counts["openings"] += 1


def overheard(who: UUID, backend: int) -> str:
    """A claim that was rightly signed, six minutes ago."""
    claim = f"{who}.{backend}.{int(time.time()) - 360}"
    return f"{claim}.{hmac.new(settings.ACTOR_KEY, claim.encode(), hashlib.sha256).hexdigest()}"
