"""What was unusual, answered: by whom, about whom, and what an answer hides."""

from collections.abc import Callable, Iterator
from datetime import timedelta

import pytest
from django.db import ProgrammingError, connection, transaction
from django.test import Client
from django.urls import reverse

from alongside.access.actions import looking
from alongside.access.actor import acting_as
from alongside.access.models import Account
from alongside.access.queries import looking as reading
from alongside.access.queries.looking import Limits
from alongside.access.vocabulary import KindWord, Unusual
from alongside.config import database as where
from alongside.jobs import registry
from alongside.kernel.clock import now
from alongside.kernel.decisions import Refused
from alongside.kernel.ids import new_id
from alongside.people.actions import young_people
from alongside.people.cards import Card
from alongside.people.models import YoungPerson
from tests import cast, machine
from tests.access.looking import ANY_HOUR, Round, Told, look
from tests.access.test_never import close_to

Browse = Callable[[Account | None], Client]


@pytest.fixture
def of_spoke(db: None) -> Iterator[Account]:
    """Olu, for once the safeguarding lead of his team; Bob tried to open a record there four times."""
    olu, places = cast.account("olu"), {"team": cast.team("Hill spoke").pk, "holder": cast.account("olu").pk}
    with where.admin_connection(where.name()) as owner:
        owner.execute("update access_account set roles = roles || '{safeguarding_lead}' where id = %(holder)s", places)
        owner.execute(
            "insert into access_grant (id, version, team_id, holder_id, role, compartments, purpose, reason,"
            " opened_by_id, starts_at, end_reason, asks) select gen_random_uuid(), 1, team_id, %(holder)s, role,"
            " compartments, purpose, reason, opened_by_id, starts_at, '', false from access_grant"
            " where team_id = %(team)s and role = 'safeguarding_lead'",
            places,
        )
        look(young_people.add(card=Card("Robin"), team=places["team"], now=now(), by=olu), cast.account("bob"), 4)
        yield cast.account("olu")
        owner.execute("delete from access_grant where holder_id = %(holder)s and role = 'safeguarding_lead'", places)
        owner.execute("update access_account set roles = '{practitioner}' where id = %(holder)s", places)


def test_answer_of_one_teams_lead_hides_nothing_from_another_teams(
    look_now: Round, mira: YoungPerson, bob: Account, sam: Account, of_spoke: Account
) -> None:
    look(mira, bob, 4)
    look_now(at=now())
    assert [(one.name, one.times) for one in reading.of(viewer=sam)] == [("Bob", 8)]
    looking.answer(who=bob, sort=Unusual.REFUSED, word=KindWord.SLIP, by=of_spoke)
    assert reading.of(viewer=of_spoke) == []
    assert [(one.name, one.times) for one in reading.of(viewer=sam)] == [("Bob", 4)]
    look_now(at=now())
    assert [(one.name, one.times) for one in reading.of(viewer=sam)] == [("Bob", 4)]
    assert reading.of(viewer=of_spoke) == []


@pytest.fixture
def second_lead(db: None) -> Iterator[Account]:
    """Vic, for once a second safeguarding lead of the hub, beside Sam."""
    places = {"team": cast.team().pk, "holder": cast.account("vic").pk}
    with where.admin_connection(where.name()) as owner:
        (before,) = owner.execute("select roles from access_account where id = %(holder)s", places).fetchone() or ([],)
        owner.execute("update access_account set roles = '{safeguarding_lead}' where id = %(holder)s", places)
        owner.execute(
            "insert into access_grant (id, version, team_id, holder_id, role, compartments, purpose, reason,"
            " opened_by_id, starts_at, end_reason, asks) select gen_random_uuid(), 1, team_id, %(holder)s, role,"
            " compartments, purpose, reason, opened_by_id, starts_at, '', false from access_grant"
            " where team_id = %(team)s and role = 'safeguarding_lead' limit 1",
            places,
        )
        yield cast.account("vic")
        owner.execute("delete from access_grant where holder_id = %(holder)s and role = 'safeguarding_lead'", places)
        owner.execute("update access_account set roles = %s where id = %s", (before, places["holder"]))


