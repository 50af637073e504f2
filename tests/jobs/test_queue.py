"""A job is asked for with an act: kept when it is kept, gone when it is rolled back, and it carries no word."""

from datetime import UTC, date, datetime
from typing import Any
from uuid import UUID, uuid4

import psycopg
import pytest
from django.db import connection, transaction
from django.db.utils import IntegrityError, ProgrammingError

from alongside.access.actor import acting_as
from alongside.jobs import registry
from alongside.jobs.actions import jobs
from alongside.jobs.registry import Retry, UnknownJob, job
from alongside.kernel.decisions import NotVisible
from tests import cast
from tests.conftest import Database
from tests.jobs import made
from tests.jobs.conftest import state

assert made.__name__


def _ask(thing: UUID) -> int:
    return jobs.defer("tests.note", thing=thing, on=date(2026, 11, 22), times=1)


def _put(queue: Database, *, wanted: str = "tests.fails") -> int:
    number = jobs.defer(wanted, thing=uuid4())
    assert state(queue, number) == "todo"
    return number


def test_job_is_gone_when_its_act_is_rolled_back(queue: Database, thing: UUID) -> None:
    with transaction.atomic():
        number = _ask(thing)
        transaction.set_rollback(True)
    assert state(queue, number) is None


def test_job_is_in_the_queue_when_its_act_is_committed(queue: Database, thing: UUID) -> None:
    with acting_as(cast.account("alice").pk), transaction.atomic():
        number = _ask(thing)
        assert state(queue, number) is None
    assert state(queue, number) == "todo"


def test_job_kept_holds_ids_dates_and_numbers(queue: Database, thing: UUID) -> None:
    number = _ask(thing)
    row = queue.owner.execute("select args from jobs.procrastinate_jobs where id = %s", (number,)).fetchone()
    assert row == ({"thing": str(thing), "on": "2026-11-22", "times": 1},)


def test_job_may_wait_for_its_moment(queue: Database, thing: UUID) -> None:
    moment = datetime(2030, 1, 2, 3, 4, tzinfo=UTC)
    number = jobs.defer("tests.slow", at=moment, thing=thing)
    row = queue.owner.execute("select scheduled_at from jobs.procrastinate_jobs where id = %s", (number,)).fetchone()
    assert row == (moment,)


@pytest.mark.parametrize(
    "given",
    [
        {"thing": "Mira", "on": date(2026, 1, 1), "times": 1},
        {"thing": uuid4(), "on": "tomorrow", "times": 1},
        {"thing": uuid4(), "on": date(2026, 1, 1), "times": "often"},
        {"thing": uuid4(), "on": date(2026, 1, 1), "times": True},
        {"thing": uuid4(), "on": date(2026, 1, 1)},
        {"thing": uuid4(), "on": date(2026, 1, 1), "times": 1, "why": "Mira asked"},
    ],
)
def test_argument_with_room_for_words_is_refused(given: dict[str, Any]) -> None:
    with pytest.raises(TypeError):
        jobs.defer("tests.note", **given)


@pytest.mark.parametrize(
    "written",
    ['{"thing": "Mira"}', '{"note": "Met Mira at the harbour"}', '{"a": ["2026-01-01"]}', '{"Mira went": 1}', "[1]"],
)
def test_database_keeps_no_words_whoever_writes_them(queue: Database, written: str) -> None:
    with pytest.raises(IntegrityError, match="ids_only"), connection.cursor() as cursor:
        cursor.execute("select jobs.defer('tests.note', %s::jsonb, null)", (written,))


def test_unknown_job_is_refused() -> None:
    with pytest.raises(UnknownJob):
        jobs.defer("tests.nothing")


def test_database_defers_no_job_that_no_room_has(queue: Database) -> None:
    for name in ("tests.nothing", "", "tests.note;", "TESTS.NOTE"):
        with pytest.raises(ProgrammingError, match="no such job"), connection.cursor() as cursor:
            cursor.execute("select jobs.defer(%s, '{}', null)", (name,))
    assert queue.owner.execute("select count(*) from jobs.procrastinate_jobs").fetchone() == (0,)


def test_database_knows_every_job_of_every_room(queue: Database) -> None:
    known = {name for (name,) in queue.owner.execute("select name from jobs.known")}
    assert set(registry.every()) <= known
    assert {"config.posture", "jobs.tidy"} <= known


def test_app_adds_no_job_to_those_there_are(queue: Database) -> None:
    with pytest.raises(psycopg.errors.InsufficientPrivilege):
        queue.app().execute("insert into jobs.known values ('tests.nothing')")


def test_function_that_takes_text_cannot_be_a_job() -> None:
    with pytest.raises(TypeError, match="ids, dates and whole numbers"):

        @job(name="tests.talks")
        def talks(*, words: str) -> None:
            """Would carry words."""


def test_job_by_the_clock_takes_nothing() -> None:
    with pytest.raises(TypeError, match="by the clock"):

        @job(name="tests.clock", cron="* * * * *")
        def clock(*, thing: UUID) -> None:
            """Would not know which."""


def test_waits_grow_and_end() -> None:
    retry = Retry(times=4, first_wait=30)
    assert [retry.wait(attempts) for attempts in range(5)] == [30, 60, 120, 240, None]


def test_every_job_says_what_it_does() -> None:
    assert [one.name for one in registry.every().values() if not one.meaning.endswith(".")] == []


def test_app_cannot_change_what_a_job_is_about(queue: Database) -> None:
    number = _put(queue)
    for statement in (
        "update jobs.procrastinate_jobs set args = '{}' where id = %s",
        "update jobs.procrastinate_jobs set status = 'failed' where id = %s",
        "delete from jobs.procrastinate_jobs where id = %s",
        "select args from jobs.procrastinate_jobs where id = %s",
    ):
        with pytest.raises(psycopg.errors.InsufficientPrivilege):
            queue.app().execute(statement, (number,))


def test_only_who_keeps_the_service_stops_a_job(queue: Database) -> None:
    number = _put(queue)
    lena, ari = cast.account("lena").pk, cast.account("ari").pk
    with pytest.raises(ProgrammingError), acting_as(lena):
        jobs.stop(number=number, by=lena)
    assert state(queue, number) == "todo"
    with acting_as(ari):
        jobs.stop(number=number, by=ari)
    assert state(queue, number) == "cancelled"
    with pytest.raises(NotVisible), acting_as(ari):
        jobs.stop(number=number, by=ari)


def test_only_a_job_that_failed_is_tried_again(queue: Database) -> None:
    number = _put(queue)
    ari = cast.account("ari").pk
    with pytest.raises(NotVisible), acting_as(ari):
        jobs.try_again(number=number, by=ari)
    queue.owner.execute("update jobs.procrastinate_jobs set status = 'failed', attempts = 3 where id = %s", (number,))
    with acting_as(ari):
        jobs.try_again(number=number, by=ari)
    row = queue.owner.execute("select status::text, attempts from jobs.procrastinate_jobs where id = %s", (number,))
    assert row.fetchone() == ("todo", 0)
    verbs = queue.owner.execute("select verb from ledger_line where actor = %s order by id desc limit 1", (ari,))
    assert verbs.fetchone() == ("job.retried",)
