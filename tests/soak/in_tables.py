"""Every row of every table, asked for by everybody by every way: the database against the rule in Python."""

from collections import defaultdict
from collections.abc import Iterator
from uuid import UUID

import psycopg
from psycopg import sql

from alongside.access.actor import Scope
from alongside.access.vocabulary import GrantRole
from tests.attacks.acting import acting
from tests.soak.decisions import Counts
from tests.soak.filled import Filled
from tests.soak.planted import Planted
from tests.soak.row_rules import NARROWER, OWN, WITHOUT_DOOR, Seen
from tests.soak.templates import Row

# Rows that say nothing by themselves: a door to any part of the record is enough.
ANY_PART = frozenset({"people_pace"})
KINDS = {Scope.OWN: "by their own way", Scope.CASELOAD: "by doors", Scope.TEAM: "by a team's doors"}


class Rule:
    """Which rows each person sees by each way, as the rule says."""

    def __init__(self, planted: Planted, filled: Filled) -> None:
        self.planted, self.world, self.filled = planted, planted.world, filled
        self.at: dict[str, dict[tuple[UUID, str], list[Row]]] = {}
        for table, rows in filled.rows.items():
            here = self.at[table] = defaultdict(list)
            for row in rows:
                here[UUID(row["record_id"]), row["compartment"]].append(row)

    def seen(self, who: UUID, scope: Scope) -> Seen:
        """Ids by table. Workers' ways are none to young people, and their own way is none to workers."""
        if scope is Scope.OWN:
            return self._own(who) if who in self.world.young else {}
        return self._by_doors(who, scope) if who in self.world.people else {}

    def foreign(self, words: set[str], seen: Seen) -> set[str]:
        """Canaries of a row that is not seen, each said with its row."""
        rows = {word: self.filled.of_row[word] for word in words & self.filled.of_row.keys()}
        return {f"{table} {row}" for table, row in rows.values() if row not in seen.get(table, ())}

    def of(self, who: UUID, scope: Scope) -> dict[tuple[str, UUID], set[UUID]]:
        """The same ids, by table and record."""
        about: dict[tuple[str, UUID], set[UUID]] = defaultdict(set)
        seen = self.seen(who, scope)
        for table, rows in self.filled.rows.items():
            for row in rows:
                if row["id"] in seen.get(table, ()):
                    about[table, UUID(row["record_id"])].add(UUID(row["id"]))
        return about

    def _by_doors(self, who: UUID, scope: Scope) -> Seen:
        parts = {record: self.world.seen(who, record, scope) for record in self.world.records}
        seen: Seen = {}
        for table, rows in self.filled.rows.items():
            if table in WITHOUT_DOOR:
                seen[table] = {row["id"] for row in rows if WITHOUT_DOOR[table][1](self.world, who, row)}
                continue
            behind = (row for record, some in parts.items() if some for row in self._in(table, record, some))
            narrow = NARROWER[table][1] if table in NARROWER else None
            seen[table] = {row["id"] for row in behind if narrow is None or narrow(self.world, who, row)}
        return seen

    def _own(self, who: UUID) -> Seen:
        theirs, seen = self.world.theirs(who), Seen()
        for table, rule in OWN.items():
            about = [row for record, parts in theirs.items() for part in parts for row in self.at[table][record, part]]
            seen[table] = {row["id"] for row in about if rule(row, seen)}
            if table == "voice_decision":
                seen["told"] = {row["id"] for row in about if row["id"] in seen[table] and row["told_on"]}
        return seen

    def _in(self, table: str, record: UUID, parts: frozenset[str]) -> Iterator[Row]:
        anywhere = {part for of, part in self.at[table] if of == record} if table in ANY_PART else parts
        for part in anywhere:
            yield from self.at[table][record, part]


def ask(planted: Planted, filled: Filled, app: psycopg.Connection, counts: Counts) -> Rule:
    """Hold each row of each table against the rule, for everybody who has an account, by all three ways."""
    rule = Rule(planted, filled)
    readable = {scope: tables_of(app, scope, list(filled.rows)) for scope in Scope}
    counts.same("SQL: tables a young person may read", len(filled.rows), readable[Scope.OWN], set(OWN))
    for who in (*planted.world.people, *planted.world.young):
        for scope in Scope:
            expected = rule.seen(who, scope)
            with acting(app, who, scope):
                for table, rows in filled.rows.items():
                    found = _ids(app, table) if table in readable[scope] else set()
                    kind = "a young person" if who in planted.world.young else "a worker"
                    counts.same(
                        f"SQL: is the row seen by {kind}, {KINDS[scope]}", len(rows), found,
                        expected.get(table, set()), (table, who, scope),
                    )  # fmt: skip
                    counts[f"  rows seen by {kind}, {KINDS[scope]}"] += len(found)
        _record(planted, app, who, counts)
    return rule


def _record(planted: Planted, app: psycopg.Connection, who: UUID, counts: Counts) -> None:
    """Which records and doors they see by their own way: all that lead to theirs, ended too; of emergencies leads tell."""
    world = planted.world
    theirs = set(world.theirs(who)) if who in world.young else set()
    teams = {world.records[record].team for record in theirs}
    every = [door for door in (*world.doors, *world.ways) if door.role != GrantRole.EMERGENCY]
    doors = {door.id for door in every if door.to in theirs or (door.to in teams and door.parts)}
    with acting(app, who, Scope.OWN):
        records = {found for (found,) in app.execute("select id from access_record")}
        grants = {found for (found,) in app.execute("select id from access_grant")}
    counts.same("SQL: is the record their own", len(world.records), records, theirs, who)
    counts.same("SQL: does the door lead to their own record", len(world.doors), grants, doors, who)


def tables_of(app: psycopg.Connection, scope: Scope, tables: list[str]) -> set[str]:
    """Which of the tables this way leads to at all."""
    query = "select t from unnest(%s::text[]) t where has_table_privilege(%s, t, 'select')"
    return {table for (table,) in app.execute(query, (tables, scope.value))}


def _ids(app: psycopg.Connection, table: str) -> set[str]:
    return {str(found) for (found,) in app.execute(sql.SQL("select id from {}").format(sql.Identifier(table)))}
