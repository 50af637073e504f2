"""Rows enough that the planner has to choose well, whatever other tests left in its statistics."""

from collections.abc import Iterator
from contextlib import contextmanager

import psycopg
from psycopg import sql

from alongside.people.models import YoungPerson

MANY = 3000
_COPY = """
    insert into {table}
    select (jsonb_populate_record(one.whole, {differs} || jsonb_build_object('id', gen_random_uuid()))).*
    from (select t as whole from {table} t where record_id = %s order by id limit 1) one, generate_series(1000, %s) n
"""


@contextmanager
def crowded(owner: psycopg.Connection, table: str, mira: YoungPerson, *, differs: str) -> Iterator[None]:
    """Many more rows like Mira's first, which differ so; the planner knows of them. Taken away again."""
    named = sql.Identifier(table)
    copy = sql.SQL(_COPY).format(table=named, differs=sql.SQL(differs))
    try:
        _unwatched(owner, copy, [mira.record_id, 1000 + MANY])
        owner.execute(sql.SQL("analyze {}").format(named))
        yield
    finally:
        _unwatched(owner, sql.SQL("delete from {} where record_id = %s").format(named), [mira.record_id])
        owner.execute(sql.SQL("analyze {}").format(named))


def _unwatched(owner: psycopg.Connection, statement: sql.Composed, values: list[object]) -> None:
    """Done without the rules for acts: nobody did this."""
    with owner.transaction():
        owner.execute("set local session_replication_role = replica")
        owner.execute(statement, values)
