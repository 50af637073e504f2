"""However often it was looked whether somebody had what they need, the newest are found by index."""

import pytest
from django.db import connection, transaction

from alongside.access.actor import Scope, acting_as
from alongside.people.models import AccessCheck, Interpreter, YoungPerson
from tests import cast
from tests.conftest import Database
from tests.people.test_own_words import check, interpret, need
from tests.planning.crowded import crowded

GROWING: dict[str, tuple[type[AccessCheck] | type[Interpreter], str, str]] = {
    "people_accesscheck": (AccessCheck, "said_at", "people_accesscheck_record"),
    "people_interpreter": (Interpreter, "meets_on", "people_interpreter_record"),
}


@pytest.mark.parametrize("table", GROWING)
def test_newest_are_found_by_index(database: Database, committed_mira: YoungPerson, table: str) -> None:
    alice = cast.account("alice")
    check(committed_mira, alice, need(committed_mira, alice))
    interpret(committed_mira, alice)
    model, day, index = GROWING[table]
    differs = f"jsonb_build_object('{day}', current_date - n::int)"
    with (
        crowded(database.owner, table, committed_mira, differs=differs),
        acting_as(alice.pk, Scope.CASELOAD),
        transaction.atomic(),
        connection.cursor() as cursor,
    ):
        # All rows here are of one record, which no index helps to choose.
        cursor.execute("set local enable_seqscan = off")
        rows = model.objects.filter(record=committed_mira.record_id).order_by(f"-{day}")[:20]
        plan = rows.explain()
    # Whether it sorts a few rows or walks the index in order is the planner's to choose.
    assert index in plan
    assert "Seq Scan on people_" not in plan


def test_prompts_find_what_is_due_by_index(database: Database, committed_mira: YoungPerson) -> None:
    need(committed_mira, cast.account("alice"))
    with database.owner.transaction():
        database.owner.execute("set local enable_seqscan = off")
        for where, index in (
            ("review_on <= current_date", "people_access_review"),
            ("met in ('partly', 'no')", "people_access_unmet"),
        ):
            plan = database.owner.execute(
                f"explain select record_id from people_accessprofile where {where}"
            ).fetchall()
            assert any(index in line for (line,) in plan), plan