def test_answer_of_a_lead_hides_nothing_about_a_record_that_is_closed_to_them(
    look_now: Round, mira: YoungPerson, alice: Account, bob: Account, sam: Account, second_lead: Account
) -> None:
    def told(viewer: Account) -> list[tuple[int, list[object]]]:
        return [(one.times, list(one.records)) for one in reading.of(viewer=viewer) if one.sort is Unusual.REFUSED]

    robin = young_people.add(card=Card("Robin"), team=cast.team().pk, now=now(), by=alice)
    close_to(mira, sam, by=cast.account("lena"))
    look(mira, bob, 1)
    look(robin, bob, 4)
    look_now(at=now())
    assert told(sam) == [(4, [robin.record_id])]
    looking.answer(who=bob, sort=Unusual.REFUSED, word=KindWord.SLIP, by=sam)
    assert told(sam) == []
    # One is less than is usually told; but it was among the five that were out of the ordinary.
    assert told(second_lead) == [(1, [mira.record_id])]
    look_now(at=now())
    assert told(second_lead) == [(1, [mira.record_id])]
    looking.answer(who=bob, sort=Unusual.REFUSED, word=KindWord.SLIP, by=second_lead)
    assert told(second_lead) == []
    look_now(at=now())
    assert (told(sam), told(second_lead)) == ([], [])


def test_only_what_was_found_in_ones_team_is_answered(
    look_now: Round, browse: Browse, mira: YoungPerson, alice: Account, bob: Account, sam: Account, of_spoke: Account
) -> None:
    vic = cast.account("vic")
    look(mira, vic, 4)
    look_now(at=now())
    for who, sort in ((vic, Unusual.REFUSED), (alice, Unusual.REFUSED), (bob, Unusual.HOURS)):
        with pytest.raises(Refused):
            looking.answer(who=who, sort=sort, word=KindWord.SLIP, by=of_spoke)
        with (
            pytest.raises(ProgrammingError, match="nothing like this was found"),
            acting_as(of_spoke.pk),
            transaction.atomic(),
            connection.cursor() as cursor,
        ):
            cursor.execute("select access.answer_looking(%s, %s, %s, 'slip')", (new_id(), who.pk, sort))
    asked = {"who": str(alice.pk), "sort": "refused", "word": "slip"}
    assert browse(sam).post(reverse("workspace:looking"), asked).status_code == 403


def test_answer_is_a_line_about_the_colleague(look_now: Round, mira: YoungPerson, bob: Account, sam: Account) -> None:
    look(mira, bob, 4)
    look_now(at=now())
    looking.answer(who=bob, sort=Unusual.REFUSED, word=KindWord.TALK, by=sam)
    with acting_as(sam.pk), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("select thing, purpose from ledger_line where verb = 'looking.answered'")
        assert cursor.fetchall() == [(bob.pk, "talk")]


@pytest.mark.parametrize("who", ["alice", "lena", "dee", "pat", "ari", "nia"])
def test_only_a_safeguarding_lead_reads_it(browse: Browse, mira: YoungPerson, who: str) -> None:
    account = cast.account(who)
    assert browse(account).get(reverse("workspace:looking")).status_code == 403
    with pytest.raises(Refused):
        reading.of(viewer=account)


def test_nobody_is_told_about_themselves(seen: Told, mira: YoungPerson, alice: Account, sam: Account) -> None:
    for number in range(3):
        look(young_people.add(card=Card(f"Robin {number}"), team=cast.team().pk, now=now(), by=alice), sam)
    assert seen(sam, Limits(most_records=1, day_begins=0, day_ends=24)) == []


def test_yesterday_is_over(look_now: Round, mira: YoungPerson, bob: Account, sam: Account) -> None:
    look(mira, bob, 4)
    look_now(at=now() + timedelta(days=1, minutes=1))
    assert reading.of(viewer=sam, limits=ANY_HOUR) == []


def test_job_looks_by_the_hour_as_a_machine(committed: None) -> None:
    before = now()
    machine.run("access.look")
    found = reading.last_round()
    assert found
    assert found >= before
    assert registry.find("access.look").cron == "11 * * * *"
