"""SQL run in the name of workers, partners and other young people, against what a young person keeps to themselves."""

from contextlib import suppress

import pytest
from django.db import DatabaseError, ProgrammingError, connection, transaction

from alongside.access.actions import own, second_words
from alongside.access.actor import Scope, acting_as
from alongside.access.doors import opened_one
from alongside.access.models import Account
from alongside.access.vocabulary import Purpose
from alongside.kernel.clock import now
from alongside.people.actions import young_people
from alongside.people.cards import Card
from alongside.people.models import YoungPerson
from alongside.voice.actions.heard import Saying
from alongside.voice.heard_vocabulary import ReadBy, WhoWith
from tests import cast, own_space
from tests.voice import pieces, test_heard

pytestmark = pytest.mark.xdist_group("attacks")
DENIED = (
    "select * from voice_piece",
    "update voice_piece set card = ''",
    "insert into voice_shownpiece select * from voice_shownpiece",
    "update voice_shownpiece set ended_at = now()",
    "insert into voice_wishpiece select * from voice_wishpiece",
    "update voice_wishpiece set ended_at = now()",
    "select * from access_secondwords",
    "update access_account set roles = '{team_lead}'",
    "delete from keywork_ask",
)
ROWS = (
    "select 1 from voice_shownpiece",
    "select 1 from voice_heard where read_by = 'leads'",
    "select 1 from keywork_ask where what = 'other_worker'",
)
OTHERS = (
    "select 1 from voice_piece",
    "select 1 from voice_shownpiece",
    "select 1 from voice_wishpiece",
    "select 1 from voice_heard",
    "select 1 from voice_decision",
    "select 1 from people_identity",
    "select 1 from outreach_reply",
    "select 1 from keywork_ask",
    "select 1 from access_grant where role = 'themselves' and holder_id <> access.actor()",
)


@pytest.fixture
def her(mira: YoungPerson) -> Account:
    """Mira's own account; she made something, showed it to Alice, said something for leads, and has second words."""
    her = own_space.of(mira)
    pieces.show(mira, her, pieces.make(mira, her), cast.account("alice").pk)
    test_heard.say(mira, her, Saying(who_with=WhoWith.US, answers={"respect": "no"}, read_by=ReadBy.LEADS))
    second_words.choose(by=her)
    return her


def _rows(statement: str, who: Account, scope: Scope) -> int:
    with acting_as(who.pk, scope), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(statement)
        return int(cursor.rowcount)


@pytest.mark.parametrize("name", ["bob", "lena", "sam", "nia", "pat"])
def test_worker_sees_and_changes_nothing_of_it(her: Account, name: str) -> None:
    who = cast.account(name)
    for scope in (Scope.CASELOAD, Scope.TEAM):
        for statement in DENIED:
            with pytest.raises(DatabaseError):
                _rows(statement, who, scope)
        for statement in ROWS[:1] if name in ("lena", "sam") else ROWS:
            assert _rows(statement, who, scope) == 0


def test_another_young_person_sees_nothing_of_it(her: Account) -> None:
    alice = cast.account("alice")
    other = young_people.add(card=Card("Robin"), team=cast.team().pk, now=now(), by=alice)
    with opened_one(other.record_id, purpose=Purpose.SUPPORT, viewer=alice):
        words = own.Words("calm-puffin", own_space.WORDS.words)
        robin = own.open_space(record=other.record_id, words=words, language="en", by=alice)
    for scope in Scope:
        for statement in OTHERS:
            with suppress(ProgrammingError):
                assert _rows(statement, Account.objects.get(pk=robin), scope) == 0
