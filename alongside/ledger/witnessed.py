"""Cosignatures of witnesses as they are stored: what an outside eye signed beside our own signature."""

from datetime import datetime
from typing import NamedTuple

import psycopg
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

from alongside.ledger import cosignatures
from alongside.ledger.cosignatures import COSIGNATURE, Signer
from alongside.ledger.notes import NoteInvalid, open_checkpoint


class Witnessed(NamedTuple):
    """One witness's signature under one head."""

    size: int
    witness: str
    signed_at: datetime


def keep(connection: psycopg.Connection, note: str, *, key: Ed25519PublicKey, witness: str | None) -> Witnessed:
    """Keep the cosignature under a head of ours.

    :param connection: as ``alongside_sequencer``, with no transaction open.
    :param witness: the witness's public key, as a line; without it, the one cosignature of a witness known before.
    :raises NoteInvalid: when the head is not ours, or nobody known signed it.
    """
    head = open_checkpoint(note, key=key)
    with connection.transaction():
        stored = connection.execute("select root from ledger_checkpoint where size = %s", (head.size,)).fetchone()
        if stored is None or stored[0] != head.root:
            raise NoteInvalid("The head it is about is not one of this ledger's.")
        signer = cosignatures.read(witness, kind=COSIGNATURE) if witness else _known(connection, note)
        signed_at = cosignatures.opened(note, by=signer)
        connection.execute(
            "insert into ledger_cosignature (size, witness, key, signed_at, line) values (%s, %s, %s, %s, %s)"
            " on conflict do nothing",
            (
                head.size,
                signer.name,
                signer.key.public_bytes_raw(),
                signed_at,
                cosignatures.line_of(note, by=signer),
            ),
        )
    return Witnessed(head.size, signer.name, signed_at)


def _known(connection: psycopg.Connection, note: str) -> Signer:
    """Which of the witnesses we know signed the note."""
    rows = connection.execute("select distinct witness, key from ledger_cosignature").fetchall()
    for name, raw in rows:
        signer = Signer(name, Ed25519PublicKey.from_public_bytes(raw))
        try:
            cosignatures.opened(note, by=signer)
        except NoteInvalid:
            continue
        return signer
    raise NoteInvalid("No witness we know has signed it. Give the witness's public key with --witness.")
