"""Ciphertext is bound to its place: moved, changed or under another key, it cannot be read."""

from collections.abc import Iterator
from contextlib import contextmanager
from uuid import UUID

import psycopg
import pytest

from alongside.access.crypto import Unreadable
from alongside.access.doors import opened_one
from alongside.access.models import Protected
from alongside.access.vocabulary import Purpose
from alongside.kernel.decisions import NotVisible
from alongside.people.models import PersonWhoMatters, YoungPerson
from alongside.record.models import Entry
from tests.attacks.world import World

pytestmark = pytest.mark.xdist_group("attacks")
SEALED = "select body from record_entry where id = %s"


@contextmanager
def _tampered(world: World, statement: str, *values: object) -> Iterator[None]:
    """What the server's administrator did to a row, undone afterwards."""
    tables = ("record_entry", "people_youngperson", "people_personwhomatters", "access_recordkey")
    for table in tables:
        world.owner.execute(f"create table kept_{table} as table {table}")
    changed = world.owner.execute(statement, values)
    assert changed.rowcount >= 1
    try:
        yield
    finally:
        with world.owner.transaction():
            for table in tables:
                world.owner.execute(_put_back(table))
                world.owner.execute(f"drop table kept_{table}")


def _put_back(table: str) -> str:
    columns = {"access_recordkey": "wrapped", "people_youngperson": "card", "people_personwhomatters": "card"}
    names = columns.get(table, "body told_by compartment record_id").split()
    new, old = ", ".join(names), ", ".join(f"k.{name}" for name in names)
    return f"update {table} t set ({new}) = row ({old}) from kept_{table} k where k.id = t.id"


def _read(world: World, row: type[Protected], pk: UUID, column: str = "body") -> str:
    alice = world.people["alice"]
    with opened_one(world.mira.record_id, purpose=Purpose.SUPPORT, viewer=alice) as door:
        return door.read(row._default_manager.get(pk=pk), column)


def test_untouched_entry_is_read(world: World) -> None:
    assert _read(world, Entry, world.written["everyday"]) == "We talked about everyday things."


@pytest.mark.parametrize(
    "source",
    ["health", "justice", "identity"],
)
def test_words_of_another_entry_put_here_cannot_be_read(world: World, source: str) -> None:
    query = f"update record_entry set body = ({SEALED}) where id = %s"
    with _tampered(world, query, world.written[source], world.written["everyday"]), pytest.raises(Unreadable):
        _read(world, Entry, world.written["everyday"])


def test_words_of_another_record_put_here_cannot_be_read(world: World) -> None:
    query = f"update record_entry set body = ({SEALED}) where id = %s"
    with _tampered(world, query, world.noors, world.written["everyday"]), pytest.raises(Unreadable):
        _read(world, Entry, world.written["everyday"])


@pytest.mark.parametrize(
    "change",
    [
        "body = told_by",
        "compartment = 'health'",
        "compartment = 'council'",
        "body = substring(body for length(body) - 1)",
        "body = body || '\\x00'::bytea",
        "body = substring(body from 2)",
        "body = set_byte(body, 0, 2)",
        "body = set_byte(body, 5, (get_byte(body, 5) + 1) %% 256)",
        "body = set_byte(body, 20, (get_byte(body, 20) + 1) %% 256)",
        "body = set_byte(body, length(body) - 1, (get_byte(body, length(body) - 1) + 1) %% 256)",
        "body = '\\x01'::bytea",
        "body = 'plain words'::bytea",
    ],
)
def test_entry_that_was_tampered_with_cannot_be_read(world: World, change: str) -> None:
    query = f"update record_entry set {change} where id = %s"
    with _tampered(world, query, world.written["everyday"]), pytest.raises(Unreadable):
        _read(world, Entry, world.written["everyday"])


@pytest.mark.parametrize("part", ["private", "intelligence"])
def test_entry_moved_to_a_part_that_was_not_given_is_not_there(world: World, part: str) -> None:
    query = "update record_entry set compartment = %s where id = %s"
    with _tampered(world, query, part, world.written["everyday"]), pytest.raises(Entry.DoesNotExist):
        _read(world, Entry, world.written["everyday"])


def test_card_put_on_another_kind_of_row_cannot_be_read(world: World) -> None:
    (matters,) = world.owner.execute(
        "select id from people_personwhomatters where record_id = %s", (world.mira.record_id,)
    ).fetchall()
    query = (
        "update people_personwhomatters m set card = y.card from people_youngperson y where y.record_id = m.record_id"
    )
    with _tampered(world, query), pytest.raises(Unreadable):
        _read(world, PersonWhoMatters, matters[0], "card")


def test_card_of_another_young_person_cannot_be_read(world: World) -> None:
    query = "update people_youngperson set card = (select card from people_youngperson where id = %s) where id = %s"
    with _tampered(world, query, world.noor.pk, world.mira.pk), pytest.raises(Unreadable):
        _read(world, YoungPerson, world.mira.pk, "card")


@pytest.mark.parametrize(
    "change",
    [
        "(select wrapped from access_recordkey where record_id = %(noor)s and compartment = 'everyday')",
        "(select wrapped from access_recordkey where record_id = %(mira)s and compartment = 'private')",
    ],
)
def test_key_of_another_place_opens_nothing(world: World, change: str) -> None:
    query = f"update access_recordkey set wrapped = {change} where record_id = %(mira)s and compartment = 'everyday'"
    values = {"noor": world.noor.record_id, "mira": world.mira.record_id}
    statement = psycopg.ClientCursor(world.owner).mogrify(query, values)
    with _tampered(world, statement.replace("%", "%%")), pytest.raises(Unreadable):
        _read(world, Entry, world.written["everyday"])


def test_key_that_was_changed_opens_nothing(world: World) -> None:
    query = "update access_recordkey set wrapped = set_byte(wrapped, 3, (get_byte(wrapped, 3) + 1) %% 256) where record_id = %s"
    with _tampered(world, query, world.mira.record_id), pytest.raises(Unreadable):
        _read(world, Entry, world.written["everyday"])


def test_nothing_is_sealed_or_read_in_a_part_whose_key_was_not_given(world: World) -> None:
    nia = world.people["nia"]
    entry = Entry(record_id=world.mira.record_id, compartment="everyday", body=b"\x01" + bytes(40))
    with opened_one(world.mira.record_id, purpose=Purpose.SUPPORT, viewer=nia) as door:
        with pytest.raises(NotVisible):
            door.read(entry, "body")
        with pytest.raises(NotVisible):
            door.seal(entry, "body", "words")


def test_database_holds_no_word_anybody_wrote(world: World) -> None:
    """The whole database, as a thief of a dump would have it."""
    words = (
        "We talked",
        "Her aunt",
        "Amira",
        "Khalil",
        "Mira",
        "my nan",
        "Noor",
        "CIN2rows",
        "DfEX0000001",
        "kite-day",
    )
    tables = world.owner.execute("select schemaname, tablename from pg_tables where schemaname in ('public', 'access')")
    for schema, table in tables.fetchall():
        rows = world.owner.execute(f'select t::text from {schema}."{table}" t').fetchall()
        text = "\n".join(row for (row,) in rows)
        for word in words:
            assert word not in text, (table, word)
            assert word.encode().hex() not in text, (table, word)
