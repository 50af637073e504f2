"""Seals lines into the Merkle tree, away from the writing of them, about once a second."""

import logging
from collections.abc import Callable, Sequence
from threading import Event
from typing import Any

import psycopg
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey
from psycopg.errors import LockNotAvailable

from alongside.ledger import canonical, checkpoints, waiting
from alongside.ledger.notes import NoteInvalid
from alongside.ledger.tree import Peaks, leaf_hash

# A lock the app has no right to take, unlike an advisory one; it conflicts with itself and writes nothing.
_TURN = "lock table ledger_turn in share row exclusive mode nowait"
_BATCH = 5000

logger = logging.getLogger(__name__)


class LedgerBroken(Exception):
    """What is sealed is not what was signed. Nothing more is signed until a person has looked."""


def step(connection: psycopg.Connection, key: Ed25519PrivateKey, *, at_most: int = _BATCH) -> int:
    """Seal the lines that are settled, sign the new tree head; returns how many lines.

    One transaction. Does nothing while another sequencer is at it.

    :param connection: as ``alongside_sequencer``, with no transaction open.
    :raises LedgerBroken: when the newest tree head is not ours, or leaves were added or taken away.
    """
    try:
        with connection.transaction():
            connection.execute(_TURN)
            return _step(connection, key, at_most)
    except LockNotAvailable:
        return 0


def _step(connection: psycopg.Connection, key: Ed25519PrivateKey, most: int) -> int:
    peaks = _resume(connection, key.public_key())
    lines = _settled(connection, most)
    if lines:
        _seal(connection, lines, peaks)
        checkpoints.add(connection, peaks=peaks, key=key)
    return len(lines)


def run_forever(
    connect: Callable[[], psycopg.Connection],
    key: Ed25519PrivateKey,
    *,
    stop: Event,
    every: float = 1.0,
) -> None:
    """Step every so many seconds until ``stop`` is set; connects again when the database was away.

    :raises LedgerBroken: as :func:`step`.
    """
    while not stop.is_set():
        try:
            with connect() as connection:
                _run(connection, key, stop, every)
        except (psycopg.OperationalError, psycopg.InterfaceError):
            logger.warning("The ledger's sequencer cannot reach the database and will try again.")
            stop.wait(every)


def _run(connection: psycopg.Connection, key: Ed25519PrivateKey, stop: Event, every: float) -> None:
    while not stop.is_set():
        if step(connection, key) < _BATCH:
            stop.wait(every)


def _resume(connection: psycopg.Connection, key: Ed25519PublicKey) -> Peaks:
    stored = checkpoints.newest(connection)
    try:
        peaks = stored.proved(key) if stored else Peaks()
    except NoteInvalid as error:
        raise LedgerBroken(f"The newest checkpoint cannot be trusted. {error}") from error
    row = connection.execute("select max(seq) from ledger_leaf").fetchone()
    leaves = row[0] + 1 if row and row[0] is not None else 0
    if leaves != peaks.size:
        raise LedgerBroken(f"There are {leaves} leaves, but {peaks.size} were signed.")
    return peaks


def _settled(connection: psycopg.Connection, most: int) -> Sequence[tuple[Any, ...]]:
    connection.execute("set local client_encoding to 'UTF8'")
    head = waiting.head(connection)
    with connection.cursor(binary=True) as cursor:
        canonical.as_sent(cursor)
        query = waiting.settled(head, columns=canonical.COLUMNS)
        return cursor.execute(query, head._asdict() | {"most": most}).fetchall()


def _seal(connection: psycopg.Connection, lines: Sequence[tuple[Any, ...]], peaks: Peaks) -> None:
    statement = "copy ledger_leaf (seq, line_id, hash) from stdin (format binary)"
    with connection.cursor() as cursor, cursor.copy(statement) as copy:
        copy.set_types(["int8", "int8", "bytea"])
        for line in lines:
            leaf = leaf_hash(canonical.line_bytes(line))
            copy.write_row((peaks.size, canonical.number(line[0]), leaf))
            peaks.append(leaf)
