"""Ledger lines of what the service does about itself, written as the owner: no page can make one up."""

from django.db import connections, transaction

from alongside.ledger.vocabulary import Verb

_INSERT = "insert into ledger_line (job, verb, purpose) values (%s, %s, %s)"


def record(verb: Verb, *, job: str, purpose: str | None = None) -> None:
    """Write that it is being done, before it is."""
    with transaction.atomic(using="owner"), connections["owner"].cursor() as cursor:
        cursor.execute(_INSERT, (job, verb.value, purpose))
