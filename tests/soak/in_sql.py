"""The same questions to the database, asked as each actor through the app's own connection."""

from uuid import UUID

import psycopg

from alongside.access.actor import Scope
from tests.attacks.acting import acting
from tests.soak.decisions import Counts
from tests.soak.planted import EVERYDAY, Planted
from tests.soak.worlds import PARTS

# Tables with a row in each part of each record.
IN_EACH_PART = (
    "record_entry", "attachments_attachment", "people_personwhomatters", "people_outsideidentifier", "people_nametag",
)  # fmt: skip
LINE = "select line, opened, scope from access.open_records(%s, 'record.opened', 'support')"


def ask(planted: Planted, app: psycopg.Connection, counts: Counts) -> dict[UUID, dict[UUID, frozenset[str]]]:
    """Hold everything the database answers against the rule; returns what a page may show, as SQL says."""
    for scope in Scope:
        for who in planted.world.people:
            _rows(planted, app, who, scope, counts)
    for who in planted.world.people:
        _functions(planted, app, who, counts)
    return {who: _opened(planted, app, who, counts) for who in planted.world.people}


def _rows(planted: Planted, app: psycopg.Connection, who: UUID, scope: Scope, counts: Counts) -> None:
    world, every = planted.world, list(planted.world.records)
    seen = {(record, part) for record in every for part in world.seen(who, record, scope)}
    any_part = {record for record, _ in seen}
    with acting(app, who, scope):
        for table in IN_EACH_PART:
            rows = app.execute(f"select record_id, compartment from {table} where record_id = any (%s)", (every,))
            counts.same("SQL: is the row seen", len(every) * len(PARTS), set(rows), seen, (table, who, scope))
        for table, expected in (
            ("people_youngperson", {record for record, part in seen if part == EVERYDAY}),
            ("people_pace", any_part),
        ):
            rows = app.execute(f"select record_id from {table} where record_id = any (%s)", (every,))
            counts.same("SQL: is the row seen", len(every), {one for (one,) in rows}, expected, (table, who))
        rows = app.execute("select id from access_record where id = any (%s)", (every,))
        counts.same("SQL: is the record seen", len(every), {one for (one,) in rows}, any_part, (who, scope))
        rows = app.execute("select id from access_barrier")
        led = {pk for (_, record), pk in planted.barriers.items() if world.leads(who, record)}
        counts.same("SQL: is the never list seen", len(planted.barriers), {one for (one,) in rows}, led, (who, scope))


def _functions(planted: Planted, app: psycopg.Connection, who: UUID, counts: Counts) -> None:
    world, every = planted.world, list(planted.world.records)
    query = "select r, access.leads(r), access.has_door(r), array(select w.id from access.who_can_see(r) w) from unnest(%s::uuid[]) r"
    with acting(app, who):
        for record, leads, has_door, can_see in app.execute(query, (every,)):
            opens = bool(world.keys(who, record))
            counts.same("SQL: leads", 1, leads, world.leads(who, record), (who, record))
            counts.same("SQL: has a door", 1, has_door, opens, (who, record))
            counts.same(
                "SQL: who can see", 1, set(can_see), world.who_can_see(record) if opens else set(), (who, record)
            )
        rows = app.execute("select a, access.may_close(a) from unnest(%s::uuid[]) a", (list(world.people),))
        closes = {account for account in world.people if world.may_close(who, account)}
        counts.same("SQL: may close an account", len(world.people), {a for a, may in rows if may}, closes, who)


def _opened(planted: Planted, app: psycopg.Connection, who: UUID, counts: Counts) -> dict[UUID, frozenset[str]]:
    """Each record opened as a page opens it, alone; and its keys by the ticket."""
    world, shown = planted.world, {}
    for record in world.records:
        with acting(app, who):
            row = app.execute(LINE, ([record],)).fetchone()
        assert row
        line, opened, scope = row
        counts.same("SQL: is the record opened", 1, bool(opened), bool(world.keys(who, record)), (who, record))
        if not opened:
            shown[record] = frozenset[str]()
            continue
        counts.same("SQL: by which kind of door", 1, scope, world.scope(who, record), (who, record))
        with acting(app, who, Scope(scope)):
            keys = {part for (part,) in app.execute("select compartment from access.record_keys(%s)", (line,))}
            rows = app.execute("select compartment from record_entry where record_id = %s", (record,))
            shown[record] = frozenset(part for (part,) in rows) & keys
        counts.same("SQL: is the key given", len(PARTS), keys, set(world.keys(who, record)), (who, record))
    return shown
