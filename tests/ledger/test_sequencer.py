"""Every committed line gets one leaf, in an order nothing can slip behind."""

import random
import struct
import time
from collections.abc import Callable
from datetime import UTC, datetime
from hashlib import sha256
from threading import Event, Thread
from uuid import UUID

import psycopg
import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from alongside.ledger.notes import open_checkpoint
from alongside.ledger.sequencer import LedgerBroken, run_forever, step
from alongside.ledger.tree import Tree
from alongside.ledger.verify import verify
from tests.conftest import Database
from tests.ledger.ways import leaves, seal_by_hand, tampering, write

WRITE_ONE = "insert into ledger_line (verb) values ('record.opened') returning id"


def another_writer(database: Database) -> psycopg.Connection:
    """A second administrator's connection, whose transaction stays open until it is told."""
    return psycopg.connect(database.owner.info.dsn, password=database.owner.info.password)


def sealed_lines(database: Database) -> list[int]:
    return [line for _, line, _ in leaves(database.owner)]


def test_leaf_is_the_hash_of_the_documented_bytes(database: Database, key: Ed25519PrivateKey) -> None:
    at = datetime(2026, 3, 4, 5, 6, 7, 89, tzinfo=UTC)
    actor, record, thing = UUID(int=1 << 100), UUID(int=2 << 90), UUID(int=3)
    database.owner.execute(
        "insert into ledger_line (id, xid, at, actor, verb, records, thing, purpose, data)"
        " overriding system value values (77, '5', %s, %s, 'entry.added', %s, %s, 'ü', %s)",
        (at, actor, [record], thing, b"\x00\xff"),
    )
    step(database.sequencer(), key)
    since_2000 = (at - datetime(2000, 1, 1, tzinfo=UTC)).total_seconds()
    columns = [
        (77).to_bytes(8),
        (5).to_bytes(8),
        round(since_2000 * 1_000_000).to_bytes(8),
        actor.bytes,
        None,
        b"entry.added",
        # dimensions, has nulls, type uuid, length, first index, then each id with its length
        struct.pack(">iiiiii", 1, 0, 2950, 1, 1, 16) + record.bytes,
        thing.bytes,
        "ü".encode(),
        b"\x00\xff",
    ]
    canonical = b"alongside.ledger.line/1\n" + b"".join(
        struct.pack(">i", -1 if value is None else len(value)) + (value or b"") for value in columns
    )
    assert leaves(database.owner) == [(0, 77, sha256(b"\x00" + canonical).digest())]


def test_lines_are_sealed_in_batches_and_each_head_is_signed(database: Database, key: Ed25519PrivateKey) -> None:
    written = write(database.owner, 12)
    taken = [step(database.sequencer(), key, at_most=5) for _ in range(4)]
    assert taken == [5, 5, 2, 0]
    assert sealed_lines(database) == written
    tree = Tree([leaf for _, _, leaf in leaves(database.owner)])
    heads = database.owner.execute("select size, root, note from ledger_checkpoint order by 1")
    for size, root, note in heads:
        signed = open_checkpoint(note, key=key.public_key())
        assert (signed.size, signed.root) == (size, root) == (size, tree.root(size))
    assert heads.rowcount == 3


def test_nothing_new_signs_nothing(database: Database, key: Ed25519PrivateKey) -> None:
    assert step(database.sequencer(), key) == 0
    assert verify(database.sequencer(), key.public_key()).checkpoints == 0


def test_an_older_transaction_still_open_holds_younger_lines_back(database: Database, key: Ed25519PrivateKey) -> None:
    sequencer, older = database.sequencer(), another_writer(database)
    (first,) = older.execute(WRITE_ONE).fetchone() or ()
    (second,) = write(database.owner)
    assert step(sequencer, key) == 0
    assert verify(sequencer, key.public_key()).waiting == 1
    older.commit()
    assert step(sequencer, key) == 2
    assert sealed_lines(database) == [first, second]
    older.close()


def test_a_line_that_was_taken_back_leaves_no_hole(database: Database, key: Ed25519PrivateKey) -> None:
    older = another_writer(database)
    older.execute(WRITE_ONE)
    (second,) = write(database.owner)
    older.rollback()
    assert step(database.sequencer(), key) == 1
    assert sealed_lines(database) == [second]
    older.close()


def test_a_lower_number_that_commits_later_is_not_passed_over(database: Database, key: Ed25519PrivateKey) -> None:
    sequencer, slow = database.sequencer(), another_writer(database)
    slow.execute("create temporary table first (x int)")  # takes its transaction id before its line
    (quick,) = write(database.owner)
    (late,) = slow.execute(WRITE_ONE).fetchone() or ()
    assert step(sequencer, key) == 0
    slow.commit()
    assert step(sequencer, key) == 2
    assert sealed_lines(database) == [late, quick]
    slow.close()


