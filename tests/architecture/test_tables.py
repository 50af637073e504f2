"""Every table is protected or is listed as open with a reason, and the app has exactly the rights declared for it."""

from typing import NamedTuple

import psycopg
import pytest
from psycopg.rows import args_row

from alongside.access.open_tables import OPEN_TABLES
from alongside.access.vocabulary import Compartment
from tests.architecture import declared, house, rights

ROLES = (*house.APP_ROLES, house.OWN, house.MACHINES, "alongside_sequencer")
WAYS = {
    "alongside_caseload": ("doors", "record_id"),
    "alongside_team": ("teams", "team_id"),
    house.OWN: ("own", "record_id"),
}
WHOLE = ["select", "insert", "update", "delete", "truncate", "references", "trigger"]
BY_COLUMN = ["select", "insert", "update", "references"]


def _tables(admin: psycopg.Connection, kinds: str = "rpvmf") -> list[str]:
    query = (
        "select c.relname from pg_class c join pg_namespace n on n.oid = c.relnamespace"
        " where n.nspname in ('public', 'access') and c.relkind::text = any (%s) order by 1"
    )
    return [name for (name,) in admin.execute(query, (list(kinds),))]


def _has(admin: psycopg.Connection, table: str, role: str) -> set[str]:
    """The rights a role really has, written as in a grant."""
    query = "select verb from unnest(%s::text[]) verb where has_table_privilege(%s, %s::regclass, verb)"
    whole = {verb for (verb,) in admin.execute(query, (WHOLE, role, _path(table)))}
    query = (
        "select verb, string_agg(attname, ', ' order by attname) from pg_attribute, unnest(%s::text[]) verb"
        " where attrelid = %s::regclass and attnum > 0 and not attisdropped and verb <> all (%s)"
        " and has_column_privilege(%s, attrelid, attnum, verb) group by verb"
    )
    by_column = admin.execute(query, (BY_COLUMN, _path(table), list(whole), role))
    return whole | {f"{verb} ({columns})" for verb, columns in by_column}


def _path(table: str) -> str:
    return f"access.{table}" if table == "secret" else f"public.{table}"


class Policy(NamedTuple):
    """One policy: for whom, for what, and what it asks."""

    role: str
    command: str
    rule: str


def _policies(admin: psycopg.Connection, table: str) -> list[Policy]:
    query = (
        "select unnest(roles)::text, cmd, coalesce(qual, with_check) from pg_policies"
        " where tablename = %s and permissive = 'PERMISSIVE'"
    )
    cursor = admin.cursor(row_factory=args_row(Policy))
    return [
        one._replace(rule=" ".join(one.rule.replace("'::text", "'").replace("'::bpchar", "'").split()))
        for one in cursor.execute(query, (table,))
    ]


def _commands(own: str) -> list[str]:
    return [verb.split(" ")[0].upper() for verb in declared.parsed(own)]


def test_every_table_is_protected_or_open_with_a_reason(admin: psycopg.Connection) -> None:
    known = {*house.protected_tables(), *OPEN_TABLES, "secret"}
    assert set(_tables(admin)) == known


def test_no_table_is_both_protected_and_open() -> None:
    assert set(house.protected_tables()) & set(OPEN_TABLES) == set()


@pytest.mark.parametrize("table", sorted(OPEN_TABLES))
def test_every_open_table_says_why(table: str) -> None:
    reason = OPEN_TABLES[table].reason
    assert len(reason) > 15
    assert reason.endswith(".")


def test_rows_can_be_added_or_deleted_in_these_open_tables_only() -> None:
    can = {
        verb: {table for table, one in OPEN_TABLES.items() if verb in declared.parsed(one.rights)}
        for verb in ("insert", "delete", "update", "truncate")
    }
    come_and_go = {"access_kepttext", "access_workaccount"}
    assert can == {"insert": rights.SIGN_IN | come_and_go, "delete": rights.SIGN_IN | come_and_go} | {
        "update": rights.SIGN_IN,
        "truncate": set(),
    }


@pytest.mark.parametrize("role", ROLES)
def test_role_has_exactly_the_rights_declared(admin: psycopg.Connection, role: str) -> None:
    found = {table: _has(admin, table, role) for table in _tables(admin)}
    assert found == {table: declared.of(table, role) for table in found}


