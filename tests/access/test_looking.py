"""What was out of the ordinary is shown to the safeguarding lead of the team: what, and never why, and no score."""

from collections.abc import Callable, Iterator
from datetime import datetime, timedelta

import pytest
from django.db import ProgrammingError, connection, transaction
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from alongside.access.actions import emergencies, looking
from alongside.access.actor import acting_as
from alongside.access.doors import opened_one
from alongside.access.models import Account
from alongside.access.queries import looking as reading
from alongside.access.queries.looking import Limits
from alongside.access.vocabulary import EmergencyKind, KindWord, Purpose, Unusual
from alongside.config import database as where
from alongside.jobs import registry
from alongside.kernel.clock import now
from alongside.kernel.decisions import NotVisible, Refused
from alongside.kernel.ids import new_id
from alongside.people.actions import young_people
from alongside.people.cards import Card
from alongside.people.models import YoungPerson
from tests import cast, machine
from tests.access.test_never import close_to
from tests.conftest import Database, answer_for

Browse = Callable[[Account | None], Client]
# The whole day is ordinary, so that no test turns with the clock on the wall.
ANY_HOUR = Limits(day_begins=0, day_ends=24)


Told = Callable[..., list[tuple[str, Unusual, int]]]
Round = Callable[..., None]
DAY = timedelta(days=1)
LET = "grant execute on function jobs.keep_looking to alongside_app, alongside_caseload, alongside_team"
LET_NO_MORE = "revoke execute on function jobs.keep_looking from alongside_app, alongside_caseload, alongside_team"


@pytest.fixture
def look_now(db: None) -> Iterator[Round]:
    """One round over the time since the test began, inside its transaction: other tests have left lines behind."""
    begin = now()

    def one_round(limits: Limits = ANY_HOUR, *, at: datetime | None = None) -> None:
        looking.look(now=at or begin + DAY, limits=limits)

    with where.admin_connection(where.name()) as owner:
        owner.execute(LET)
        yield one_round
        owner.execute(LET_NO_MORE)


@pytest.fixture
def seen(look_now: Round) -> Told:
    """What is told after a round."""

    def told(viewer: Account, limits: Limits = ANY_HOUR) -> list[tuple[str, Unusual, int]]:
        look_now(limits)
        found = reading.of(viewer=viewer, limits=limits)
        return [(one.name, one.sort, one.times) for one in found]

    return told


def look(person: YoungPerson, by: Account, times: int = 1) -> None:
    for _ in range(times):
        try:
            with opened_one(person.record_id, purpose=Purpose.SUPPORT, viewer=by):
                pass
        except NotVisible:
            continue


def test_quiet_day_shows_nothing(seen: Told, mira: YoungPerson, alice: Account, lena: Account, sam: Account) -> None:
    look(mira, alice, 5)
    look(mira, lena, 2)
    assert seen(sam) == []


def test_many_records_one_is_not_alongside(
    seen: Told, mira: YoungPerson, alice: Account, lena: Account, sam: Account
) -> None:
    for number in range(4):
        look(young_people.add(card=Card(f"Robin {number}"), team=cast.team().pk, now=now(), by=alice), lena)
    look(mira, lena)
    assert seen(sam, Limits(most_records=4, day_begins=0, day_ends=24)) == [("Lena", Unusual.MANY, 5)]
    assert seen(sam, Limits(most_records=5, day_begins=0, day_ends=24)) == []


def test_hours_outside_the_day_count_for_records_that_are_not_ones_own(
    seen: Told, mira: YoungPerson, alice: Account, lena: Account, sam: Account
) -> None:
    look(mira, alice)
    look(mira, lena)
    never = Limits(day_begins=24, day_ends=24)
    assert seen(sam, never) == [("Lena", Unusual.HOURS, 1)]


