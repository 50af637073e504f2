"""Work of the service itself, by the clock."""

from alongside.config import posture
from alongside.jobs.registry import job
from alongside.kernel.clock import now


@job(name="config.posture", cron="7 * * * *")
def look_over() -> None:
    """Looks whether the walls, keys, copies and clocks are as they should be."""
    posture.look(now())
