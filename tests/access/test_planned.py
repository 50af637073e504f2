"""Queries that the ORM writes once answer as the ORM does, for the values that are given."""

from datetime import date, timedelta
from typing import Any
from uuid import UUID

import pytest
from django.db import connection, transaction
from django.db.models import F, JSONField, QuerySet, Value

from alongside.access.actor import Scope, acting_as
from alongside.access.models import Account, Grant
from alongside.access.planned import Planned
from alongside.kernel.clock import now
from alongside.people.actions import young_people
from alongside.people.cards import Card
from alongside.people.models import YoungPerson
from tests import cast

pytestmark = pytest.mark.xdist_group("attacks")


@Planned
def _held(record: UUID, on: date) -> QuerySet[Grant]:
    rows = Grant.objects.filter(record=record, starts_at__date__lte=on).select_related("holder")
    return rows.annotate(giver_name=F("opened_by__name")).order_by("id")


@Planned
def _of_any(records: list[UUID]) -> QuerySet[YoungPerson]:
    return YoungPerson.objects.filter(record__among=records).only("since")


@Planned
def _with_json(account: UUID) -> QuerySet[Account]:
    return Account.objects.filter(pk=account).annotate(told=Value({"one": [1, 2]}, output_field=JSONField()))


@pytest.fixture
def noor(mira: YoungPerson, alice: Account) -> YoungPerson:
    """A second young person alongside whom Alice works."""
    return young_people.add(card=Card(known_as="Noor"), team=cast.team().pk, now=now(), by=alice)


def _today() -> date:
    with connection.cursor() as cursor:
        cursor.execute("select current_date")
        found: date = cursor.fetchone()[0]
    return found


def test_answers_as_the_orm_does(mira: YoungPerson, noor: YoungPerson, alice: Account) -> None:
    with acting_as(alice.pk, Scope.CASELOAD), transaction.atomic():
        for record in (mira.record_id, noor.record_id):
            for on in (_today(), date(2000, 1, 1)):
                plain = Grant.objects.filter(record=record, starts_at__date__lte=on).order_by("id")
                assert _held.all(record=record, on=on) == list(plain)
        assert _held.first(record=mira.record_id, on=_today()) != _held.first(record=noor.record_id, on=_today())
        assert _held.first(record=mira.record_id, on=date(2000, 1, 1)) is None


def test_loads_what_is_related_and_annotated(mira: YoungPerson, alice: Account, django_assert_num_queries: Any) -> None:
    with acting_as(alice.pk, Scope.CASELOAD), transaction.atomic(), django_assert_num_queries(1):
        (first, *_) = _held.all(record=mira.record_id, on=date.max - timedelta(days=1))
        assert (first.holder.name, bool(first.giver_name)) == (alice.name, True)  # type: ignore[attr-defined]


def test_reads_a_list_of_ids_and_leaves_the_rest_for_later(
    mira: YoungPerson, noor: YoungPerson, alice: Account
) -> None:
    with acting_as(alice.pk, Scope.CASELOAD), transaction.atomic():
        found = _of_any.all(records=[mira.record_id, noor.record_id])
        assert {one.pk for one in found} == {mira.pk, noor.pk}
        assert (found[0].since, "card" in found[0].get_deferred_fields()) == (mira.since, True)
        assert _of_any.all(records=[]) == []


def test_values_are_converted_as_the_orm_converts_them(alice: Account) -> None:
    found = _with_json.first(account=alice.pk)
    assert found
    assert (found, found.told) == (alice, {"one": [1, 2]})  # type: ignore[attr-defined]


def test_objects_are_new_each_time(mira: YoungPerson, alice: Account) -> None:
    with acting_as(alice.pk, Scope.CASELOAD), transaction.atomic():
        one, again = (_of_any.first(records=[mira.record_id]) for _ in range(2))
        assert one is not again
