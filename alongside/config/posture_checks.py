"""The checks themselves: each gives what is wrong and what to do about it, or nothing when all is well."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

import psycopg
from django.apps import apps
from django.conf import settings

from alongside.access.models import Protected
from alongside.config import backups, secrets, walls
from alongside.keeper import keyring, places

YEAR_DAYS = 365
BACKUP_WARNS, BACKUP_FAULTS = timedelta(hours=26), timedelta(days=8)
CLOCK_WARNS, CLOCK_FAULTS = timedelta(seconds=5), timedelta(seconds=60)
SEALED_WITHIN = "10 minutes"
MOST_TOLD = 20
OWN_POLICIES = ("access_record", "access_recordkey", "access_grant", "ledger_line")
LOG_SETTINGS = {
    "log_statement": ("none",),
    "log_min_duration_statement": ("-1",),
    "log_min_duration_sample": ("-1",),
    "log_min_error_statement": ("panic", "fatal"),
    "log_parameter_max_length": ("0",),
    "log_parameter_max_length_on_error": ("0",),
    "log_error_verbosity": ("terse",),
}


class Level(StrEnum):
    """How much it matters."""

    FAULT = "fault"
    WARNING = "warning"


@dataclass(frozen=True, slots=True)
class Found:
    """One thing that is not as it should be, and what to do."""

    level: Level
    what: str
    mend: str


def _fault(what: str, mend: str) -> Found:
    return Found(Level.FAULT, what, mend)


def _warning(what: str, mend: str) -> Found:
    return Found(Level.WARNING, what, mend)


def walls_as_built(admin: psycopg.Connection, _now: datetime) -> Iterator[Found]:
    """Policies, triggers, functions, rights, roles and memberships are exactly those that were made."""
    if not walls.are_known():
        yield _warning("It is not known here how the walls were built.", "Start the product once from this folder.")
    mend = "Find out who changed it. A restored backup, or a new database with the records brought in, has it as built."
    for one in walls.differences(admin)[:MOST_TOLD]:
        yield _fault(one.sentence, mend)


def rows_behind_policies(admin: psycopg.Connection, _now: datetime) -> Iterator[Found]:
    """Row-level security is on and forced wherever somebody's story lies."""
    tables = [model._meta.db_table for model in apps.get_models() if issubclass(model, Protected)]
    query = (
        "select relname from pg_class where relname = any (%s) and relkind = 'r'"
        " and not (relrowsecurity and relforcerowsecurity)"
    )
    for (table,) in admin.execute(query, ([*tables, *OWN_POLICIES],)):
        mend = f"Run: alter table {table} enable row level security, force row level security."
        yield _fault(f"The rows of {table} are not held behind policies.", mend)


def roles_stand_above_nothing(admin: psycopg.Connection, _now: datetime) -> Iterator[Found]:
    """None of our roles may pass the walls, make roles or copy the server."""
    query = (
        "select rolname from pg_roles where rolname like 'alongside%'"
        " and (rolsuper or rolbypassrls or rolcreaterole or rolcreatedb or rolreplication)"
    )
    for (role,) in admin.execute(query):
        mend = f"Run: alter role {role} nosuperuser nobypassrls nocreaterole nocreatedb noreplication."
        yield _fault(f"The database role {role} stands above the walls.", mend)


def secrets_are_closed(_admin: psycopg.Connection, _now: datetime) -> Iterator[Found]:
    """Nobody but their owner reads the secrets."""
    for name in keyring.open_to_others():
        mend = f"Close it (chmod go-rwx), and if anybody else uses this machine change it: alongside secrets rotate {name}."
        yield _fault(f"Others may read {name} among the secrets.", mend)


def secrets_are_young(_admin: psycopg.Connection, now: datetime) -> Iterator[Found]:
    """Keys are changed within a year, and every change was brought to its end."""
    for one in keyring.ages(now.timestamp()):
        if one.days > YEAR_DAYS and one.name not in secrets.CANNOT:
            yield _warning(f"{one.name} is {one.days:.0f} days old.", f"Run: alongside secrets rotate {one.name}.")
    for mark in sorted(places.state_dir().glob("changing-*")):
        name = mark.name.removeprefix("changing-")
        yield _warning(f"The change of {name} was cut short.", f"Run: alongside secrets rotate {name}.")


