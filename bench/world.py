"""A region's worth of invented people, in a database of its own: real keys, real sealed text, a sealed ledger.

    python -m bench.world [--small] [--state FOLDER]

Made once by COPY and kept; made anew only when the folder is gone. The plain views' copy, in clear, is a second
database on the same server.
"""

import argparse
import os
import random
import subprocess
import sys
import time
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from contextlib import closing, contextmanager
from dataclasses import dataclass
from datetime import datetime
from multiprocessing import get_context
from pathlib import Path
from typing import Any
from uuid import UUID

import psycopg
from psycopg import sql

from bench.surroundings import FULL, PLAIN, ROOT, SMALL, Size, settle

LINES_AT_ONCE = """
    insert into ledger_line (actor, verb, records, purpose)
    select holder_id, 'record.opened', array[record_id], 'support' from access_grant where record_id is not null
"""
MAKERS = 2


@dataclass(frozen=True, slots=True)
class Share:
    """What one process makes: the young people of these practitioners."""

    workers: Sequence[tuple[UUID, UUID]]
    size: Size
    now: datetime
    first: bool


@contextmanager
def world(size: Size, state: Path | None = None) -> Iterator[Path]:
    """The world, made if it is not there, its database running until the block ends; gives its state folder."""
    folder = settle(size, state)
    from alongside.config import ready

    with ready.ready():
        if not (folder / "world.made").exists():
            began = time.perf_counter()
            _make(size)
            (folder / "world.made").write_text(f"{time.perf_counter() - began:.0f}")
        yield folder


def _make(size: Size) -> None:
    from django.db import connections

    from alongside.kernel.clock import now

    with _said("agencies, teams and practitioners"):
        workers = _staff(size, now())
    with _said("the plain views' tables"):
        _plain_tables()
    connections.close_all()
    with _said(f"{size.young_people:,} young people with {size.young_people * size.entries:,} entries"):
        shares = [Share(workers[n::MAKERS], size, now(), n == 0) for n in range(MAKERS)]
        with get_context("fork").Pool(MAKERS) as pool:
            pool.map(_people, shares, chunksize=1)
    with _said("the ledger, written"):
        _lines(size)
    with _said("the ledger, sealed"):
        _seal()
    with _said("statistics"):
        for name in _databases():
            with _administrator(name) as admin:
                admin.execute("vacuum analyze")


def _staff(size: Size, now: datetime) -> list[tuple[UUID, UUID]]:
    """Accounts with a second factor, each in a team with two leads; gives each practitioner's account and team."""
    from allauth.mfa.models import Authenticator

    from alongside.access.vocabulary import GrantRole, Role
    from alongside.people.actions import staff
    from alongside.people.vocabulary import AgencyKind, TeamKind

    agency = staff.add_agency(name="Harbour", kind=AgencyKind.CHARITY)
    staff.add_agency(name="Riverton Council", kind=AgencyKind.COUNCIL)
    teams = [staff.add_team(name=f"Hub {n}", kind=TeamKind.HUB, agency=agency) for n in range(size.teams)]
    leading = ((Role.TEAM_LEAD, GrantRole.TEAM_LEAD), (Role.SAFEGUARDING_LEAD, GrantRole.SAFEGUARDING_LEAD))
    officer = ((Role.DATA_OFFICER, GrantRole.DATA_OFFICER),)
    wanted = [(team, *both) for team in teams for both in (*leading, *officer)]
    wanted += [(teams[n % size.teams], Role.PRACTITIONER, GrantRole.TEAM_MEMBER) for n in range(size.practitioners)]
    workers = []
    for number, (team, role, place) in enumerate(wanted):
        joining = staff.Joining(f"{role.value}{number}", f"Worker {number}", agency, "Worker", [role], team)
        account = staff.join(joining, password=None).account
        staff.place_in_team(account=account, team=team, role=place, now=now)
        Authenticator.objects.using(staff.OWNER).create(user=account, type=Authenticator.Type.TOTP, data={})
        if role is Role.PRACTITIONER:
            workers.append((account.pk, team.pk))
    return workers


