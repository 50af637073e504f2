"""Writing a line in the ledger."""

from collections.abc import Sequence
from uuid import UUID

from django.db import connection, transaction

from alongside.ledger.vocabulary import Verb

_INSERT = """
    insert into ledger_line (actor, job, verb, records, thing, purpose, data)
    values (%s, %s, %s, %s::uuid[], %s, %s, %s)
"""
# Not "returning": that would ask the read policy too, and nobody signed in may read no line at all.
_NUMBER = "select currval('ledger_line_id_seq')"


class UnknownVerb(ValueError):
    """The vocabulary has no such verb, so nobody could say what the line means."""


def record(
    verb: str,
    *,
    records: Sequence[UUID] = (),
    thing: UUID | None = None,
    purpose: str | None = None,
    data: bytes | None = None,
    by: UUID | None,
    job: str | None = None,
) -> int:
    """Write what is being done, in the transaction that does it; returns the line's number.

    If the line cannot be written the error goes up and takes the act with it: nothing is done that
    is not in the ledger.

    :param records: ids of the young people's records the line is about.
    :param thing: id of the row acted on.
    :param data: ciphertext, or canonical JSON of ids; never free text in clear.
    :param by: whose account; None when nobody is signed in or a machine does it.
    :param job: which machine job does it; only with ``by=None``.
    :raises UnknownVerb: for a verb that is not in the vocabulary.
    :raises TransactionManagementError: outside a transaction, where act and line could part.
    :raises django.db.Error: when the database refuses the line.
    """
    try:
        known = Verb(verb)
    except ValueError:
        raise UnknownVerb(verb) from None
    if not connection.in_atomic_block:
        message = "A ledger line is written in the transaction of the act it is about."
        raise transaction.TransactionManagementError(message)
    with connection.cursor() as cursor:
        cursor.execute(_INSERT, (by, job, known.value, list(records), thing, purpose, data))
        cursor.execute(_NUMBER)
        number: int = cursor.fetchone()[0]
    return number
