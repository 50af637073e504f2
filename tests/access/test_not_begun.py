"""A door that has not begun asks its holder nothing yet, on a page and by the page's ticket alike."""

from alongside.access.actor import Scope, acting_as
from alongside.access.models import Account
from alongside.access.queries import grants
from alongside.people.models import YoungPerson
from tests.conftest import Database

ASKS = "update access_grant set asks = true, starts_at = now() + %s::interval where record_id = %s and holder_id = %s"


def test_question_waits_until_the_door_begins(database: Database, committed_mira: YoungPerson, alice: Account) -> None:
    record = committed_mira.record_id
    for begins, asked in (("1 day", False), ("-1 day", True)):
        database.owner.execute(ASKS, [begins, record, alice.pk])
        with acting_as(alice.pk, Scope.CASELOAD):
            assert grants.has_to_answer(record=record, viewer=alice) is asked
