"""Real workers in real processes: done once, killed and done once more, tried again, stopped."""

import signal
from datetime import date
from uuid import UUID

from alongside.access.actor import acting_as
from alongside.jobs.actions import jobs
from tests import cast
from tests.conftest import Database
from tests.jobs import made
from tests.jobs.conftest import Start, lines, state, told, until

assert made.__name__
SLOWLY = [("job.done", "noted.slowly")]


def _is_doing(queue: Database, number: int) -> bool:
    return state(queue, number) == "doing"


def test_job_is_done_with_its_arguments_and_told_on_the_ledger(queue: Database, worker: Start, thing: UUID) -> None:
    number = jobs.defer("tests.note", thing=thing, on=date(2026, 11, 22), times=2)
    assert worker().wait(20) == 0
    assert lines(queue, thing) == [("job.done", "noted.2026")] * 2
    assert told(queue, "tests.note", number) == ["job.done"]
    assert state(queue, number) == "succeeded"


def test_worker_killed_in_the_middle_loses_nothing_and_does_nothing_twice(
    queue: Database, worker: Start, thing: UUID
) -> None:
    number = jobs.defer("tests.slow", thing=thing)
    first = worker("forever", TESTS_SLOW="60")
    until(lambda: _is_doing(queue, number))
    first.send_signal(signal.SIGKILL)
    first.wait()
    assert lines(queue, thing) == []
    worker("forever")
    until(lambda: state(queue, number) == "succeeded")
    assert lines(queue, thing) == SLOWLY
    assert told(queue, "tests.slow", number) == ["job.done"]


def test_worker_killed_after_the_work_and_before_it_said_so_does_not_do_it_twice(
    queue: Database, worker: Start, thing: UUID
) -> None:
    number = jobs.defer("tests.slow", thing=thing)
    assert worker().wait(20) == 0
    # What a worker leaves behind that died between the two commits.
    queue.owner.execute(
        "update jobs.procrastinate_jobs set status = 'doing', worker_id = null where id = %s", (number,)
    )
    worker("forever")
    until(lambda: state(queue, number) == "succeeded")
    assert lines(queue, thing) == SLOWLY


def test_worker_told_to_stop_finishes_what_it_has_in_hand(queue: Database, worker: Start, thing: UUID) -> None:
    number = jobs.defer("tests.slow", thing=thing)
    process = worker("forever", TESTS_SLOW="2")
    until(lambda: _is_doing(queue, number))
    process.terminate()
    assert process.wait(20) == 0
    assert state(queue, number) == "succeeded"
    assert lines(queue, thing) == SLOWLY


def test_job_stopped_while_it_runs_is_undone(queue: Database, worker: Start, thing: UUID) -> None:
    number = jobs.defer("tests.slow", thing=thing)
    worker("forever", TESTS_SLOW="2")
    until(lambda: _is_doing(queue, number))
    ari = cast.account("ari").pk
    with acting_as(ari):
        jobs.stop(number=number, by=ari)
    until(lambda: state(queue, number) == "aborted")
    assert lines(queue, thing) == []
    assert told(queue, "tests.slow", number) == []


def test_job_that_fails_is_tried_again_and_then_stands_as_failed(queue: Database, worker: Start, thing: UUID) -> None:
    number = jobs.defer("tests.fails", thing=thing)
    process = worker("forever")
    until(lambda: state(queue, number) == "failed", within=40)
    query = "select count(*) from jobs.procrastinate_events where job_id = %s and type = 'started'"
    assert queue.owner.execute(query, (number,)).fetchone() == (3,)
    assert lines(queue, thing) == []
    assert told(queue, "tests.fails", number) == ["job.failed"]
    process.terminate()
    _, said = process.communicate(timeout=20)
    assert b"Mira" not in said
    assert str(thing).encode() not in said
