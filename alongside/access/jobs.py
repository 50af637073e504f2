"""What this room does by the clock."""

from alongside.access import drafts
from alongside.access.actions import looking
from alongside.jobs.registry import job
from alongside.kernel.clock import now


@job(name="access.look", cron="11 * * * *")
def look() -> None:
    """Looks for what was out of the ordinary in how records were opened, and keeps ids until it looks again."""
    looking.look(now=now())


@job(name=drafts.JOB, cron="41 * * * *")
def forget_drafts() -> None:
    """Forgets what was typed and not saved, once it is a day old."""
    drafts.forget(now=now())
