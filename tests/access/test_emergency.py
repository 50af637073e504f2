"""A record is opened for an hour in an emergency: told at once, reviewed by another, and never for who may not."""

from collections.abc import Callable
from datetime import date, timedelta
from uuid import uuid4

import pytest
from django.db import connection, transaction
from django.test import Client
from django.urls import reverse

from alongside.access import tags
from alongside.access.actions import emergencies
from alongside.access.actor import Scope, acting_as
from alongside.access.doors import opened_one
from alongside.access.models import Account, Emergency, Grant
from alongside.access.queries import emergencies as reading
from alongside.access.queries import lines
from alongside.access.queries.lines import Wanted, Whose
from alongside.access.vocabulary import EmergencyKind, Purpose, WasIt
from alongside.kernel.clock import now
from alongside.kernel.decisions import NotVisible, Refused
from alongside.kernel.models import ChangedMeanwhile
from alongside.people.actions import young_people
from alongside.people.cards import Card
from alongside.people.models import YoungPerson
from alongside.workspace.queries import leading
from tests import cast
from tests.access.test_never import close_to
from tests.conftest import MIRA

Browse = Callable[[Account | None], Client]
BIRTHDAY = date(2010, 4, 9)
POSTED = {"kind": "danger", "reason": "She rang from the station and is frightened."}
BY_NAME = POSTED | {"name": "Amira Khalil", "born_day": "9", "born_month": "4", "born_year": "2010"}


def find(name: str, by: Account, born: date = BIRTHDAY) -> object:
    return emergencies.find(parts=tags.sought(name, born), by=by)


def open_it(mira: YoungPerson, by: Account) -> Emergency:
    emergencies.open_for_an_hour(record=mira.record_id, kind=EmergencyKind.DANGER, reason="She rang.", by=by)
    with acting_as(by.pk), transaction.atomic():
        return Emergency.objects.latest("opened_at")


def test_full_name_and_birthday_open_everyday_and_health_for_an_hour(
    browse: Browse, mira: YoungPerson, olu: Account
) -> None:
    answer = browse(olu).post(reverse("workspace:emergency"), BY_NAME)
    assert answer.headers["Location"] == reverse("workspace:young-person", args=[mira.record_id])
    page = browse(olu).get(answer.headers["Location"])
    assert page.status_code == 200
    assert "because of an emergency" in page.content.decode()
    with acting_as(olu.pk), transaction.atomic():
        door = Grant.objects.get(holder=olu, record=mira.record_id)
    assert door.ends_at == door.starts_at + timedelta(minutes=60)
    assert (door.role, door.compartments) == ("emergency", ["everyday", "health"])


@pytest.mark.parametrize(
    ("name", "born"),
    [
        ("Amira Kalil", BIRTHDAY),
        ("Amira Khalil", date(2010, 4, 10)),
        ("Amir Khalil", BIRTHDAY),
        ("Ami Kha", BIRTHDAY),
        ("Amira Khalil Noor", BIRTHDAY),
        ("Nobody Here", BIRTHDAY),
    ],
)
def test_anything_but_exactly_right_finds_nothing(mira: YoungPerson, olu: Account, name: str, born: date) -> None:
    with pytest.raises(NotVisible):
        find(name, olu, born)


def test_two_young_people_of_one_name_and_birthday_are_not_guessed_between(
    mira: YoungPerson, alice: Account, olu: Account
) -> None:
    assert find("Amira Khalil", olu) == mira.record_id
    young_people.add(card=MIRA, team=cast.team().pk, now=now(), by=alice)
    with pytest.raises(NotVisible):
        find("Amira Khalil", olu)


@pytest.mark.parametrize("who", ["nia", "vic", "dee", "pat", "ari"])
def test_only_practitioners_of_the_service_may(browse: Browse, mira: YoungPerson, who: str) -> None:
    account = cast.account(who)
    assert browse(account).get(reverse("workspace:emergency")).status_code == 403
    assert (
        browse(account).post(reverse("workspace:emergency-by-link", args=[mira.record_id]), POSTED).status_code == 403
    )
    with pytest.raises(Refused):
        find("Amira Khalil", account)


