"""Measures the ledger at size: writing, sealing and checking lines, on a database made for it.

    python bench/ledger_verify.py --server "host=/run/postgresql user=postgres" --lines 1000000

Needs a PostgreSQL administrator's connection. Makes the ledger's roles where they are missing and a
database `ledger_bench`, which it drops again.
"""

import argparse
import resource
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import psycopg
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from alongside.ledger import proofs, sequencer
from alongside.ledger.tree import HASH_SIZE, Tree, verify_consistency, verify_inclusion
from alongside.ledger.verify import verify

SQL = Path(__file__).resolve().parents[1] / "alongside" / "ledger" / "sql"
ROLES = {f"alongside_{name}" for name in ("owner", "app", "caseload", "team", "sequencer")}
LINES = """
    insert into ledger_line (actor, verb, records, thing, purpose, data)
    select gen_random_uuid(), 'record.opened', array[gen_random_uuid()], gen_random_uuid(),
        'support', sha256(i::text::bytea) || sha256((i + 1)::text::bytea)
    from generate_series(1, %s) i
"""
SIZES = """
    select relname, pg_size_pretty(pg_total_relation_size(oid)) from pg_class
    where relname in ('ledger_line', 'ledger_leaf', 'ledger_checkpoint') order by relname desc
"""
WRITTEN_AT_ONCE = 50_000


@contextmanager
def bench_database(server: str) -> Iterator[psycopg.Connection]:
    """A database with the ledger in it, gone afterwards."""
    with psycopg.connect(server, autocommit=True) as admin:
        known = {name for (name,) in admin.execute("select rolname from pg_roles")}
        for role in ROLES - known:
            admin.execute(f"create role {role}")
        admin.execute("drop database if exists ledger_bench with (force)")
        admin.execute("create database ledger_bench")
        try:
            with psycopg.connect(server, dbname="ledger_bench", autocommit=True) as connection:
                for name in ("tables", "append_only", "rights", "witnesses", "reading"):
                    connection.execute((SQL / f"{name}.sql").read_text(encoding="utf-8"))
                yield connection
        finally:
            admin.execute("drop database ledger_bench with (force)")


@contextmanager
def timed(what: str, count: int = 0) -> Iterator[None]:
    """Print how long the block took, and how many a second that is."""
    start = time.perf_counter()
    yield
    taken = time.perf_counter() - start
    rate = f" ({count / taken:,.0f}/s)" if count else ""
    print(f"{what}: {taken:.4g} s{rate}")


def measure(connection: psycopg.Connection, count: int, batch: int) -> None:
    """Write, seal and check ``count`` lines, then change one and check again."""
    key = Ed25519PrivateKey.generate()
    with timed(f"write {count:,} lines", count):
        for done in range(0, count, WRITTEN_AT_ONCE):
            connection.execute(LINES, [min(WRITTEN_AT_ONCE, count - done)])
    connection.execute("vacuum analyze ledger_line")
    with timed("seal them", count):
        while sequencer.step(connection, key, at_most=batch):
            pass
    connection.execute("vacuum analyze ledger_leaf")
    for table, size in connection.execute(SIZES):
        print(f"  {table}: {size}")
    for what in ("check them", "check them again"):
        with timed(what, count):
            found = verify(connection, key.public_key())
        print(f"  sound: {found.is_sound}, {found.leaves:,} leaves, {found.checkpoints:,} heads")
    with timed("one idle step of the sequencer"):
        sequencer.step(connection, key)
    middle = count // 2
    connection.execute("alter table ledger_line disable trigger user")
    connection.execute("update ledger_line set actor = null where id = %s", [middle])
    with timed("check them after one was changed", count):
        found = verify(connection, key.public_key())
    print(f"  {[problem.sentence for problem in found.problems]}")
    print(f"  peak memory so far: {peak_memory()} MB")


def prove(connection: psycopg.Connection, count: int) -> None:
    """Show that one leaf is in the tree, and that the tree began with half of itself."""
    rows = connection.execute("select hash from ledger_leaf order by seq").fetchall()
    with timed("build the whole tree in memory", count):
        tree = Tree([leaf for (leaf,) in rows])
    index, old = count // 3, count // 2
    with timed("make and check one inclusion proof"):
        proof = tree.inclusion(index=index, size=count)
        holds = verify_inclusion(leaf=rows[index][0], index=index, size=count, proof=proof, root=tree.root())
    print(f"  {holds}, {len(proof)} hashes")
    with timed("make and check one consistency proof"):
        proof = tree.consistency(old=old, new=count)
        holds = verify_consistency(old=old, new=count, old_root=tree.root(old), new_root=tree.root(), proof=proof)
    print(f"  {holds}, {len(proof)} hashes")


def witness(connection: psycopg.Connection, count: int, batch: int) -> None:
    """Prove growth straight from the tables, as a witness asks: since yesterday, and since the beginning."""
    heads = dict(connection.execute("select size, root from ledger_checkpoint").fetchall())
    for old in (count - batch, batch):
        with connection.cursor() as cursor, timed(f"prove from the tables that {old:,} lines were kept"):
            proof = proofs.consistency(cursor, old=old, new=count)
        holds = verify_consistency(old=old, new=count, old_root=heads[old], new_root=heads[count], proof=proof)
        print(f"  {holds}, {len(proof)} hashes, {len(proof) * HASH_SIZE} bytes")


def main() -> None:
    """Read the arguments and measure."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--server", default="", help="connection string of an administrator")
    parser.add_argument("--lines", type=int, default=1_000_000)
    parser.add_argument("--batch", type=int, default=5000, help="lines under one signed head")
    asked = parser.parse_args()
    with bench_database(asked.server) as connection:
        measure(connection, asked.lines, asked.batch)
        prove(connection, asked.lines)
        witness(connection, asked.lines, asked.batch)
    print(f"  peak memory with the whole tree: {peak_memory()} MB")


def peak_memory() -> int:
    """The most memory this process has held, in megabytes."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024


if __name__ == "__main__":
    main()
