"""Setting the database up: users, owner, migrations, rights. Safe to run again at any time."""

import hashlib
from datetime import UTC, datetime, timedelta
from importlib import import_module
from pathlib import Path

import psycopg
from django.core.management import call_command
from django.db import connections, transaction
from psycopg import sql

from alongside.access import machine
from alongside.access.open_tables import OPEN_TABLES
from alongside.access.protection import UNCHECKED
from alongside.config import database, walls
from alongside.jobs import registry
from alongside.keeper import keyring

PEOPLE = ("alongside_caseload", "alongside_team")
# A young person in their own space: no table is open to them but by a policy made for it.
OWN = "alongside_own"
APP_ROLES = (database.APP, *PEOPLE)
LOGINS = (database.APP, database.MIGRATE, database.SEQUENCER, database.JOBS)
CREATE_LOGIN = "create role {} login noinherit password {}"
LIMITS = (
    # A page that takes longer is broken; a transaction left open holds up the ledger's sealing.
    "statement_timeout = '30s'",
    "idle_in_transaction_session_timeout = '60s'",
    # Statements in progress carry the signed actor, and one connection could read another's.
    "track_activities = off",
)
JOB_LIMITS = (
    # Work over everybody takes longer than a page, and still may not hold up the ledger's sealing for long.
    "statement_timeout = '120s'",
    "idle_in_transaction_session_timeout = '60s'",
)
PACKAGE = Path(__file__).resolve().parents[1]


def provision() -> bool:
    """Bring the database to what this version needs; returns whether there was anything to do."""
    with database.admin_connection() as admin:
        make_users(admin)
        _make_database(admin, database.name())
    with database.admin_connection(database.name()) as admin:
        if _is_current(admin):
            if not walls.are_known():
                walls.keep(admin)
            return False
        _make_schema(admin)
        call_command("migrate", database="owner", verbosity=0, interactive=False)
        _renew_functions()
        _name_jobs(admin)
        _open_tables(admin)
        _let_machines_see(admin)
        share_actor_key(admin)
        _mark_current(admin)
        walls.keep(admin)
    return True


def make_users(admin: psycopg.Connection) -> None:
    """Make the database's users and roles, or set them as they should be, with their passwords."""
    for role in (database.OWNER, *PEOPLE, OWN):
        if not database.exists(admin, "select from pg_roles where rolname = %s", role):
            admin.execute(sql.SQL("create role {} nologin").format(sql.Identifier(role)))
    for role in LOGINS:
        # The app inherits nothing: it takes one of its three roles at the start of a transaction.
        # Said again at each start, because a user may change its own password and settings.
        known = database.exists(admin, "select from pg_roles where rolname = %s", role)
        statement = sql.SQL("alter role {} login noinherit password {}" if known else CREATE_LOGIN)
        secret = sql.Literal(database.password(role))
        admin.execute(statement.format(sql.Identifier(role), secret))
    for limit in LIMITS:
        admin.execute(f"alter role {database.APP} set {limit}")
    for limit in JOB_LIMITS:
        admin.execute(f"alter role {database.JOBS} set {limit}")
    admin.execute(f"grant {database.OWNER} to {database.MIGRATE}")
    admin.execute(f"grant {', '.join((*PEOPLE, OWN))} to {database.APP}")


def _make_database(admin: psycopg.Connection, name: str) -> None:
    if not database.exists(admin, "select from pg_database where datname = %s", name):
        statement = sql.SQL("create database {} owner {}")
        admin.execute(statement.format(sql.Identifier(name), sql.Identifier(database.OWNER)))


def _make_schema(admin: psycopg.Connection) -> None:
    for schema in ("access", "jobs"):
        admin.execute(f"create schema if not exists {schema} authorization {database.OWNER}")
    admin.execute(f"alter schema public owner to {database.OWNER}")
    admin.execute("revoke all on schema public from public")
    everybody = ", ".join((*APP_ROLES, OWN, database.SEQUENCER, database.JOBS))
    admin.execute(f"grant usage on schema public to {everybody}")


def _renew_functions() -> None:
    """Say every function of ``sql/functions`` as it is now: they change in place, unlike tables."""
    with transaction.atomic(using="owner"), connections["owner"].cursor() as cursor:
        cursor.execute(UNCHECKED)
        for path in sorted(PACKAGE.glob("*/sql/functions/*.sql")):
            cursor.execute(path.read_text())


def _name_jobs(admin: psycopg.Connection) -> None:
    """Write down which jobs there are: the database defers no other."""
    import_module("alongside.config.jobs")  # no room, so the registry does not look there
    with admin.transaction():
        admin.execute("delete from jobs.known")
        admin.execute("insert into jobs.known select unnest(%s::text[])", (list(registry.every()),))


def _open_tables(admin: psycopg.Connection) -> None:
    for table, (rights, _reason, machines) in OPEN_TABLES.items():
        if rights:
            admin.execute(f"grant {rights} on {table} to {', '.join(APP_ROLES)}")
        if machines:
            admin.execute(f"grant {machines} on {table} to {database.JOBS}")
    admin.execute(f"grant usage on all sequences in schema public to {', '.join(APP_ROLES)}")


def _let_machines_see(admin: psycopg.Connection) -> None:
    """Let jobs see what is due: ids, dates and states of every record, and never a word."""
    for statement in machine.sees():
        admin.execute(statement)


def share_actor_key(admin: psycopg.Connection) -> None:
    """Tell the database what signed actors are checked with: the newest key, and for a day the one before it."""
    newest, *before = keyring.versions("actor-key")
    since = datetime.fromtimestamp((keyring.folder() / "actor-key").stat().st_mtime, UTC)
    pairs = [(newest, None), *((key, since + timedelta(days=1)) for key in before[:1])]
    with admin.transaction():
        admin.execute("delete from access.secret")
        for key, until in pairs:
            inner, outer = (bytes(byte ^ pad for byte in key.ljust(64, b"\0")) for pad in (0x36, 0x5C))
            admin.execute("insert into access.secret (ipad, opad, until) values (%s, %s, %s)", (inner, outer, until))


def fingerprint(*more: Path) -> str:
    """What the set-up is made from, as a hash: files of migrations and rights, and ``more``."""
    found = hashlib.sha256(keyring.current("actor-key"))
    files = [*PACKAGE.glob("*/migrations/*.py"), *PACKAGE.glob("*/sql/**/*.sql"), *PACKAGE.glob("*/jobs.py"), *more]
    rights = [
        PACKAGE / "access" / name for name in ("open_tables.py", "protection.py", "machine.py", "data/fields.toml")
    ]
    for path in sorted([*files, *rights]):
        found.update(path.name.encode() + path.read_bytes())
    return found.hexdigest()


def _is_current(admin: psycopg.Connection) -> bool:
    question = "select from pg_database where datname = %s and shobj_description(oid, 'pg_database') = %s"
    return database.exists(admin, question, database.name(), fingerprint())


def _mark_current(admin: psycopg.Connection) -> None:
    statement = sql.SQL("comment on database {} is {}")
    name, mark = sql.Identifier(database.name()), sql.Literal(fingerprint())
    admin.execute(statement.format(name, mark))
