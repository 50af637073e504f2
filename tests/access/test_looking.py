"""What was out of the ordinary is shown to the safeguarding lead of the team: what, and never why, and no score."""

from collections.abc import Callable
from datetime import timedelta

from django.db import connection, transaction
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from alongside.access.actions import emergencies, looking
from alongside.access.models import Account
from alongside.access.queries import looking as reading
from alongside.access.queries.looking import Limits
from alongside.access.vocabulary import EmergencyKind, Unusual
from alongside.kernel.clock import now
from alongside.people.actions import young_people
from alongside.people.cards import Card
from alongside.people.models import YoungPerson
from tests import cast, machine
from tests.access.looking import ANY_HOUR, Round, Told, look
from tests.access.test_never import close_to
from tests.conftest import Database, answer_for

Browse = Callable[[Account | None], Client]
DAY = timedelta(days=1)


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
        assert any("access.looking(" in (one["sql"] or "") for one in asked)
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
