"""How tests write lines, seal them, and do what only the server's administrator could."""

from collections.abc import Iterator
from contextlib import contextmanager

import psycopg
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from alongside.ledger import canonical, checkpoints
from alongside.ledger.tree import Peaks, leaf_hash

TABLES = ("ledger_line", "ledger_leaf", "ledger_checkpoint")
# How to put each guard back as it was found, so that a test never mends what it should notice.
RESTORE = """
    select format('alter table %%s enable %%s trigger %%I', tgrelid::regclass,
        case tgenabled when 'A' then 'always' when 'R' then 'replica' else '' end, tgname)
    from pg_trigger
    where not tgisinternal and tgenabled <> 'D' and tgrelid::regclass::text = any (%s)
"""


def write(connection: psycopg.Connection, count: int = 1) -> list[int]:
    """Write lines about invented ids, as the administrator; returns their numbers."""
    rows = connection.execute(
        "insert into ledger_line (actor, verb, records, thing, purpose, data)"
        " select gen_random_uuid(), 'record.opened', array[gen_random_uuid()], gen_random_uuid(),"
        " 'grüße', sha256(i::text::bytea) from generate_series(1, %s) i returning id",
        (count,),
    )
    return [number for (number,) in rows]


@contextmanager
def tampering(owner: psycopg.Connection) -> Iterator[psycopg.Connection]:
    """The administrator, with the guards off."""
    restore = owner.execute(RESTORE, (list(TABLES),)).fetchall()
    for table in TABLES:
        owner.execute(f"alter table {table} disable trigger user")
    yield owner
    for (statement,) in restore:
        owner.execute(statement)


def leaf_of(connection: psycopg.Connection, line: int) -> bytes:
    """The leaf hash of a line as it stands now."""
    with connection.cursor(binary=True) as cursor:
        canonical.as_sent(cursor)
        query = f"select {canonical.COLUMNS} from ledger_line line where id = %s"
        row = cursor.execute(query, (line,)).fetchone()
        assert row
        return leaf_hash(canonical.line_bytes(row))


def leaves(connection: psycopg.Connection) -> list[tuple[int, int, bytes]]:
    """Every leaf: its place, its line, its hash."""
    return connection.execute("select seq, line_id, hash from ledger_leaf order by seq").fetchall()


def seal_by_hand(owner: psycopg.Connection, lines: list[int], key: Ed25519PrivateKey) -> None:
    """Seal an empty ledger's lines in this order, whatever their transactions."""
    peaks = Peaks()
    for line in lines:
        leaf = leaf_of(owner, line)
        owner.execute("insert into ledger_leaf values (%s, %s, %s)", (peaks.size, line, leaf))
        peaks.append(leaf)
    checkpoints.add(owner, peaks=peaks, key=key)
