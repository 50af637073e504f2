"""Reading how jobs go: names, numbers, dates and states. What a job is about stays in the database."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

from croniter import croniter
from django.db import connection

from alongside.jobs import registry
from alongside.jobs.registry import Job
from alongside.jobs.vocabulary import State

_COLUMNS = """
    select j.id, j.task_name, j.status::text, j.attempts, j.scheduled_at,
        (select max(e.at) from jobs.procrastinate_events e where e.job_id = j.id and e.type <> 'scheduled')
    from jobs.procrastinate_jobs j
"""
_IN_STATES = _COLUMNS + " where j.status::text = any (%s) order by j.id desc limit %s"
_LAST = """
    select distinct on (j.task_name) j.task_name, j.status::text, e.at
    from jobs.procrastinate_jobs j join jobs.procrastinate_events e on e.job_id = j.id
    where e.type in ('succeeded', 'failed', 'aborted') order by j.task_name, e.at desc
"""


@dataclass(frozen=True, slots=True)
class Queued:
    """One job in the queue, or one that was."""

    number: int
    name: str
    state: State
    tries: int
    not_before: datetime | None
    at: datetime


@dataclass(frozen=True, slots=True)
class Kind:
    """A job there is: when it last ended and how, and when it runs next by itself."""

    job: Job
    last_state: State | None
    last: datetime | None
    next: datetime | None


def kinds(*, now: datetime) -> Sequence[Kind]:
    """Every job there is, by name."""
    with connection.cursor() as cursor:
        cursor.execute(_LAST)
        last: dict[str, tuple[State, datetime]] = {name: (State(state), at) for name, state, at in cursor}
    found = []
    for name, job in registry.every().items():
        state, at = last.get(name, (None, None))
        found.append(Kind(job, state, at, _next(job.cron, now)))
    return found


def in_states(*states: State, most: int) -> Sequence[Queued]:
    """Jobs in these states, newest first."""
    with connection.cursor() as cursor:
        cursor.execute(_IN_STATES, (list(states), most))
        return [Queued(number, name, State(state), *more) for number, name, state, *more in cursor]


def _next(cron: str | None, now: datetime) -> datetime | None:
    if cron is None:
        return None
    found: datetime = croniter(cron, now.astimezone(UTC)).get_next(datetime)
    return found
