"""Checks the whole ledger from the stored rows, and names whatever does not hold."""

from collections.abc import Iterator, Sequence
from typing import Any

import psycopg
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

from alongside.ledger import canonical, checkpoints, findings, waiting
from alongside.ledger.findings import Findings, Problem
from alongside.ledger.notes import Checkpoint, NoteInvalid, open_checkpoint
from alongside.ledger.walk import Walk

_MOST_NAMED = 10_000
_ROWS_AT_A_TIME = 10_000
_SEALED = f"""
    select leaf.seq, leaf.line_id, leaf.hash, {canonical.COLUMNS}
    from ledger_leaf leaf left join ledger_line line on line.id = leaf.line_id
    order by leaf.seq
"""
_UNGUARDED = """
    select name from unnest(array['ledger_line', 'ledger_leaf', 'ledger_checkpoint']) name
    where 2 <> (
        select count(*) from pg_trigger t join pg_proc p on p.oid = t.tgfoid
        where t.tgrelid = name::regclass and t.tgenabled = 'A' and p.proname = 'ledger_refuse')
"""


def verify(connection: psycopg.Connection, key: Ed25519PublicKey, *, kept: Sequence[str] = ()) -> Findings:
    """Read every line once, and compare it with what was sealed and signed.

    :param connection: as ``alongside_sequencer``, with no transaction open.
    :param kept: checkpoint notes that were kept outside the database. Only these can show that
        everything, tree heads included, was made anew.
    """
    proved, problems = _proved(kept, key)
    with connection.transaction():
        connection.execute("set transaction isolation level repeatable read, read only")
        connection.execute("set local client_encoding to 'UTF8'")
        walk = Walk(heads=checkpoints.every(connection), kept=proved, key=key)
        for seq, line, leaf, *columns in _sealed(connection):
            walk.leaf(canonical.number(seq), canonical.number(line), leaf or b"", columns)
        walk.end()
        loose = _slipped_in(connection)
        problems += walk.problems + loose + _unguarded(connection)
        lines = _count(connection)
    return Findings(
        lines=lines,
        leaves=walk.leaves,
        waiting=lines - walk.lines - len(loose),
        checkpoints=walk.checkpoints,
        size=walk.peaks.size,
        root=walk.peaks.root(),
        problems=problems,
    )


def _proved(kept: Sequence[str], key: Ed25519PublicKey) -> tuple[list[Checkpoint], list[Problem]]:
    proved, problems = [], []
    for note in kept:
        try:
            proved.append(open_checkpoint(note, key=key))
        except NoteInvalid as error:
            problems.append(findings.kept_unsigned(str(error)))
    return proved, problems


def _sealed(connection: psycopg.Connection) -> Iterator[tuple[Any, ...]]:
    connection.execute("set local cursor_tuple_fraction to 1")
    with connection.cursor("sealed", binary=True) as cursor:
        canonical.as_sent(cursor)
        cursor.itersize = _ROWS_AT_A_TIME
        yield from cursor.execute(_SEALED)


def _slipped_in(connection: psycopg.Connection) -> list[Problem]:
    head = waiting.head(connection)
    values = head._asdict() | {"most": _MOST_NAMED}
    rows = connection.execute(waiting.slipped_in(head), values)
    return [findings.slipped_in(line) for (line,) in rows]


def _unguarded(connection: psycopg.Connection) -> list[Problem]:
    return [findings.unguarded(table) for (table,) in connection.execute(_UNGUARDED)]


def _count(connection: psycopg.Connection) -> int:
    row = connection.execute("select count(*) from ledger_line").fetchone()
    return int(row[0]) if row else 0