def test_closed_record_stays_closed_in_an_emergency_and_says_what_a_wrong_name_says(
    browse: Browse, mira: YoungPerson, olu: Account, sam: Account
) -> None:
    close_to(mira, olu, by=sam)
    client = browse(olu)
    closed = client.post(reverse("workspace:emergency"), BY_NAME)
    wrong = client.post(reverse("workspace:emergency"), BY_NAME | {"name": "Amira Kalil"})
    said = [answer.content.decode().count("Nothing opened.") for answer in (closed, wrong)]
    assert said[0] == said[1] > 0
    by_link = client.post(reverse("workspace:emergency-by-link", args=[mira.record_id]), POSTED)
    nowhere = client.post(reverse("workspace:emergency-by-link", args=[uuid4()]), POSTED)
    assert by_link.status_code == nowhere.status_code == 200
    with opened_one(mira.record_id, purpose=Purpose.SAFEGUARDING, viewer=sam):
        told = lines.read(whose=Whose.RECORD, wanted=Wanted(record=mira.record_id), before=None, most=50)
    verbs = [line.verb for line in told.lines if line.name == "Olu"]
    assert verbs == ["record.refused", "record.refused"]


def test_tenth_look_is_the_last_for_a_while(mira: YoungPerson, olu: Account) -> None:
    for _ in range(10):
        with pytest.raises(NotVisible):
            find("Nobody Here", olu)
    with pytest.raises(Refused, match="ten times"):
        find("Amira Khalil", olu)


def test_leads_are_told_at_once_with_the_words(
    browse: Browse, mira: YoungPerson, olu: Account, lena: Account, sam: Account
) -> None:
    row = open_it(mira, olu)
    for lead in (lena, sam):
        assert reading.waiting_for(lead) == 1
        today = browse(lead).get(reverse("workspace:today")).content.decode()
        assert "Opened in an emergency" in today
        assert "1 emergency to look at" in today
    assert reading.waiting_for(olu) == 0
    page = browse(lena).get(reverse("workspace:emergency-review", args=[mira.record_id, row.pk]))
    assert "She rang." in page.content.decode()


def test_who_has_seen_shows_what_sort_of_emergency_it_was(
    browse: Browse, mira: YoungPerson, olu: Account, alice: Account
) -> None:
    open_it(mira, olu)
    page = browse(alice).get(reverse("workspace:who-has-seen", args=[mira.record_id])).content.decode()
    assert "opened the record in an emergency" in page
    assert "They may be in danger right now" in page
    assert "She rang." not in page


def test_review_says_how_it_was_and_from_when_they_are_told(
    browse: Browse, mira: YoungPerson, olu: Account, lena: Account
) -> None:
    row = open_it(mira, olu)
    day = now().date() + timedelta(days=5)
    posted = {"was": "right", "learned": "Olu is her cover now.", "tell": "later", "seen": str(row.version)}
    posted |= {"tell_on_day": str(day.day), "tell_on_month": str(day.month), "tell_on_year": str(day.year)}
    answer = browse(lena).post(reverse("workspace:emergency-review", args=[mira.record_id, row.pk]), posted)
    assert answer.status_code == 302
    with opened_one(mira.record_id, purpose=Purpose.SUPERVISION, viewer=lena) as door:
        told = reading.get(record=mira.record_id, emergency=row.pk, door=door)
    assert (told.learned, told.emergency.was, told.emergency.tell_from) == ("Olu is her cover now.", "right", day)
    assert told.emergency.reviewer_id == lena.pk
    assert reading.waiting_for(lena) == 0


