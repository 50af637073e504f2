"""At size, the pages people use all day never read a growing table from end to end.

PostgreSQL itself counts such readings, those inside our functions and policies included.
"""

import random
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

import psycopg
import pytest
from django.db import connection
from django.test import Client
from django.urls import reverse

from alongside.access.models import Account
from alongside.kernel.clock import now
from bench.lives import Place, is_plain, life
from bench.world import copy
from tests import cast
from tests.conftest import Database

PRACTITIONERS, ALONGSIDE, ENTRIES = 30, 40, 7
GROWING = (
    "record_entry",
    "access_grant",
    "access_record",
    "access_recordkey",
    "people_youngperson",
    "people_nametag",
    "people_personwhomatters",
    "outreach_outreachplan",
    "outreach_try",
    "outreach_contactagreement",
    "outreach_contactway",
    "keywork_promise",
    "keywork_relationship",
    "planning_plan",
    "planning_rating",
    "planning_review",
)
FETCHED = "select coalesce(seq_tup_read, 0) + coalesce(idx_tup_fetch, 0) from pg_stat_user_tables where relname = %s"
READ_THROUGH = "select relname, seq_scan from pg_stat_user_tables where relname = any(%s)"


@dataclass
class Crowd:
    """Many young people, forty of them Alice's, and who counts how tables are read."""

    owner: psycopg.Connection
    records: list[UUID] = field(default_factory=list)
    accounts: list[Account] = field(default_factory=list)
    tables: set[str] = field(default_factory=set)

    def fill(self) -> None:
        """Put everybody there."""
        dice, team = random.Random(7), cast.team().pk
        self.accounts = [Account(username=f"crowd{n}", name=f"Crowd {n}") for n in range(PRACTITIONERS)]
        copy(self.owner, self.accounts)
        for worker in (cast.account("alice"), *self.accounts):
            place = Place(worker, team, now())
            rows = [
                row for _ in range(ALONGSIDE) for row in life(place, entries=ENTRIES, dice=dice) if not is_plain(row)
            ]
            copy(self.owner, rows)
            self.tables |= {row._meta.db_table for row in rows}
            self.records += [row.pk for row in rows if row._meta.db_table == "access_record"]
        for table in GROWING:
            self.owner.execute(f"analyze {table}")

    def read_through(self) -> dict[str, int]:
        """How often each growing table was read from end to end, so far."""
        with connection.cursor() as cursor:
            cursor.execute("select pg_stat_force_next_flush()")
        return dict(self.owner.execute(READ_THROUGH, [list(GROWING)]).fetchall())

    def fetched(self, table: str) -> int:
        """How many rows of a table were looked at, so far."""
        with connection.cursor() as cursor:
            cursor.execute("select pg_stat_force_next_flush()")
        (rows,) = self.owner.execute(FETCHED, [table]).fetchone() or (0,)
        return int(rows)

    def leave(self) -> None:
        """Take them away again; their ledger lines stay."""
        with self.owner.transaction():
            self.owner.execute("set local session_replication_role = replica")
            for table in self.tables:
                column = "id" if table == "access_record" else "record_id"
                self.owner.execute(f"delete from {table} where {column} = any(%s)", [self.records])
            self.owner.execute("delete from access_account where id = any(%s)", [[one.pk for one in self.accounts]])


@pytest.fixture
def crowd(database: Database) -> Iterator[Crowd]:
    found = Crowd(database.owner)
    try:
        found.fill()
        yield found
    finally:
        found.leave()


def _ask(client: Client, place: str, record: UUID, data: dict[str, str] | None = None) -> Any:
    path = reverse(
        f"workspace:{place}", args=[record] if place in ("young-person", "in-touch", "who-has-seen", "about") else []
    )
    return client.post(path, data) if data else client.get(path)


@pytest.fixture
def alices(committed: None) -> Callable[[], Client]:
    def signed_in() -> Client:
        client = Client()
        client.force_login(cast.account("alice"), "alongside.access.backends.SignIn")
        return client

    return signed_in


def test_pages_read_no_growing_table_from_end_to_end(crowd: Crowd, alices: Callable[[], Client]) -> None:
    client, found = alices(), {}
    pages: list[tuple[str, dict[str, str] | None]] = [
        ("young-person", None),
        ("about", None),
        ("in-touch", None),
        ("who-has-seen", None),
        ("young-people", None),
        ("today", None),
        ("search", {"text": "Amria"}),
    ]
    for place, data in pages:
        # Twice: a connection plans what our functions ask anew for each of the first few times, and then keeps a plan.
        assert _ask(client, place, crowd.records[0], data).status_code == 200
        # And what another connection did before may be counted late: what a page does, it does each time.
        if through := _read_by(crowd, client, place, data) and _read_by(crowd, client, place, data):
            found[place] = through
    assert found == {}


def _read_by(crowd: Crowd, client: Client, place: str, data: dict[str, str] | None) -> dict[str, int]:
    before = crowd.read_through()
    assert _ask(client, place, crowd.records[0], data).status_code == 200
    after = crowd.read_through()
    return {table: after[table] - before[table] for table in GROWING if after[table] > before[table]}


@pytest.mark.parametrize(
    ("table", "of_each"), [("record_entry", ENTRIES), ("people_personwhomatters", 3), ("outreach_outreachplan", 1)]
)
def test_today_does_not_read_everybodys_rows_anew_for_each_young_person(
    crowd: Crowd, alices: Callable[[], Client], table: str, of_each: int
) -> None:
    client = alices()
    assert _ask(client, "today", crowd.records[0]).status_code == 200
    before = crowd.fetched(table)
    assert _ask(client, "today", crowd.records[0]).status_code == 200
    # Each question may look at each young person's own rows; anew for each it would be forty times as many.
    assert 0 < crowd.fetched(table) - before <= 12 * of_each * ALONGSIDE


def test_count_of_readings_sees_one(crowd: Crowd) -> None:
    before = crowd.read_through()["record_entry"]
    crowd.owner.execute("set enable_indexscan = off; set enable_bitmapscan = off; set enable_indexonlyscan = off")
    crowd.owner.execute("select count(body) from record_entry").fetchone()
    crowd.owner.execute("reset all; select pg_stat_force_next_flush()")
    assert crowd.read_through()["record_entry"] > before