def test_same_family_name_is_seen_until_they_answered(database: Database) -> None:
    begin, alice, sam = now(), cast.account("alice"), cast.account("sam")

    def surnames() -> list[str]:
        with machine.as_machine(), transaction.atomic():
            looking.look(now=begin + DAY, limits=ANY_HOUR)
        found = reading.of(viewer=sam, limits=ANY_HOUR)
        return [one.name for one in found if one.sort is Unusual.SURNAME]

    rename = "update access_account set name = %s where id = %s"
    database.owner.execute(rename, ("Alice Marsh", alice.pk))
    try:
        robin = young_people.add(card=Card("Robin", "Robin Marsh"), team=cast.team().pk, now=now(), by=alice)
        look(robin, alice)
        assert surnames() == ["Alice Marsh"]
        answer_for(alice, robin.record_id)
        assert surnames() == []
    finally:
        database.owner.execute(rename, ("Alice", alice.pk))


def test_repeated_refusals(seen: Told, mira: YoungPerson, bob: Account, sam: Account) -> None:
    look(mira, bob, 3)
    assert seen(sam) == []
    look(mira, bob)
    assert seen(sam) == [("Bob", Unusual.REFUSED, 4)]


def test_one_try_at_a_closed_record_is_enough_and_comes_first(
    seen: Told, mira: YoungPerson, lena: Account, bob: Account, sam: Account
) -> None:
    close_to(mira, lena, by=sam)
    look(mira, lena)
    look(mira, bob, 4)
    assert seen(sam)[0] == ("Lena", Unusual.CLOSED, 1)


def test_emergency(seen: Told, mira: YoungPerson, olu: Account, sam: Account) -> None:
    emergencies.open_for_an_hour(record=mira.record_id, kind=EmergencyKind.DANGER, reason="x", by=olu)
    assert ("Olu", Unusual.EMERGENCY, 1) in seen(sam)


def test_what_was_answered_is_not_shown_again_and_what_comes_after_is(
    look_now: Round, browse: Browse, mira: YoungPerson, bob: Account, sam: Account
) -> None:
    def refused() -> list[int]:
        return [one.times for one in reading.of(viewer=sam) if one.sort is Unusual.REFUSED]

    look(mira, bob, 4)
    look_now(at=now())
    page = browse(sam).get(reverse("workspace:looking")).content.decode()
    assert "Bob" in page
    assert "Mira" in page
    look(mira, bob, 4)
    answer = browse(sam).post(reverse("workspace:looking"), {"who": str(bob.pk), "sort": "refused", "word": "slip"})
    assert answer.status_code == 302
    assert refused() == []
    # What came after the round that was answered had not been read by anybody.
    look_now(at=now())
    assert refused() == [4]


def test_page_and_today_say_what_the_last_round_found_and_look_at_no_line(
    look_now: Round, browse: Browse, mira: YoungPerson, bob: Account, sam: Account
) -> None:
    look(mira, bob, 4)
    look_now()
    for place in ("workspace:looking", "workspace:today"):
        with CaptureQueriesContext(connection) as asked:
            assert browse(sam).get(reverse(place)).status_code == 200
        assert any("access.looking(" in one["sql"] for one in asked)
    look(mira, bob, 4)
    assert [one.times for one in reading.of(viewer=sam) if one.sort is Unusual.REFUSED] == [4]


def test_page_says_when_it_was_last_looked_and_that_it_is_late(
    look_now: Round, browse: Browse, mira: YoungPerson, sam: Account
) -> None:
    def page() -> str:
        return browse(sam).get(reverse("workspace:looking")).content.decode()

    look_now(at=now())
    assert "It looks every hour." in page()
    assert "not up to date" not in page()
    look_now(at=now() - timedelta(hours=3))
    assert "not up to date" in page()
    assert "Nothing was out of the ordinary" not in page()
    assert "may not be up to date" in browse(sam).get(reverse("workspace:today")).content.decode()


def test_what_was_found_about_a_record_that_is_closed_to_the_reader_is_not_told(
    seen: Told, mira: YoungPerson, bob: Account, sam: Account
) -> None:
    look(mira, bob, 4)
    assert seen(sam) == [("Bob", Unusual.REFUSED, 4)]
    close_to(mira, sam, by=cast.account("lena"))
    assert reading.of(viewer=sam, limits=ANY_HOUR) == []


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
