"""`alongside jobs`: seen, tried again, stopped and run from a terminal."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from uuid import uuid4

import pytest
from click.testing import CliRunner

from alongside.config import database as where
from alongside.config.commands import jobs as command
from alongside.jobs.actions.jobs import defer
from tests import machine
from tests.conftest import Database
from tests.jobs import made
from tests.jobs.conftest import state

assert made.__name__


@pytest.fixture(autouse=True)
def in_the_tests_database(monkeypatch: pytest.MonkeyPatch) -> None:
    """The commands find the database as it is, and a command that works as the machine connects as it."""

    @contextmanager
    def as_it_is() -> Iterator[None]:
        if os.environ.pop(where.WORKS, None):
            with machine.as_machine():
                yield
        else:
            yield

    monkeypatch.setattr(command, "ready", as_it_is)


def run(*words: str) -> tuple[int, str]:
    answer = CliRunner().invoke(command.jobs, words)
    return answer.exit_code, answer.output


def test_list_says_what_there_is_and_what_waits(queue: Database) -> None:
    number = defer("tests.fails", thing=uuid4())
    code, said = run("list")
    assert code == 0
    assert "jobs.tidy" in said
    assert f"{number}  tests.fails" in said


def test_job_is_stopped_by_who_keeps_the_service_only(queue: Database) -> None:
    number = defer("tests.fails", thing=uuid4())
    assert run("cancel", str(number), "--by", "alice") == (
        1,
        "Error: alice does not keep this service, so this is not theirs to do.\n",
    )
    assert run("cancel", str(number), "--by", "ari")[0] == 0
    assert state(queue, number) == "cancelled"


def test_job_that_has_not_failed_is_not_tried_again(queue: Database) -> None:
    number = defer("tests.fails", thing=uuid4())
    assert run("retry", str(number), "--by", "ari")[0] == 1
    queue.owner.execute("update jobs.procrastinate_jobs set status = 'failed' where id = %s", (number,))
    assert run("retry", str(number), "--by", "ari") == (0, f"Job {number} is in the queue again.\n")


def test_job_that_takes_nothing_is_run_now(queue: Database) -> None:
    assert run("run", "jobs.tidy") == (0, "jobs.tidy is done.\n")


@pytest.mark.parametrize(("name", "said"), [("no.such", "There is no job"), ("tests.slow", "not run by hand")])
def test_job_that_cannot_be_run_by_hand_says_why(queue: Database, name: str, said: str) -> None:
    code, output = run("run", name)
    assert code == 1
    assert said in output
