"""The worker: takes jobs from the queue, one or two at a time, until it is told to stop."""

import asyncio
import contextlib
import logging
from collections.abc import Iterator, Mapping
from typing import Any

from django.db import close_old_connections, connections
from procrastinate import App, BaseRetryStrategy, JobContext, PsycopgConnector, RetryDecision
from procrastinate.exceptions import JobAborted
from procrastinate.jobs import Job as Queued

from alongside.jobs import registry, running
from alongside.jobs.registry import Job, Retry

AT_ONCE = 2
# A worker says every ten seconds that it is alive; after three silences its jobs are taken up again.
HEARTBEAT = 10
SILENCE = 30
# A service that was off at night does the night's jobs when it comes back, once.
LATE = 24 * 60 * 60

logger = logging.getLogger(__name__)


class Growing(BaseRetryStrategy):
    """Tries again after waits that double, then lets the job stand as failed."""

    def __init__(self, retry: Retry) -> None:
        self.retry = retry

    def get_retry_decision(self, *, exception: BaseException, job: Queued) -> RetryDecision | None:
        """When this job is tried again, if it is."""
        wait = self.retry.wait(job.attempts)
        return None if wait is None else RetryDecision(retry_in={"seconds": wait})


def queue(parameters: Mapping[str, str]) -> App:
    """The library's app with every job of every room in it.

    :param parameters: connection parameters of the role of jobs, as libpq names them.
    """
    settings = {**parameters, "options": "-c search_path=jobs,public"}
    connector = PsycopgConnector(kwargs=settings, min_size=1, max_size=2)
    app = App(connector=connector, periodic_defaults={"max_delay": LATE})
    for job in registry.every().values():
        _put(app, job)
    return app


async def work(app: App, *, until_empty: bool = False, heartbeat: float = HEARTBEAT, silence: float = SILENCE) -> None:
    """Do jobs until SIGTERM or SIGINT, which lets the jobs in hand finish; or until there are none.

    :param heartbeat: seconds between signs of life.
    :param silence: seconds without one after which another worker's jobs are taken up again.
    """
    async with app.open_async():
        rescuing = asyncio.create_task(_rescue(app, every=heartbeat, silence=silence))
        try:
            await app.run_worker_async(
                concurrency=AT_ONCE,
                wait=not until_empty,
                update_heartbeat_interval=heartbeat,
                stalled_worker_timeout=silence,
            )
        finally:
            rescuing.cancel()
            with contextlib.suppress(asyncio.CancelledError):
                await rescuing


def _put(app: App, job: Job) -> None:
    def do(context: JobContext, /, **written: Any) -> None:
        # The clock's own jobs are told for which tick they run; they take nothing, so it is dropped.
        written.pop("timestamp", None)
        number, attempts = context.job.id, context.job.attempts
        if number is None:
            raise registry.UnknownJob(job.name)
        with _own_connection():
            try:
                running.perform(job, job.read(written), number=number)
            except running.Stopped:
                raise JobAborted from None
            except Exception:
                if job.retry.wait(attempts) is None:
                    running.tell_failed(job, number=number)
                raise

    once = job.name if job.cron else None
    task = app.task(name=job.name, pass_context=True, retry=Growing(job.retry), queueing_lock=once, queue="default")(do)
    if job.cron:
        by_the_clock: Any = app.periodic(cron=job.cron)
        by_the_clock(task)


@contextlib.contextmanager
def _own_connection() -> Iterator[None]:
    close_old_connections()
    try:
        yield
    finally:
        connections.close_all()


async def _rescue(app: App, *, every: float, silence: float) -> None:
    """Put jobs whose worker is gone back in the queue, now and then for as long as we work."""
    while True:
        try:
            for stalled in await app.job_manager.get_stalled_jobs(seconds_since_heartbeat=silence):
                await app.job_manager.retry_job(stalled)
                logger.warning("Job %s was left unfinished and is taken up again.", stalled.id)
        except Exception:
            logger.exception("Jobs left unfinished could not be looked for.")
        await asyncio.sleep(every)
