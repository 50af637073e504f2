"""Jobs that only tests have. Each leaves a ledger line, so that what was done can be counted."""

import os
import time
from datetime import date
from uuid import UUID

from alongside.jobs.registry import Retry, job
from alongside.ledger.actions import lines
from alongside.ledger.vocabulary import Verb


def _note(thing: UUID | None, name: str) -> None:
    lines.record(Verb.JOB_DONE, thing=thing, by=None, job=name)


@job(name="tests.note")
def note(*, thing: UUID, on: date, times: int) -> None:
    """Leaves a line about a thing."""
    for _ in range(times):
        _note(thing, f"noted.{on.year}")


@job(name="tests.slow")
def slow(*, thing: UUID) -> None:
    """Leaves a line, and then takes its time before it is done."""
    _note(thing, "noted.slowly")
    time.sleep(float(os.environ.get("TESTS_SLOW", "0")))


@job(name="tests.fails", retry=Retry(times=2, first_wait=1))
def fails(*, thing: UUID) -> None:
    """Leaves a line and breaks."""
    _note(thing, "noted.in_vain")
    raise RuntimeError("Nobody reads what this says: Mira")