def backup_is_fresh(admin: psycopg.Connection, now: datetime) -> Iterator[Found]:
    """There is a copy from the last day."""
    if settings.DEMO:
        return
    made = backups.last()
    row = admin.execute("select min(created_at) from access_record").fetchone()
    since = made.at if made else (row[0] if row else None)
    mend = "Run: alongside backup make FOLDER --to KEY, and have it run each night."
    if made and not made.names_files:
        yield _warning("The last backup has no files beside entries: an earlier version made it.", mend)
    if since is None or now - since < BACKUP_WARNS:
        return
    what = f"The last backup is from {made.at:%d %B %Y, %H:%M}." if made else "There has never been a backup."
    yield (_fault if now - since > BACKUP_FAULTS else _warning)(what, mend)


def logs_hold_no_words(admin: psycopg.Connection, _now: datetime) -> Iterator[Found]:
    """The database server writes no statement, no value and no row into its log."""
    query = "select name, setting from pg_settings where name = any (%s)"
    for name, setting in admin.execute(query, (list(LOG_SETTINGS),)):
        if setting not in LOG_SETTINGS[name]:
            mend = f"Set {name} to {LOG_SETTINGS[name][0]} on the database server."
            yield _fault(f"The database server may write what people typed into its log: {name} is {setting}.", mend)


def pages_are_sealed_on_the_way(_admin: psycopg.Connection, _now: datetime) -> Iterator[Found]:
    """Whoever comes from elsewhere comes over HTTPS."""
    # Names under "localhost" lead to one's own computer (RFC 6761).
    here = ("127.0.0.1", "localhost", "[::1]")
    elsewhere = [name for name in settings.ALLOWED_HOSTS if name not in here and not name.endswith(".localhost")]
    if elsewhere and not settings.HTTPS:
        what = f"Pages answer to {', '.join(elsewhere)} without HTTPS."
        yield _fault(what, "Set ALONGSIDE_HTTPS=1, behind a proxy that ends HTTPS.")


def demo_is_a_demo(admin: psycopg.Connection, _now: datetime) -> Iterator[Found]:
    """A practice copy holds nobody's real work."""
    query = "select count(*) from access_grant g join access_account a on a.id = g.holder_id where not a.is_demo"
    row = admin.execute(query).fetchone()
    if settings.DEMO and row and row[0]:
        what = "This runs as a practice copy, and real accounts work in it."
        yield _fault(what, "Serve it with `alongside serve`, which asks everybody for a second factor.")


def ledger_is_sealed(admin: psycopg.Connection, _now: datetime) -> Iterator[Found]:
    """What was done ten minutes ago is sealed by now."""
    query = (
        "select exists (select from ledger_leaf f where f.line_id = l.id) from ledger_line l"
        f" where l.at < now() - interval '{SEALED_WITHIN}' order by l.id desc limit 1"
    )
    row = admin.execute(query.encode()).fetchone()
    if row and not row[0]:
        mend = "Is `alongside serve` running? Then look at `alongside ledger verify`; else run `alongside ledger sequence`."
        yield _fault(f"Lines of the ledger have waited more than {SEALED_WITHIN} to be sealed.", mend)


def clocks_agree(admin: psycopg.Connection, now: datetime) -> Iterator[Found]:
    """The database and this machine tell the same time: signed actors are good for minutes only."""
    for (there,) in admin.execute("select clock_timestamp()"):
        apart = abs(there - now)
        if apart >= CLOCK_WARNS:
            what = f"The clocks of this machine and of the database are {apart.total_seconds():.0f} seconds apart."
            mend = "Let both take their time from the same time server."
            yield (_fault if apart > CLOCK_FAULTS else _warning)(what, mend)
