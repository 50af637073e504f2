"""What this room does by the clock. Nothing here ends anything: it only forgets who dropped in."""

from alongside.jobs.registry import job
from alongside.kernel.clock import now
from alongside.outreach.actions import drop_ins


@job(name=drop_ins.JOB, cron="20 3 * * *")
def forget_visits() -> None:
    """Forgets who dropped in, once it is long enough ago."""
    drop_ins.forget(now=now())
