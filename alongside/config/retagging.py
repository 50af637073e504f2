"""Making every tag of the blind index anew from the tag before it, so that nobody's name is opened for it."""

import time
from collections.abc import Mapping, Sequence
from typing import LiteralString
from uuid import UUID

import psycopg

from alongside.access import tags
from alongside.config import database
from alongside.keeper import keyring
from alongside.keeper.errors import KeeperError

BATCH = 5000
FIRST = UUID(int=0)
NAMES = "people_nametag"
# A page takes a minute and a half at the most, a job two.
PATIENCE_SECONDS = 300
# In this order: a row of a council file is matched with names, and its tag can be brought forward but not back.
TABLES: Mapping[LiteralString, LiteralString] = {
    NAMES: "",
    "exchange_importrow": "",
    "exchange_importedevent": """
        and not exists (select from exchange_importedevent o
            where o.record_id = t.record_id and o.tag = n.tag and o.undone_at is null)""",
}
NEXT: LiteralString = "select id, tag from {} where id > %s and tag is not null order by id limit %s for update"
AGAIN: LiteralString = """
    update {} t set tag = n.tag from unnest(%s::uuid[], %s::bytea[]) n (id, tag) where t.id = n.id {}
"""
# Of a name that a page wrote anew while the key changed there may be two.
TWINS = """
    delete from people_nametag t using unnest(%s::uuid[], %s::bytea[]) n (id, tag) where t.id = n.id
        and exists (select from people_nametag o where o.record_id = t.record_id and o.tag = n.tag)
"""


def every_tag() -> int:
    """Make every tag anew, names first; then let go of the secret before, which the new one holds within.

    Until then names are looked for by both, so a stop at any point loses nobody.

    :returns: how many were made anew.
    :raises KeeperError: when a page that began before the change is still not over.
    """
    with database.admin_connection(database.name()) as admin:
        # The administrator of a server of one's own may see no row: that must not pass for there being none.
        admin.execute("set row_security = off")
        done = _table(admin, NAMES)
        _wait_for_pages(admin)
        done += sum(_table(admin, table) for table in TABLES)
    keyring.forget(tags.KEY)
    return done


def _table(admin: psycopg.Connection, table: LiteralString) -> int:
    after, done = FIRST, 0
    while True:
        with admin.transaction():
            rows = admin.execute(NEXT.format(table), (after, BATCH)).fetchall()
            if not rows:
                return done
            done += _again(admin, table, rows)
        after = rows[-1][0]


def _again(admin: psycopg.Connection, table: LiteralString, rows: Sequence[tuple[UUID, bytes]]) -> int:
    made = [(row, tags.newest(bytes(tag)), bytes(tag)) for row, tag in rows]
    stale = [(row, new) for row, new, old in made if new != old]
    if stale:
        columns = [list(column) for column in zip(*stale, strict=True)]
        if table == NAMES:
            admin.execute(TWINS, columns)
        admin.execute(AGAIN.format(table, TABLES[table]), columns)
    return len(stale)


def _wait_for_pages(admin: psycopg.Connection) -> None:
    """Wait until whatever may still write a tag as before is over: transactions older than this moment."""
    row = admin.execute("select pg_current_xact_id()::text").fetchone()
    until = time.monotonic() + PATIENCE_SECONDS
    over = "select 1 where pg_snapshot_xmin(pg_current_snapshot()) > %s::xid8"
    while not database.exists(admin, over, row[0] if row else ""):
        if time.monotonic() > until:
            raise KeeperError("Something has been writing for five minutes. Run this again; it goes on where it was.")
        time.sleep(0.2)
