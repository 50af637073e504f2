"""A plan that a connection keeps answers whoever acts now, by the role they act through, and nobody before them."""

from uuid import UUID

import pytest
from django.db import connection, transaction

from alongside.access.actor import Scope, acting_as
from alongside.access.models import Account
from alongside.access.planned import prepared_cursor
from alongside.people.models import YoungPerson
from tests import cast, own_space

pytestmark = pytest.mark.xdist_group("attacks")
ROUNDS = 8
"""More than the five runs after which a plan is made for any value (PostgreSQL, PREPARE)."""


def _seen(record: UUID, who: Account | None, scope: Scope = Scope.CASELOAD) -> int:
    statement = "select count(*) from people_youngperson where record_id = %(record)s"

    def count() -> int:
        with transaction.atomic(), prepared_cursor() as cursor:
            cursor.execute(statement, {"record": record})
            return int(cursor.fetchone()[0])

    if who is None:
        return count()
    with acting_as(who.pk, scope):
        return count()


def test_kept_plan_never_answers_another_actor_or_role(mira: YoungPerson, alice: Account, bob: Account) -> None:
    her, lena = own_space.of(mira), cast.account("lena")
    for _ in range(ROUNDS):
        assert _seen(mira.record_id, alice) == 1
        assert _seen(mira.record_id, bob) == 0
        assert _seen(mira.record_id, None) == 0
        assert _seen(mira.record_id, lena, Scope.TEAM) == 1
        assert _seen(mira.record_id, alice, Scope.TEAM) == 0
        assert _seen(mira.record_id, her, Scope.OWN) == 1
        assert _seen(mira.record_id, alice, Scope.OWN) == 0


def test_driver_keeps_no_text_of_other_statements(alice: Account) -> None:
    with connection.cursor() as cursor:
        cursor.execute("select %s", ["what nobody should find in memory"])
    assert Account.objects.filter(pk=alice.pk).exists()
    assert not connection.connection._prepared._counts


def test_kept_plan_is_one_plan(mira: YoungPerson, alice: Account) -> None:
    for _ in range(ROUNDS):
        _seen(mira.record_id, alice)
    with connection.cursor() as cursor:
        cursor.execute("select count(*) from pg_prepared_statements where statement like '%people_youngperson%'")
        assert cursor.fetchone()[0] == 1