def _plain_tables() -> None:
    """The plain views' database, with the same accounts."""
    from alongside.access.models import Account

    with _administrator("postgres") as admin:
        admin.execute(sql.SQL("drop database if exists {}").format(sql.Identifier(PLAIN)))
        admin.execute(sql.SQL("create database {}").format(sql.Identifier(PLAIN)))
    command = [sys.executable, "-m", "django", "migrate", "--run-syncdb", "--verbosity", "0"]
    told = {**os.environ, "DJANGO_SETTINGS_MODULE": "bench.plain.settings", "PYTHONPATH": str(ROOT)}
    subprocess.run(command, cwd=ROOT, env=told, check=True)
    with _administrator(PLAIN) as admin:
        copy(admin, Account.objects.all())
        admin.execute("create extension if not exists pg_trgm")
        admin.execute("create index plain_names on plain_person using gin (full_name gin_trgm_ops)")


def _people(share: Share) -> None:
    """One process's share, a practitioner at a time."""
    from alongside.access.models import Account
    from bench.lives import Place, is_plain, life
    from bench.staying import AWAY, away

    dice = random.Random(share.first)
    ours, plain = _databases()
    with _administrator(ours) as sealed, _administrator(plain) as clear:
        for connection in (sealed, clear):
            # Rows come in any order and were made to fit: references are not looked up a million times.
            connection.execute("set session_replication_role = replica")
        for number, (worker, team) in enumerate(share.workers):
            before = Account(pk=share.workers[number - 1][0]) if number else None
            place = Place(Account(pk=worker), team, share.now, before=before)
            long = share.size.long_records if share.first and number == 0 else 0
            rows = [
                row
                for n in range(share.size.alongside)
                for row in life(place, entries=share.size.long_entries if n < long else share.size.entries, dice=dice)
            ]
            if number % AWAY == 0:
                rows.append(away(place.worker, share.now))
            copy(sealed, (row for row in rows if not is_plain(row)))
            copy(clear, (row for row in rows if is_plain(row)))


def copy(connection: psycopg.Connection, rows: Iterable[Any]) -> None:
    """Unsaved rows into their tables, table by table."""
    tables: dict[Any, list[Any]] = defaultdict(list)
    for row in rows:
        tables[type(row)].append(row)
    with connection.transaction(), connection.cursor() as cursor:
        for model, found in tables.items():
            fields = [field.attname for field in model._meta.concrete_fields]
            columns = sql.SQL(", ").join(sql.Identifier(f.column) for f in model._meta.concrete_fields)
            statement = sql.SQL("copy {} ({}) from stdin").format(sql.Identifier(model._meta.db_table), columns)
            with cursor.copy(statement) as copy:
                for row in found:
                    copy.write_row([getattr(row, name) for name in fields])


def _lines(size: Size) -> None:
    """As many lines as entries: each record opened again and again by whoever stands beside it."""
    with _administrator(_databases()[0]) as admin:
        for _ in range(size.entries):
            admin.execute(LINES_AT_ONCE)


def _seal() -> None:
    from alongside.config.commands.ledger import signing_key
    from alongside.config.database import sequencer_connection
    from alongside.ledger import sequencer

    with closing(sequencer_connection()) as connection:
        while sequencer.step(connection, signing_key(), at_most=5000):
            pass


def _databases() -> tuple[str, str]:
    from alongside.config import database

    return database.name(), PLAIN


def _administrator(name: str) -> psycopg.Connection:
    from alongside.config import database

    return database.admin_connection(name)


@contextmanager
def _said(what: str) -> Iterator[None]:
    """Print how long the block took."""
    began = time.perf_counter()
    yield
    print(f"{what}: {time.perf_counter() - began:.1f} s", flush=True)


def main() -> None:
    """Make the world, or say that it is there."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--small", action="store_true", help="a fiftieth of it")
    parser.add_argument("--state", type=Path, help="where it is kept")
    asked = parser.parse_args()
    with world(SMALL if asked.small else FULL, asked.state) as folder:
        print(f"{folder}: made in {(folder / 'world.made').read_text()} s")


if __name__ == "__main__":
    main()
