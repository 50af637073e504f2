"""Nobody alters the ledger: not the app, not the sequencer, not the server's administrator."""

from collections.abc import Iterable, Iterator
from uuid import UUID

import psycopg
import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from psycopg.errors import GeneratedAlways, InsufficientPrivilege

from alongside.ledger.sequencer import step
from tests.conftest import Database

TABLES = {
    "ledger_line": "purpose = 'x'",
    "ledger_leaf": "seq = 9",
    "ledger_checkpoint": "note = ''",
}
ALTERATIONS = [
    statement.format(table=table, change=change)
    for table, change in TABLES.items()
    for statement in (
        "update {table} set {change}",
        "update {table} set {change} where false",
        "delete from {table}",
        "delete from {table} where false",
        "truncate {table}",
        "with gone as (delete from {table} returning *) select * from gone",
        "merge into {table} t using (select 1) s on true when matched then delete",
    )
]
FORGERIES = [
    "insert into ledger_line (verb, at) values ('record.opened', '2020-01-01')",
    "insert into ledger_line (verb, xid) values ('record.opened', '1')",
    "insert into ledger_line (id, verb) values (1, 'record.opened')",
    "insert into ledger_line (id, verb) overriding system value values (1, 'record.opened')",
    "insert into ledger_leaf values (3, 4, sha256(''))",
    "insert into ledger_checkpoint (size, root, note, peaks) values (1, '', '', '{}')",
]
BREAK_INS = [
    "alter table ledger_line disable trigger all",
    "alter table ledger_line disable row level security",
    "drop table ledger_leaf",
    "drop trigger ledger_keep_row on ledger_line",
    "create or replace function ledger_refuse() returns trigger language plpgsql as 'begin end'",
    "create policy mine on ledger_line using (true)",
    "alter sequence ledger_line_id_seq restart",
    "set session_replication_role = replica",
    "set role alongside_owner",
]
PEOPLE = ["alongside_app", "alongside_caseload", "alongside_team"]


@pytest.fixture
def sealed(database: Database, key: Ed25519PrivateKey) -> Iterator[Database]:
    """Three lines, three leaves, one checkpoint; the same afterwards."""
    database.owner.execute(
        "insert into ledger_line (verb, purpose) select 'record.opened', 'support' from generate_series(1, 3)"
    )
    step(database.sequencer(), key)
    before = content(database)
    yield database
    assert content(database) == before


def content(database: Database) -> list[object]:
    queries = (f"select * from {table} order by 1" for table in TABLES)
    return [database.owner.execute(query).fetchall() for query in queries]


def accepted(connection: psycopg.Connection, statements: Iterable[str], *, role: str, refusal: str = "") -> list[str]:
    """Which of these statements are not refused, with these words, to a connection in this role."""
    passed = []
    for statement in statements:
        try:
            with connection.transaction():
                connection.execute(f"set local role {role}")
                connection.execute(statement)
                passed.append(statement)
        except (InsufficientPrivilege, GeneratedAlways) as error:
            if refusal not in str(error):
                passed.append(statement)
    return passed


@pytest.mark.parametrize("role", ["none", "alongside_owner"])
@pytest.mark.parametrize("mode", ["origin", "replica", "local"])
def test_alteration_is_refused_to_administrators(sealed: Database, role: str, mode: str) -> None:
    administrator = sealed.owner
    administrator.execute(f"set session_replication_role = {mode}")
    assert accepted(administrator, ALTERATIONS, role=role, refusal="append-only") == []


@pytest.mark.parametrize("role", PEOPLE)
def test_alteration_is_not_the_apps_right(sealed: Database, role: str) -> None:
    assert accepted(sealed.app(), ALTERATIONS, role=role, refusal="permission denied") == []


def test_alteration_is_not_the_sequencers_right(sealed: Database) -> None:
    sequencer = sealed.sequencer()
    assert accepted(sequencer, ALTERATIONS, role="none", refusal="permission denied") == []


@pytest.mark.parametrize("table", TABLES)
def test_alteration_by_way_of_a_parent_table_is_refused(sealed: Database, table: str) -> None:
    sealed.owner.execute(f"create table parent (like {table} including all)")
    sealed.owner.execute(f"alter table {table} inherit parent")
    for statement in (
        f"update parent set {TABLES[table]}",
        "delete from parent",
        "truncate parent",
    ):
        with pytest.raises(InsufficientPrivilege, match="append-only"):
            sealed.owner.execute(statement)
    sealed.owner.execute(f"alter table {table} no inherit parent")


def test_writing_over_a_line_on_conflict_is_refused(sealed: Database) -> None:
    with pytest.raises(InsufficientPrivilege, match="append-only"):
        sealed.owner.execute(
            "insert into ledger_line (id, verb) overriding system value"
            " select id, 'a.b' from ledger_line on conflict (id) do update set verb = 'a.b'"
        )


@pytest.mark.parametrize("role", PEOPLE)
def test_the_app_does_not_say_when_or_as_which_line(sealed: Database, role: str) -> None:
    assert accepted(sealed.app(), FORGERIES, role=role) == []


@pytest.mark.parametrize("role", PEOPLE)
def test_the_app_does_not_touch_what_guards_the_ledger(sealed: Database, role: str) -> None:
    assert accepted(sealed.app(), BREAK_INS, role=role) == []


def test_the_sequencer_writes_no_lines(sealed: Database) -> None:
    with pytest.raises(InsufficientPrivilege):
        sealed.sequencer().execute("insert into ledger_line (verb) values ('record.opened')")


def test_everybody_may_read_what_was_signed(sealed: Database) -> None:
    query = "select size from ledger_checkpoint"
    assert accepted(sealed.app(), [query], role="alongside_app") == [query]
    assert accepted(sealed.app(), [query], role="alongside_team") == [query]
    assert accepted(sealed.app(), [query], role="alongside_caseload") == [query]


def test_row_level_security_holds_for_the_owner_too(database: Database) -> None:
    query = "select relrowsecurity, relforcerowsecurity from pg_class where relname = 'ledger_line'"
    assert database.owner.execute(query).fetchone() == (True, True)


def test_lines_keep_no_foreign_keys(database: Database) -> None:
    query = (
        "select count(*) from pg_constraint where contype = 'f' and (conrelid, confrelid)::text"
        " ~ any (select oid::text from pg_class where relname like 'ledger%' and relkind = 'r')"
    )
    assert database.owner.execute(query).fetchone() == (0,)


def test_a_line_is_stamped_by_the_database(database: Database) -> None:
    database.owner.execute("insert into ledger_line (verb, thing) values ('a.b', %s)", [UUID(int=1)])
    query = (
        "select xid < pg_snapshot_xmin(pg_current_snapshot()),"
        " clock_timestamp() - at between interval '0' and interval '1 minute' from ledger_line"
    )
    assert database.owner.execute(query).fetchone() == (True, True)
