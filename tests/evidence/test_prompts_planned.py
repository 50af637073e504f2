"""The one statement that finds what is due stays planned on a connection, and everybody finds their own by it."""

from datetime import timedelta

from django.db import connection

from alongside.evidence.queries import prompts
from alongside.kernel.clock import now
from alongside.people.actions import young_people
from alongside.people.cards import Card
from alongside.people.models import YoungPerson
from tests import cast

LOOKS = 8  # PostgreSQL plans anew for the first five, then keeps a plan for all.


def test_statement_is_planned_once_for_each_kind_of_door(mira: YoungPerson) -> None:
    for _ in range(LOOKS):
        prompts.asked(now=now(), viewer=cast.account("lena"))
    with connection.cursor() as cursor:
        cursor.execute(
            "select generic_plans + custom_plans from pg_prepared_statements where statement ~ 'evidence_promptanswer'"
        )
        used = [times for (times,) in cursor]
    assert len(used) >= 2
    assert max(used) >= LOOKS


def test_whoever_looks_on_a_connection_finds_their_own(mira: YoungPerson) -> None:
    olu, later = cast.account("olu"), now() + timedelta(days=62)
    noor = young_people.add(card=Card(known_as="Noor"), team=cast.team("Hill spoke").pk, now=now(), by=olu)
    for _ in range(LOOKS):
        for name, one in (("alice", mira), ("olu", noor)):
            found = prompts.asked(now=later, viewer=cast.account(name))
            assert {asked.record for asked in found} == {one.record_id}
