"""Many people's reads through a few shared connections, some killed in the middle: never a row of somebody else's."""

import time
from collections import Counter
from collections.abc import Callable
from typing import Any

import psycopg
from psycopg_pool import ConnectionPool

from alongside.access.actor import Scope
from alongside.config import database as where
from tests.soak.conftest import SEED, chance, until
from tests.soak.in_tables import Rule, tables_of
from tests.soak.reads import FOREIGN, Reader, Shared
from tests.soak.test_authorisation import a_world

THREADS, CONNECTIONS = 6, 3


def _autocommit(connection: psycopg.Connection) -> None:
    connection.autocommit = True


def test_no_row_is_anybody_elses(django_db_setup: None, django_db_blocker: Any, tell: Callable[[str], None]) -> None:
    with django_db_blocker.unblock(), a_world(chance("pool")) as (planted, filled, app):
        target = where.conninfo(where.parameters(where.APP))
        admin = where.admin_connection(where.name())
        begun, end = time.monotonic(), until(0.4)

        def kill(backend: int) -> None:
            admin.execute("select pg_terminate_backend(%s)", (backend,))

        rule = Rule(planted, filled)
        tables = {scope: sorted(tables_of(app, scope, list(filled.rows))) for scope in Scope}
        with admin, ConnectionPool(target, min_size=CONNECTIONS, max_size=CONNECTIONS, configure=_autocommit) as pool:
            shared = Shared(rule, pool, tables, end, kill)
            readers = [Reader(shared, chance("reader", n)) for n in range(THREADS)]
            for reader in readers:
                reader.start()
            for reader in readers:
                reader.join()
        counts = sum((reader.counts for reader in readers), Counter[str]())
    seconds = time.monotonic() - begun
    told = "\n".join(f"  {kind:60} {number:>12,}" for kind, number in sorted(counts.items()))
    tell(f"\npool, seed {SEED}: {THREADS} threads, {CONNECTIONS} connections, {seconds:.0f} s\n{told}")
    assert FOREIGN == []
    assert [reader.failed for reader in readers if reader.failed] == []
    assert all(counts[f"rows seen, {scope}"] for scope in Scope)
    assert counts["connections killed in a transaction"]
    assert counts["transactions: expired"]
