"""Rows in every table there is, in every part it can have, for every record of a world: copies of real ones."""

from collections.abc import Callable
from dataclasses import dataclass, field
from random import Random
from typing import Any
from uuid import UUID

import psycopg
from psycopg import sql
from psycopg.errors import CheckViolation
from psycopg.types.json import Jsonb

from tests.soak import templates
from tests.soak.planted import Planted
from tests.soak.templates import Row, Template
from tests.soak.varied import VARIED
from tests.soak.worlds import PARTS, new

INSERT = "insert into {table} select (jsonb_populate_record(null::{table}, one)).* from jsonb_array_elements(%s) one on conflict do nothing"


@dataclass(slots=True)
class Filled:
    """The rows there are now, by table, as JSON has them; and which of them a canary stands in."""

    rows: dict[str, list[Row]] = field(default_factory=dict)
    of_row: dict[str, tuple[str, str]] = field(default_factory=dict)

    def one(self, table: str, record: UUID, random: Random) -> UUID:
        """A row of this table and record; nobody's id where there is none."""
        here = [row["id"] for row in self.rows[table] if row["record_id"] == str(record)]
        return UUID(random.choice(here)) if here else UUID(int=7)


def fill(planted: Planted, owner: psycopg.Connection) -> Filled:
    """Put them there, without the rules for acts: nobody did this. What a table allows of them stands in it then."""
    filled = Filled()
    keep = _kept(owner)
    for table, template in templates.every().items():
        parts = _parts(planted, owner, template, keep)
        for record in planted.world.records:
            # Where a record has one row only, it lies now in this part, now in that.
            order = planted.random.sample(parts, len(parts))
            rows = [_copied(planted, filled, template, record, part, keep) for part in order]
            _put(owner, table, rows)
    filled.rows = standing(owner)
    for table, rows in filled.rows.items():
        without = set(map(str, planted.world.records)) - {row["record_id"] for row in rows}
        assert not without, f"{table} has no row for {len(without)} of the records"
    return filled


def standing(owner: psycopg.Connection) -> dict[str, list[Row]]:
    """What stands in each table."""
    query = sql.SQL("select to_jsonb(t) from {} t order by id")
    return {
        table: [row for (row,) in owner.execute(query.format(sql.Identifier(table)))] for table in templates.tables()
    }


def _parts(planted: Planted, owner: psycopg.Connection, template: Template, keep: set[str]) -> list[str]:
    """Which parts the table can have, as it says itself."""
    record, can = next(iter(planted.world.records)), []
    for part in PARTS:
        row = _copied(planted, Filled(), template, record, part, keep, vary=False)
        try:
            with owner.transaction(force_rollback=True):
                _put(owner, template.table, [row])
        except CheckViolation as refused:
            if "compartment" not in _definition(owner, refused):
                raise
        else:
            can.append(part)
    assert can, template.table
    return can


def _definition(owner: psycopg.Connection, refused: CheckViolation) -> str:
    query = "select pg_get_constraintdef(oid) from pg_constraint where conname = %s"
    found = owner.execute(query, (refused.diag.constraint_name,)).fetchone()
    return str(found[0]) if found else ""


def _put(owner: psycopg.Connection, table: str, rows: list[Row]) -> None:
    with owner.transaction():
        owner.execute("set local session_replication_role = replica")
        owner.execute(sql.SQL(INSERT).format(table=sql.Identifier(table)), (Jsonb(rows),))


def _kept(owner: psycopg.Connection) -> set[str]:
    """Ids that mean the same in every world: of the cast's accounts, teams and agencies."""
    query = "select id::text from access_account union select id::text from people_team union select id::text from people_agency"
    return {found for (found,) in owner.execute(query)}


def _copied(
    planted: Planted, filled: Filled, template: Template, record: UUID, part: str, keep: set[str], *, vary: bool = True
) -> Row:
    """The row, as if it had been made for this record and part; what it names lies in the same part, too."""

    def moved(value: Any) -> Any:
        return _moved(value, planted, template, (record, part), keep)

    row: Row = {name: moved(value) for name, value in template.row.items()}
    row |= {"record_id": str(record), "compartment": part, "team_id": None}
    row |= dict.fromkeys(template.counted, PARTS.index(part) + 1)
    row |= {name: f"\\x{planted.random.randbytes(32).hex()}" for name in template.bytes}
    text = dict(template.text)
    for name, value in _variation(planted, template.table, row, vary=vary).items():
        (text if name in text else row)[name] = value
    word = planted.canary(record, part, on_page=None)
    filled.of_row[word] = (template.table, row["id"])
    for name, said in text.items():
        row[name] = "\\x" + _sealed(planted, template.table, name, row, templates.told(said, word)).hex()
    return row


def _variation(planted: Planted, table: str, row: Row, *, vary: bool) -> Row:
    make: Callable[[Random, list[str], Row], Row] | None = VARIED.get(table)
    return make(planted.random, list(map(str, planted.world.people)), row) if make and vary else {}


def _moved(value: Any, planted: Planted, template: Template, held: tuple[UUID, str], keep: set[str]) -> Any:
    if isinstance(value, list):
        return [_moved(one, planted, template, held, keep) for one in value]
    if not _is_id(value) or value in keep:
        return value
    if value == template.row.get("entry_id"):
        return str(planted.entries[held])
    return str(new(Random(f"{value} {held}")))


def _is_id(value: object) -> bool:
    return isinstance(value, str) and len(value) == 36 and value.count("-") == 4


def _sealed(planted: Planted, table: str, column: str, row: Row, text: str) -> bytes:
    held = (UUID(row["record_id"]), row["compartment"])
    return planted.seal(table, column, UUID(row["id"]), held, text) if text else b""
