"""What this room does at night."""

from django.db import connection

from alongside.jobs.registry import job

_OLD = """
    delete from jobs.procrastinate_jobs j
    where j.status in ('succeeded', 'cancelled', 'aborted') and not exists (
        select from jobs.procrastinate_events e where e.job_id = j.id and e.at > now() - interval '30 days')
"""


@job(name="jobs.tidy", cron="20 3 * * *")
def tidy() -> None:
    """Clears jobs away that were done more than a month ago. The ledger keeps that they were."""
    with connection.cursor() as cursor:
        cursor.execute(_OLD)
