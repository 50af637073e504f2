"""The same questions to the database, asked as each actor through the app's own connection."""

from dataclasses import dataclass, field
from uuid import UUID

import psycopg

from alongside.access.actor import OF_WORKERS, Scope
from tests.attacks.acting import acting
from tests.soak.decisions import Counts
from tests.soak.planted import EVERYDAY, Planted
from tests.soak.worlds import PARTS

# Tables with a row in each part of each record.
IN_EACH_PART = (
    "record_entry", "attachments_attachment", "people_personwhomatters", "people_outsideidentifier", "people_nametag",
)  # fmt: skip
# What a young person's page shows of each part; a word of each stands on the page.
ON_PAGE = " union all ".join(
    f"select id, compartment from {table} where record_id = %(record)s"
    for table in ("record_entry", "attachments_attachment", "people_youngperson")
)
LINE = "select line, opened, scope from access.open_records(%s, 'record.opened', 'support')"


@dataclass(slots=True)
class Told:
    """What the database says of each person, to hold pages against."""

    opens: dict[UUID, set[UUID]] = field(default_factory=dict)
    shown: dict[tuple[UUID, UUID], set[UUID]] = field(default_factory=dict)
    records: dict[tuple[UUID, Scope], set[UUID]] = field(default_factory=dict)
    cards: dict[tuple[UUID, Scope], set[UUID]] = field(default_factory=dict)


def ask(planted: Planted, app: psycopg.Connection, counts: Counts) -> Told:
    """Hold everything the database answers against the rule; returns what pages may show, as SQL says."""
    told = Told()
    for who in planted.world.people:
        for scope in OF_WORKERS:
            _rows(planted, app, who, scope, told, counts)
        _functions(planted, app, who, counts)
        _opened(planted, app, who, told, counts)
    return told


def _rows(planted: Planted, app: psycopg.Connection, who: UUID, scope: Scope, told: Told, counts: Counts) -> None:
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
            found = {
                one for (one,) in app.execute(f"select record_id from {table} where record_id = any (%s)", (every,))
            }
            counts.same("SQL: is the row seen", len(every), found, expected, (table, who))
            if table == "people_youngperson":
                told.cards[who, scope] = found
        found = {one for (one,) in app.execute("select id from access_record where id = any (%s)", (every,))}
        counts.same("SQL: is the record seen", len(every), found, any_part, (who, scope))
        told.records[who, scope] = found
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


def _opened(planted: Planted, app: psycopg.Connection, who: UUID, told: Told, counts: Counts) -> None:
    """Each record opened as a page opens it, alone; and its keys by the ticket."""
    world, told.opens[who] = planted.world, set()
    for record in world.records:
        with acting(app, who):
            row = app.execute(LINE, ([record],)).fetchone()
        assert row
        line, opened, scope = row
        counts.same("SQL: is the record opened", 1, bool(opened), bool(world.keys(who, record)), (who, record))
        if not opened:
            continue
        told.opens[who].add(record)
        counts.same("SQL: by which kind of door", 1, scope, world.scope(who, record), (who, record))
        with acting(app, who, Scope(scope)):
            keys = {part for (part,) in app.execute("select compartment from access.record_keys(%s)", (line,))}
            rows = app.execute(ON_PAGE, {"record": record})
            told.shown[who, record] = {row for row, part in rows if part in keys}
        counts.same("SQL: is the key given", len(PARTS), keys, set(world.keys(who, record)), (who, record))
