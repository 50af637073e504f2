"""Writing a line: in the act's own transaction, or not at all."""

from uuid import UUID

import psycopg
import pytest
from django.db import IntegrityError, ProgrammingError, connection, transaction

from alongside.access.actor import acting_as
from alongside.ledger.actions.lines import UnknownVerb, record
from alongside.ledger.models import Line
from alongside.ledger.vocabulary import Verb
from tests.conftest import Database

RECORDS = [UUID(int=1), UUID(int=2)]
THING = UUID(int=3)
ACTOR = UUID(int=9)


def lines(database: Database) -> list[tuple[object, ...]]:
    query = "select id, verb, records, thing, purpose, data, job from ledger_line order by id"
    return database.owner.execute(query).fetchall()


def test_line_says_what_it_was_told(database: Database) -> None:
    with transaction.atomic():
        first = record(
            Verb.RECORD_OPENED,
            records=RECORDS,
            thing=THING,
            purpose="support",
            data=b"\x00sealed",
            by=None,
            job="nightly",
        )
        second = record("ledger.browsed", by=None)
    assert lines(database) == [
        (first, "record.opened", RECORDS, THING, "support", b"\x00sealed", "nightly"),
        (second, "ledger.browsed", [], None, None, None, None),
    ]


def test_line_can_be_read_as_a_model(database: Database) -> None:
    database.owner.execute("create policy all_read on ledger_line for select using (true)")
    with transaction.atomic():
        number = record(Verb.ENTRY_ADDED, records=RECORDS, by=None)
        line = Line.objects.get(pk=number)
    query = "select xid::text::bigint, at from ledger_line"
    assert (line.xid, line.at) == database.owner.execute(query).fetchone()
    assert (line.verb, line.records, line.actor) == (Verb.ENTRY_ADDED, RECORDS, None)


def test_line_goes_with_the_act_when_the_act_fails(database: Database) -> None:
    with pytest.raises(ZeroDivisionError), transaction.atomic():
        record(Verb.ENTRY_ADDED, by=None)
        _ = 1 // 0
    assert lines(database) == []


def test_act_goes_with_the_line_when_the_line_fails(database: Database) -> None:
    with connection.cursor() as cursor:
        cursor.execute("create temporary table act (done text)")
        cursor.execute("grant all on act to public")
        with pytest.raises(IntegrityError), transaction.atomic():
            cursor.execute("insert into act values ('done')")
            record(Verb.ENTRY_ADDED, purpose="x" * 201, by=None)
        cursor.execute("select count(*) from act")
        assert cursor.fetchone() == (0,)


def test_line_outside_a_transaction_is_refused(database: Database) -> None:
    with pytest.raises(transaction.TransactionManagementError):
        record(Verb.ENTRY_ADDED, by=None)
    assert lines(database) == []


def test_verb_nobody_could_explain_is_refused(database: Database) -> None:
    with pytest.raises(UnknownVerb), transaction.atomic():
        record("record.opend", by=None)
    assert lines(database) == []


def test_a_person_and_a_job_are_never_both_the_doer(database: Database) -> None:
    with pytest.raises(IntegrityError), acting_as(ACTOR), transaction.atomic():
        record(Verb.DEMO_MADE, by=ACTOR, job="nightly")


def test_line_says_who_did_it(database: Database) -> None:
    with acting_as(ACTOR), transaction.atomic():
        record(Verb.RECORD_LISTED, by=ACTOR)
    query = "select actor from ledger_line"
    assert database.owner.execute(query).fetchall() == [(ACTOR,)]


def test_line_in_somebody_elses_name_is_refused(database: Database) -> None:
    with pytest.raises(ProgrammingError), acting_as(ACTOR), transaction.atomic():
        record(Verb.RECORD_LISTED, by=UUID(int=10))
    assert lines(database) == []


@pytest.mark.parametrize(
    "values",
    [
        "verb) values ('opened'",
        "verb) values ('Record.opened'",
        "verb) values ('record.opened '",
        "verb) values ('record.' || repeat('x', 60)",
        "verb, purpose) values ('a.b', repeat('x', 201)",
        "verb, job) values ('a.b', ''",
        "verb, job) values ('a.b', repeat('x', 101)",
        "verb, records) values ('a.b', array[null]::uuid[]",
        "verb, records) values ('a.b', array[array[gen_random_uuid()]]",
        "verb, data) values ('a.b', decode(repeat('00', 65537), 'hex')",
        "verb) values (null",
    ],
)
def test_line_of_another_shape_is_refused(database: Database, values: str) -> None:
    with pytest.raises(psycopg.IntegrityError):
        database.owner.execute(f"insert into ledger_line ({values})")
    assert lines(database) == []
