"""The queue, empty at the start of each test, and workers in processes of their own."""

import os
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from typing import Any
from uuid import UUID, uuid4

import pytest

from alongside.jobs import registry
from tests.conftest import Database

Start = Callable[..., "subprocess.Popen[bytes]"]


@pytest.fixture
def queue(database: Database) -> Database:
    """An empty queue in a database that really commits."""
    database.owner.execute("truncate jobs.procrastinate_jobs, jobs.procrastinate_workers cascade")
    known = "insert into jobs.known select unnest(%s::text[]) on conflict do nothing"
    database.owner.execute(known, ([name for name in registry.every() if name.startswith("tests.")],))
    return database


@pytest.fixture
def thing() -> UUID:
    """Something a job is about."""
    return uuid4()


@pytest.fixture
def worker(queue: Database) -> Iterator[Start]:
    """Starts workers; those still there at the end are ended."""
    started: list[subprocess.Popen[bytes]] = []

    def start(*words: str, **environment: str) -> "subprocess.Popen[bytes]":
        command = [sys.executable, "-m", "tests.jobs.worker_process", *words]
        started.append(subprocess.Popen(command, env={**os.environ, **environment}, stderr=subprocess.PIPE))
        return started[-1]

    yield start
    for one in started:
        one.kill()
        one.communicate()


def until(found: Callable[[], Any], *, within: float = 20) -> Any:
    """Wait until something is found."""
    end = time.monotonic() + within
    while time.monotonic() < end:
        if answer := found():
            return answer
        time.sleep(0.05)
    raise AssertionError("It did not come about in time.")


def lines(queue: Database, thing: UUID) -> list[tuple[str, str]]:
    """What the ledger says about a thing: verb and job."""
    return queue.owner.execute("select verb, job from ledger_line where thing = %s order by id", (thing,)).fetchall()


def told(queue: Database, name: str, number: int) -> list[str]:
    """What the ledger says about a job."""
    query = "select verb from ledger_line where job = %s and data = %s order by id"
    return [verb for (verb,) in queue.owner.execute(query, (name, f'{{"job": {number}}}'.encode()))]


def state(queue: Database, number: int) -> str | None:
    """Where a job is."""
    row = queue.owner.execute("select status::text from jobs.procrastinate_jobs where id = %s", (number,)).fetchone()
    return row[0] if row else None
