"""Making the workers' databases: one template with the cast in it, copied for each worker."""

import fcntl
from collections.abc import Iterator
from contextlib import contextmanager

import psycopg
from django.db import connections
from psycopg import sql

from alongside.config import database, provision
from alongside.keeper import places

TEMPLATE = "alongside_test_template"

# Most tests run inside one transaction, where a ticket's ledger line is never committed and no time goes by. There
# the line of one's own transaction counts; tests marked ``committed`` have the real rule.
STAND_IN = """
create or replace function access.is_committed(transaction xid8) returns boolean
language sql stable set search_path = '' as $$
    select pg_catalog.pg_xact_status(transaction) in ('committed', 'in progress')
$$;
create or replace function access.stood_before(began timestamptz) returns boolean
language sql stable set search_path = '' as $$
    select began <= pg_catalog.now()
$$"""
REAL = STAND_IN.replace("in ('committed', 'in progress')", "= 'committed'").replace("began <=", "began <")


def copy_template() -> None:
    """Give this worker a fresh database, as the template was when it was last set up."""
    with _alone(), database.admin_connection() as admin:
        _make_template(admin)
        for statement in ("drop database if exists {} with (force)", "create database {} template {}"):
            names = (sql.Identifier(database.name()), sql.Identifier(TEMPLATE))
            admin.execute(sql.SQL(statement).format(*names[: statement.count("{}")]))
    settle(STAND_IN)


def settle(statement: str) -> None:
    """Run a statement in this worker's database as the server's administrator."""
    with database.admin_connection(database.name()) as admin:
        admin.execute(statement)


def _make_template(admin: psycopg.Connection) -> None:
    # Imported late: it reads models, which need Django to be set up.
    from tests import cast

    if _is_fresh(admin):
        return
    admin.execute(f"drop database if exists {TEMPLATE} with (force)")
    with _named(TEMPLATE):
        provision.provision()
        cast.make()
        connections.close_all()
    _mark(admin)


def _is_fresh(admin: psycopg.Connection) -> bool:
    question = "select from pg_database where datname = %s and shobj_description(oid, 'pg_database') = %s"
    return database.exists(admin, question, TEMPLATE, _mark_text())


def _mark(admin: psycopg.Connection) -> None:
    statement = sql.SQL("comment on database {} is {}")
    admin.execute(statement.format(sql.Identifier(TEMPLATE), sql.Literal(_mark_text())))


def _mark_text() -> str:
    from tests import cast

    return provision.fingerprint(cast.SOURCE)


@contextmanager
def _named(name: str) -> Iterator[None]:
    connections.close_all()
    before = {alias: settings["NAME"] for alias, settings in connections.settings.items()}
    for settings in connections.settings.values():
        settings["NAME"] = name
    try:
        with database.named(name):
            yield
    finally:
        for alias, settings in connections.settings.items():
            settings["NAME"] = before[alias]


@contextmanager
def _alone() -> Iterator[None]:
    with (places.state_dir() / "template.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield
