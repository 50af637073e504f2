"""What the role of jobs sees and may do: that something is due, and never a word."""

from collections.abc import Iterator

import psycopg
import pytest

from alongside.access import machine
from alongside.access.models import Protected, SealedField
from alongside.config import database as where
from alongside.people.models import YoungPerson
from tests import machine as being
from tests.architecture import house
from tests.conftest import Database
from tests.jobs import made

assert made.__name__
WHOLE = ["select", "insert", "update", "delete", "truncate", "references", "trigger"]
OF_THE_APP = {"procrastinate_events": ["select"]}
SEEN_BY_THE_APP = ["abort_requested", "attempts", "id", "scheduled_at", "status", "task_name"]


@pytest.fixture
def as_jobs(database: Database) -> Iterator[psycopg.Connection]:
    """A connection as the role of jobs."""
    with psycopg.connect(where.conninfo(where.parameters(where.JOBS)), autocommit=True) as connection:
        yield connection


@pytest.mark.parametrize("model", house.protected(), ids=lambda model: model._meta.db_table)
def test_sealed_column_is_out_of_reach(as_jobs: psycopg.Connection, model: type[Protected]) -> None:
    table, clear = model._meta.db_table, machine.clear_columns(model)
    assert as_jobs.execute(f"select {', '.join(clear)} from {table} limit 1").description
    hidden = [one for one in model._meta.concrete_fields if isinstance(one, SealedField) or one.column not in clear]
    for column in [*(one.column for one in hidden), *(["*"] if hidden else [])]:
        with pytest.raises(psycopg.errors.InsufficientPrivilege):
            as_jobs.execute(f"select {column} from {table}")


def test_machine_sees_that_a_record_is_there(committed_mira: YoungPerson, as_jobs: psycopg.Connection) -> None:
    query = "select since from people_youngperson where record_id = %s"
    assert as_jobs.execute(query, (committed_mira.record_id,)).fetchone() == (committed_mira.since,)


@pytest.mark.parametrize(
    "statement",
    [
        "select wrapped from access_recordkey",
        "select password from access_account",
        "select access.record_keys(1)",
        "select verb from ledger_line",
        "update record_entry set sharing = 'shared'",
        "delete from record_entry",
        "update jobs.procrastinate_jobs set args = '{}'",
        "insert into ledger_line (actor, verb) values ('00000000-0000-0000-0000-000000000001', 'job.done')",
        "insert into ledger_line (verb) values ('job.done')",
        "insert into ledger_line (job, verb) values ('tests.note', 'record.opened')",
        "set role alongside_caseload",
    ],
)
def test_machine_may_not(as_jobs: psycopg.Connection, statement: str) -> None:
    with pytest.raises(psycopg.errors.InsufficientPrivilege):
        as_jobs.execute(statement)


def test_line_of_a_machine_names_the_job_and_nobody(database: Database) -> None:
    being.run("jobs.tidy")
    row = database.owner.execute("select actor, job, verb from ledger_line order by id desc limit 1").fetchone()
    assert row == (None, "jobs.tidy", "job.done")


@pytest.mark.parametrize("role", house.APP_ROLES)
def test_app_reads_how_jobs_go_and_nothing_else(database: Database, role: str) -> None:
    query = (
        "select c.relname::text, array(select verb from unnest(%s::text[]) verb"
        " where has_table_privilege(%s, c.oid, verb) order by 1)"
        " from pg_class c where c.relnamespace = 'jobs'::regnamespace and c.relkind = 'r'"
    )
    found = {name: verbs for name, verbs in database.owner.execute(query, (WHOLE, role)) if verbs}
    assert found == OF_THE_APP
    query = (
        "select attname::text from pg_attribute where attrelid = 'jobs.procrastinate_jobs'::regclass and attnum > 0"
        " and has_column_privilege(%s, attrelid, attnum, 'select') order by 1"
    )
    assert [name for (name,) in database.owner.execute(query, (role,))] == SEEN_BY_THE_APP
    query = (
        "select proname::text from pg_proc where pronamespace = 'jobs'::regnamespace"
        " and has_function_privilege(%s, oid, 'execute') order by 1"
    )
    assert [name for (name,) in database.owner.execute(query, (role,))] == ["defer", "ids_only", "stop", "try_again"]
