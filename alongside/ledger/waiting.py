"""Which lines have no leaf yet, and which of those are still to get one.

A transaction's lines become visible when it commits, in any order; so the sequencer takes only
transactions older than every one still running, in the order (xid, id). Nothing older can then
appear, and no line is passed over. A line behind that order without a leaf was slipped in.

A dump brought into a new server keeps the old transaction ids, while the new server counts from
the beginning. Then the newest leaf's transaction lies in the future, and what is new is known by
its line number instead, which goes on counting.
"""

from typing import NamedTuple

import psycopg
from psycopg import sql


class Head(NamedTuple):
    """How far the sequencer has come: the line of the newest leaf."""

    xid: str = "0"
    id: int = 0
    newest_id: int = 0
    is_restored: bool = False


_HEAD = """
    select line.xid::text, line.id, (select max(line_id) from ledger_leaf),
        line.xid >= pg_snapshot_xmax(pg_current_snapshot())
    from ledger_leaf leaf join ledger_line line on line.id = leaf.line_id
    order by leaf.seq desc limit 1
"""
_WITHOUT_LEAF = sql.SQL("""
    select {columns} from ledger_line line
    where {which} and not exists (select from ledger_leaf leaf where leaf.line_id = line.id)
    order by {order} limit %(most)s
""")
_AHEAD = "(line.xid, line.id) > (%(xid)s::xid8, %(id)s)"
_SETTLED = "line.xid < pg_snapshot_xmin(pg_current_snapshot())"
_BEGUN = "line.xid < pg_snapshot_xmax(pg_current_snapshot())"
_NEWER = "line.id > %(newest_id)s"


def head(connection: psycopg.Connection) -> Head:
    """How far the sequencer has come."""
    row = connection.execute(_HEAD).fetchone()
    return Head(*row) if row else Head()


def settled(head: Head, *, columns: str) -> sql.Composed:
    """Query for lines that can get their leaf now, in order, by the head's fields and ``most``."""
    if head.is_restored:
        which = f"({_AHEAD} or {_NEWER} and {_SETTLED})"
        return _compose(columns, which, f"{_BEGUN}, line.xid, line.id")
    return _compose(columns, f"{_AHEAD} and {_SETTLED}", "line.xid, line.id")


def slipped_in(head: Head) -> sql.Composed:
    """Query for ids of lines that never got a leaf and never will, by the same values."""
    awaited = f"({_AHEAD} or {_NEWER})" if head.is_restored else f"({_AHEAD} and {_BEGUN})"
    return _compose("line.id", f"not {awaited}", "line.id")


def _compose(columns: str, which: str, order: str) -> sql.Composed:
    parts = {"columns": columns, "which": which, "order": order}
    return _WITHOUT_LEAF.format(**{name: sql.SQL(part) for name, part in parts.items()})