def test_nobody_reviews_their_own(browse: Browse, mira: YoungPerson, lena: Account, sam: Account, olu: Account) -> None:
    noor = young_people.add(card=Card("Noor"), team=cast.team("Hill spoke").pk, now=now(), by=olu)
    row = open_it(noor, lena)
    assert reading.waiting_for(sam) == 1
    with opened_one(noor.record_id, purpose=Purpose.SUPERVISION, viewer=lena) as door, pytest.raises(Refused):
        emergencies.review(
            emergency=row, seen=row.version, was=WasIt.RIGHT, learned="", tell_from=now().date(), door=door, by=lena
        )


def test_second_reviewer_is_told_that_somebody_was_first(
    mira: YoungPerson, olu: Account, lena: Account, sam: Account
) -> None:
    row, today = open_it(mira, olu), now().date()
    with opened_one(mira.record_id, purpose=Purpose.SUPERVISION, viewer=lena) as door:
        emergencies.review(emergency=row, seen=2, was=WasIt.RIGHT, learned="", tell_from=today, door=door, by=lena)
    with opened_one(mira.record_id, purpose=Purpose.SAFEGUARDING, viewer=sam) as door, pytest.raises(ChangedMeanwhile):
        emergencies.review(emergency=row, seen=2, was=WasIt.NOT_RIGHT, learned="", tell_from=today, door=door, by=sam)
    with opened_one(mira.record_id, purpose=Purpose.SUPERVISION, viewer=lena) as door:
        assert reading.get(record=mira.record_id, emergency=row.pk, door=door).emergency.was == WasIt.RIGHT


def test_review_is_late_after_the_hours_of_the_pack(mira: YoungPerson, olu: Account, lena: Account) -> None:
    row = open_it(mira, olu)
    (soon,) = leading.to_review(now=row.opened_at + timedelta(hours=71), viewer=lena)
    (late,) = leading.to_review(now=row.opened_at + timedelta(hours=73), viewer=lena)
    assert (soon.is_late, late.is_late) == (False, True)
    assert late.by == row.opened_at + timedelta(hours=72)


def test_record_that_is_open_already_is_not_opened_again(mira: YoungPerson, alice: Account, lena: Account) -> None:
    for who in (alice, lena):
        emergencies.open_for_an_hour(record=mira.record_id, kind=EmergencyKind.MEDICAL, reason="x", by=who)
    with acting_as(lena.pk, Scope.TEAM), transaction.atomic():
        assert not Emergency.objects.exists()


def test_hour_is_over_after_an_hour(mira: YoungPerson, olu: Account) -> None:
    open_it(mira, olu)
    with connection.cursor() as cursor:
        cursor.execute("select now() + interval '60 minutes 1 second'")
        (later,) = cursor.fetchone()
    with acting_as(olu.pk), transaction.atomic():
        assert not Grant.objects.live(later).filter(holder=olu, record=mira.record_id).exists()
        assert Grant.objects.live(now()).filter(holder=olu, record=mira.record_id).exists()


def test_lead_can_end_the_hour_early(browse: Browse, mira: YoungPerson, olu: Account, lena: Account) -> None:
    open_it(mira, olu)
    with acting_as(lena.pk, Scope.TEAM), transaction.atomic():
        door = Grant.objects.get(holder=olu, record=mira.record_id)
    browse(lena).post(reverse("workspace:grant-end", args=[mira.record_id, door.pk]), {"reason": "work_done"})
    assert browse(olu).get(reverse("workspace:young-person", args=[mira.record_id])).status_code == 404


def test_hidden_page_leads_practitioners_to_the_emergency_page(
    browse: Browse, mira: YoungPerson, olu: Account, vic: Account
) -> None:
    hidden = reverse("workspace:young-person", args=[mira.record_id])
    link = reverse("workspace:emergency-by-link", args=[mira.record_id])
    assert link in browse(olu).get(hidden).content.decode()
    assert link not in browse(vic).get(hidden).content.decode()


def test_one_name_alone_is_asked_to_be_whole(browse: Browse, mira: YoungPerson, olu: Account) -> None:
    answer = browse(olu).post(reverse("workspace:emergency"), BY_NAME | {"name": "Amira"})
    assert "Write the first name and the family name." in answer.content.decode()
    assert "She rang from the station" in answer.content.decode()
