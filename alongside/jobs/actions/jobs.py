"""Deferring jobs, in the transaction of the act that asks for them; trying again and stopping."""

import json
from datetime import datetime
from uuid import UUID

from django.db import connection, transaction

from alongside.jobs import registry
from alongside.kernel.decisions import NotVisible
from alongside.ledger.actions import lines
from alongside.ledger.vocabulary import Verb

LARGEST = 2**63 - 1


def defer(name: str, *, at: datetime | None = None, **arguments: registry.Argument) -> int:
    """Ask for a job to be done once this transaction has committed; returns the job's number.

    :param at: not before this moment; at once when left out.
    :param arguments: ids, dates and whole numbers, as the job takes them. They are kept in clear.
    :raises UnknownJob: when no room has it.
    :raises TypeError: for an argument that is no id, date or whole number, or that the job does not take.
    """
    written = registry.find(name).written(arguments)
    return int(_ask("select jobs.defer(%s, %s::jsonb, %s)", name, json.dumps(written), at))


@transaction.atomic
def try_again(*, number: int, by: UUID) -> None:
    """Put a job that failed back in the queue. The database asks whether ``by`` keeps the service.

    :raises NotVisible: when there is no such job, or it has not failed.
    """
    if number > LARGEST or not _ask("select jobs.try_again(%s)", number):
        raise NotVisible
    lines.record(Verb.JOB_RETRIED, data=line_data(number), by=by)


@transaction.atomic
def stop(*, number: int, by: UUID) -> None:
    """Take a job out of the queue; one that is running is undone at its end and not tried again.

    :raises NotVisible: when there is no such job, or it is over.
    """
    if number > LARGEST or not _ask("select jobs.stop(%s)", number):
        raise NotVisible
    lines.record(Verb.JOB_STOPPED, data=line_data(number), by=by)


def line_data(number: int | None) -> bytes | None:
    """The job's number as a ledger line keeps it."""
    return None if number is None else json.dumps({"job": number}).encode()


def _ask(query: str, *values: str | int | datetime | None) -> int:
    with connection.cursor() as cursor:
        cursor.execute(query, values)
        found: int = cursor.fetchone()[0]
    return found