@pytest.mark.parametrize("table", house.protected_tables())
def test_protected_table_is_forced_behind_policies(admin: psycopg.Connection, table: str) -> None:
    query = "select relrowsecurity, relforcerowsecurity, relowner::regrole::text from pg_class where relname = %s"
    assert admin.execute(query, (table,)).fetchone() == (True, True, "alongside_owner")
    found = _policies(admin, table)
    commands = {"SELECT", "INSERT"} | ({"UPDATE"} if table in rights.CHANGES else set())
    expected = [*((role, command) for role in rights.PEOPLE for command in commands), (house.MACHINES, "SELECT")]
    expected += [(house.OWN, command) for command in _commands(rights.OWN.get(table, ""))]
    if table in rights.READ_BY_FUNCTIONS:
        expected.append(("alongside_owner", "SELECT"))
    if table in rights.WRITTEN_BY_FUNCTIONS:
        expected.append(("alongside_owner", "INSERT"))
    assert sorted((one.role, one.command) for one in found) == sorted(expected)


@pytest.mark.parametrize("table", [*(model._meta.db_table for model in house.held()), "access_record", "access_grant"])
def test_never_list_stands_before_every_row_in_somebodys_record(admin: psycopg.Connection, table: str) -> None:
    query = "select roles::text[], cmd, permissive, qual from pg_policies where tablename = %s and policyname = 'never'"
    row = admin.execute(query, (table,)).fetchone()
    assert row
    column = "id" if table == "access_record" else "record_id"
    # Doors on single records leave it out themselves: where nothing else leads to a row, it is not asked once more.
    rules = [one.rule for one in _policies(admin, table) if one.role == "alongside_caseload"]
    by_doors = bool(rules) and all("access.doors(" in rule for rule in rules)
    asked = ["alongside_team"] if by_doors else sorted(rights.PEOPLE)
    assert (sorted(row[0]), *row[1:3]) == (asked, "ALL", "RESTRICTIVE")
    assert f"({column} <> ALL (( SELECT access.barred() AS barred)" in row[3]


@pytest.mark.parametrize("table", house.protected_tables())
def test_policy_asks_for_a_door_to_the_rows_compartment(admin: psycopg.Connection, table: str) -> None:
    for one in _policies(admin, table):
        if one.role in (house.MACHINES, "alongside_owner"):
            continue  # every row, and of each row only what is clear: its rights say so, column by column
        function, column = WAYS[one.role]
        rule = one.rule.replace("::text", "")
        assert f"access.{function}('any')" in rule
        assert f"({column} = ANY" in rule
        if table not in rights.ANY_PART:
            assert all(
                f"WHEN '{part}' THEN ( SELECT access.{function}('{part}')" in rule for part in Compartment.values
            )


@pytest.mark.parametrize("table", house.protected_tables())
def test_protected_row_keeps_its_records_team(admin: psycopg.Connection, table: str) -> None:
    trigger = "select tgenabled from pg_trigger where tgrelid = %s::regclass and tgname = 'stamp_team'"
    assert admin.execute(trigger, (table,)).fetchone() == ("A",)
    in_step = (
        "select pg_get_constraintdef(oid) from pg_constraint where conrelid = %s::regclass and conname = %s"
        " and convalidated"
    )
    row = admin.execute(in_step, (table, f"{table}_in_step")).fetchone()
    assert row == ("FOREIGN KEY (record_id, team_id) REFERENCES access_record(id, team_id) ON UPDATE CASCADE",)
    needed = (
        "select attnotnull from pg_attribute where attrelid = %s::regclass and attname in ('record_id', 'compartment')"
    )
    assert admin.execute(needed, (table,)).fetchall() == [(True,), (True,)]


@pytest.mark.parametrize("table", sorted(rights.OWN_POLICIES))
def test_table_with_its_own_policies_is_forced_behind_them(admin: psycopg.Connection, table: str) -> None:
    if table in ("ledger_leaf", "ledger_checkpoint", "ledger_cosignature", "ledger_turn"):
        return  # hashes and signed heads, for everybody to check
    query = "select relrowsecurity, relforcerowsecurity from pg_class where relname = %s"
    assert admin.execute(query, (table,)).fetchone() == (True, True)


def test_no_view_stands_between_the_app_and_the_policies(admin: psycopg.Connection) -> None:
    assert _tables(admin, "vmf") == []


def test_sequences_are_counted_on_and_never_set(admin: psycopg.Connection) -> None:
    for sequence in _tables(admin, "S"):
        for role in ROLES:
            query = "select has_sequence_privilege(%s, %s::regclass, 'update')"
            assert admin.execute(query, (role, sequence)).fetchone() == (False,)