def test_only_one_sequencer_works_at_a_time(database: Database, key: Ed25519PrivateKey) -> None:
    write(database.owner, 3)
    one, other = database.sequencer(), database.sequencer()
    with one.transaction():
        assert step(one, key) == 3
        assert step(other, key) == 0
    assert step(other, key) == 0
    assert verify(one, key.public_key()).is_sound


def test_busy_writers_lose_no_line(database: Database, key: Ed25519PrivateKey) -> None:
    committed: list[int] = []

    def keep_writing(seed: int) -> None:
        chance = random.Random(seed)
        with another_writer(database) as connection:
            for _ in range(60):
                (line,) = connection.execute(WRITE_ONE).fetchone() or ()
                time.sleep(chance.random() / 200)
                if chance.random() < 0.2:
                    connection.rollback()
                else:
                    connection.commit()
                    committed.append(line)

    stop = Event()
    writers = [Thread(target=keep_writing, args=(seed,)) for seed in range(4)]
    sequencer = Thread(target=run_forever, args=(database.sequencer, key), kwargs={"stop": stop, "every": 0.005})
    for thread in (sequencer, *writers):
        thread.start()
    for writer in writers:
        writer.join()
    stop.set()
    sequencer.join()
    step(database.sequencer(), key)
    assert sorted(sealed_lines(database)) == sorted(committed)
    found = verify(database.sequencer(), key.public_key())
    assert (found.problems, found.leaves) == ([], len(committed))
    assert found.checkpoints > 3


def test_it_goes_on_when_its_connection_was_cut(database: Database, key: Ed25519PrivateKey) -> None:
    stop = Event()
    thread = Thread(target=run_forever, args=(database.sequencer, key), kwargs={"stop": stop, "every": 0.01})
    thread.start()
    cut = "select pg_terminate_backend(pid) from pg_stat_activity where usename like '%sequencer'"
    until(lambda: database.owner.execute(cut).rowcount > 0)
    written = write(database.owner, 3)
    until(lambda: sealed_lines(database) == written)
    stop.set()
    thread.join()


def until(holds: Callable[[], bool], seconds: float = 10) -> None:
    end = time.monotonic() + seconds
    while not holds():
        assert time.monotonic() < end
        time.sleep(0.01)


SPOILED = {
    "another note": "update ledger_checkpoint set note = replace(note, '— along', '— belong')",
    "another root": "update ledger_checkpoint set root = sha256('')",
    "another size": "update ledger_checkpoint set size = 1, peaks = peaks[1:1]",
    "other peaks": "update ledger_checkpoint set peaks[1] = sha256('')",
    "a leaf too many": "insert into ledger_leaf values (3, 99, sha256(''))",
    "a leaf too few": "delete from ledger_leaf where seq = 2",
    "no head": "delete from ledger_checkpoint",
}


@pytest.mark.parametrize("spoil", SPOILED.values(), ids=SPOILED)
def test_it_signs_nothing_more_once_something_is_wrong(database: Database, key: Ed25519PrivateKey, spoil: str) -> None:
    write(database.owner, 3)
    sequencer = database.sequencer()
    step(sequencer, key)
    with tampering(database.owner) as administrator:
        administrator.execute(spoil)
    write(database.owner)
    before = leaves(database.owner)
    with pytest.raises(LedgerBroken):
        step(sequencer, key)
    with pytest.raises(LedgerBroken):
        run_forever(database.sequencer, key, stop=Event())
    assert leaves(database.owner) == before


def test_another_key_does_not_go_on_with_this_ledger(database: Database, key: Ed25519PrivateKey) -> None:
    write(database.owner)
    step(database.sequencer(), key)
    with pytest.raises(LedgerBroken):
        step(database.sequencer(), Ed25519PrivateKey.generate())


def test_a_restored_ledger_goes_on_though_transactions_begin_again(database: Database, key: Ed25519PrivateKey) -> None:
    old = write_in_an_earlier_life(database, 4)
    seal_by_hand(database.owner, old[:3], key)
    sequencer = database.sequencer()
    assert verify(sequencer, key.public_key()).waiting == 1
    new = write(database.owner, 2)
    assert step(sequencer, key, at_most=2) == 2
    assert step(sequencer, key) == 1
    later = write(database.owner, 2)
    assert step(sequencer, key) == 2
    assert sealed_lines(database) == [*old, *new, *later]
    found = verify(sequencer, key.public_key())
    assert (found.problems, found.waiting) == ([], 0)


def write_in_an_earlier_life(database: Database, count: int) -> list[int]:
    """Lines as a dump from a long-running server brings them: of transactions not reached here."""
    rows = database.owner.execute(
        "insert into ledger_line (xid, verb) overriding system value"
        " select (10::numeric ^ 12 + i)::bigint::text::xid8, 'record.opened'"
        " from generate_series(1, %s) i returning id",
        (count,),
    )
    return [number for (number,) in rows]
