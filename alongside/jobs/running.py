"""Doing one job: its work, that it is done, and its ledger line, in one transaction."""

from collections.abc import Mapping

from django.db import connection, transaction

from alongside.jobs.actions.jobs import line_data
from alongside.jobs.registry import Argument, Job
from alongside.ledger.actions import lines
from alongside.ledger.vocabulary import Verb


class Stopped(Exception):
    """Somebody stopped the job while it ran; what it did is undone."""


def perform(job: Job, arguments: Mapping[str, Argument], *, number: int | None) -> bool:
    """Do a job once, as the database role of jobs; returns False when it was done before.

    A worker that died after the work was committed and before it could say so leaves a job that
    looks unfinished; ``jobs.done`` is written with the work, so the second worker finds it there.

    :param number: the job's number in the queue; None when a person runs it by hand.
    :raises Stopped: when somebody stopped it meanwhile.
    """
    with transaction.atomic():
        if number is not None and not _is_first(number):
            return False
        job.run(**arguments)
        if number is not None and _is_stopped(number):
            raise Stopped
        lines.record(Verb.JOB_DONE, data=line_data(number), by=None, job=job.name)
    return True


def tell_failed(job: Job, *, number: int) -> None:
    """Write in the ledger that a job was tried as often as it may be, and did not succeed."""
    with transaction.atomic():
        lines.record(Verb.JOB_FAILED, data=line_data(number), by=None, job=job.name)


def _is_first(number: int) -> bool:
    with connection.cursor() as cursor:
        cursor.execute("insert into jobs.done (job_id) values (%s) on conflict do nothing", (number,))
        return bool(cursor.rowcount)


def _is_stopped(number: int) -> bool:
    with connection.cursor() as cursor:
        cursor.execute("select abort_requested from jobs.procrastinate_jobs where id = %s", (number,))
        row = cursor.fetchone()
    return bool(row and row[0])
