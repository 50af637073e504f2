"""A real row of every table in somebody's record, made by the product's own actions and read back unsealed."""

import json
from contextlib import ExitStack
from dataclasses import dataclass
from functools import cache
from typing import Any
from uuid import UUID

import psycopg
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from psycopg import sql

from alongside.access import crypto
from alongside.access.actions import seen
from alongside.access.models import Account, SealedField
from alongside.access.queries.seen import of_me
from alongside.config import database as where
from alongside.kernel.clock import now
from tests import own_space
from tests.architecture import house
from tests.attacks.world import World, build
from tests.ledger.conftest import fresh_copy, pointed_at

Row = dict[str, Any]
# What tests of their own put into worlds, with rules of its own: who may not open a record, and who opened one.
OF_DOORS = frozenset({"access_barrier", "access_emergency", "access_acquaintance", "access_move"})
# Rows of which a world has its own, with files and names.
PLANTED = frozenset({
    "record_entry", "attachments_attachment", "people_youngperson", "people_personwhomatters",
    "people_outsideidentifier", "people_nametag", "people_pace",
})  # fmt: skip


@dataclass(frozen=True, slots=True)
class Template:
    """A row as JSON has it; of what is sealed the ``text``, by column; and the columns that count within a record."""

    table: str
    row: Row
    text: dict[str, str]
    bytes: frozenset[str]
    counted: frozenset[str]


def tables() -> list[str]:
    """Every table whose rows lie in somebody's record, behind doors."""
    return sorted({model._meta.db_table for model in house.held()} - OF_DOORS)


@cache
def every() -> dict[str, Template]:
    """The fullest row of each table that a world does not plant itself, out of the attackers' world."""
    with ExitStack() as stack:
        name = f"{where.name()}_templates"
        stack.enter_context(fresh_copy(name))
        stack.enter_context(pointed_at(name))
        owner = stack.enter_context(where.admin_connection(name))

        def app() -> psycopg.Connection:
            return stack.enter_context(psycopg.connect(where.conninfo(where.parameters(where.APP)), autocommit=True))

        _ask_about_a_line(build(owner, app, app))
        keys = {
            (record, part): crypto.unwrap(wrapped)
            for record, part, wrapped in owner.execute("select record_id, compartment, wrapped from access_recordkey")
        }
        return {table: _template(owner, table, keys) for table in tables() if table not in PLANTED}


def _ask_about_a_line(world: World) -> None:
    """Robin did not expect one of the lines about them."""
    them = Account.objects.get(username=own_space.WORDS.nickname)
    with own_space.opened(world.robin, them):
        line = next(one.line for one in of_me() if one.name.startswith("Alice"))
        seen.ask(record=world.robin.record_id, line=line, answer_by=now().date(), now=now(), by=them)


def _template(owner: psycopg.Connection, table: str, keys: dict[tuple[UUID, str], AESGCM]) -> Template:
    query = sql.SQL("select to_jsonb(t) from {} t order by length(to_jsonb(t)::text) desc, id limit 1")
    found = owner.execute(query.format(sql.Identifier(table))).fetchone()
    assert found, f"The attackers' world has no row of {table}."
    row: Row = found[0]
    (model,) = (one for one in house.held() if one._meta.db_table == table)
    held = keys[UUID(row["record_id"]), row["compartment"]]
    text = {
        field.column: _read(held, table, field.column, row)
        for field in model._meta.concrete_fields
        if isinstance(field, SealedField) and field.column
    }
    return Template(table, row, text, _bytes(owner, table) - text.keys(), _counted(owner, table))


def _read(held: AESGCM, table: str, column: str, row: Row) -> str:
    """What was sealed there; nothing, where it is empty or sealed under a key of its own, as a file is."""
    blob = bytes.fromhex(row[column].removeprefix("\\x"))
    try:
        return crypto.unseal(held, blob, crypto.place(table, column, row["id"], row["record_id"])) if blob else ""
    except crypto.Unreadable:
        assert column == "file", f"{table}.{column}"
        return ""


def _bytes(owner: psycopg.Connection, table: str) -> frozenset[str]:
    query = "select column_name from information_schema.columns where table_name = %s and data_type = 'bytea'"
    return frozenset(name for (name,) in owner.execute(query, (table,)))


def _counted(owner: psycopg.Connection, table: str) -> frozenset[str]:
    """Whole numbers that stand in a unique index: of each there is one in a record."""
    query = """
        select distinct a.attname from pg_index i join pg_attribute a on a.attrelid = i.indrelid
        where i.indrelid = %s::regclass and i.indisunique and a.attnum = any (i.indkey)
            and a.atttypid in ('int2'::regtype, 'int4'::regtype, 'int8'::regtype)"""
    return frozenset(name for (name,) in owner.execute(query, (table,)))


def told(text: str, word: str) -> str:
    """A text with one more word in it, or in each sentence of a card: codes and dates stay as they are."""
    try:
        card = json.loads(text)
    except ValueError:
        return f"{text} {word}" if " " in text else text
    return json.dumps(_walked(card, word)) if isinstance(card, dict | list) else text


def _walked(thing: Any, word: str) -> Any:
    if isinstance(thing, dict):
        return {key: _walked(one, word) for key, one in thing.items()}
    if isinstance(thing, list):
        return [_walked(one, word) for one in thing]
    return f"{thing} {word}" if isinstance(thing, str) and " " in thing else thing
