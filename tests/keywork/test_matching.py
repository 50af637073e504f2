"""Who could be there: by name, never in an order of merit; what the young person wishes narrows it; a lead decides."""

from collections.abc import Callable
from datetime import datetime, timedelta

import pytest
from django.db import DatabaseError, transaction
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from alongside.access.actor import acting_as
from alongside.access.doors import opened_one
from alongside.access.models import Account, Grant
from alongside.access.vocabulary import Purpose
from alongside.jurisdiction import packs
from alongside.kernel.clock import now
from alongside.kernel.decisions import Refused
from alongside.keywork.actions import absences, wishes
from alongside.keywork.cards import WishCard
from alongside.keywork.models import WorkerSelf, WorkerWish
from alongside.keywork.queries import matching
from alongside.keywork.queries import wishes as wished
from alongside.keywork.queries.matching import Match, Wanted
from alongside.keywork.queries.room import Carried, Weights
from alongside.keywork.staff_vocabulary import Gender, Room
from alongside.ledger.models import Line
from alongside.people.actions import young_people
from alongside.people.cards import Card
from alongside.people.models import YoungPerson
from tests import cast
from tests.access.test_never import close_to

Browse = Callable[[Account | None], Client]
WISH = WishCard(Gender.WOMAN, "Somali, English", "The library", "Somebody who is on time")
WEIGHTS = Weights(room=10, nearly=6, key_worker=2, co_worker=1, cover=1, new=1)


def match(mira: YoungPerson, wanted: Wanted | None = None, *, at: datetime | None = None, by: str = "lena") -> Match:
    lead = cast.account(by)
    with opened_one(mira.record_id, purpose=Purpose.SUPERVISION, viewer=lead):
        return matching.of(
            record=mira.record_id, wanted=wanted or Wanted(), pack=packs.in_force(), now=at or now(), viewer=lead
        )


def names(found: Match) -> list[str]:
    return [one.who.account.name for one in found.could]


def say_wish(mira: YoungPerson, card: WishCard = WISH, *, by: str = "alice") -> WorkerWish:
    who = cast.account(by)
    with opened_one(mira.record_id, purpose=Purpose.SUPPORT, viewer=who) as door:
        return wishes.say(record=mira.record_id, card=card, now=now(), door=door, by=who)


def carry(name: str, many: int) -> None:
    for number in range(many):
        young_people.add(card=Card(f"Wren {number}"), team=cast.team().pk, now=now(), by=cast.account(name))


@pytest.mark.parametrize(
    ("carried", "room"),
    [
        (Carried(), Room.YES),
        (Carried(key_worker=2, co_worker=1), Room.YES),
        (Carried(key_worker=3), Room.LITTLE),
        (Carried(key_worker=2, new=2), Room.LITTLE),
        (Carried(key_worker=3, new=1, co_worker=1), Room.NONE),
        (Carried(co_worker=7), Room.LITTLE),
        (Carried(co_worker=8), Room.NONE),
    ],
)
def test_room_is_weighed_and_what_is_new_weighs_more(carried: Carried, room: Room) -> None:
    assert WEIGHTS.room_for(carried) is room


def test_everybody_of_the_leads_teams_stands_in_order_of_name_whatever_they_carry(mira: YoungPerson) -> None:
    carry("alice", 15)
    found = match(mira)
    assert names(found) == ["Alice", "Bob", "Una"]
    assert [one.room for one in found.could] == [Room.NONE, Room.YES, Room.YES]
    assert names(match(mira, by="sam")) == ["Alice", "Bob", "Olu", "Una"]


def test_carried_counts_by_role_and_what_is_new(mira: YoungPerson) -> None:
    carry("bob", 2)
    (bob,) = [one for one in match(mira).could if one.who.account.name == "Bob"]
    assert bob.carried == Carried(key_worker=2, new=2)
    (bob,) = [one for one in match(mira, at=now() + timedelta(days=200)).could if one.who.account.name == "Bob"]
    assert bob.carried == Carried(key_worker=2, new=0)


def test_list_is_narrowed_by_what_was_chosen_and_says_how_many_are_hidden(mira: YoungPerson, una: Account) -> None:
    absences.say_of_oneself(gender=Gender.WOMAN, by=una)
    for wanted in (Wanted(gender="woman"), Wanted(language="somali"), matching.fitting_wish(WISH)):
        found = match(mira, wanted)
        assert (names(found), found.hidden) == (["Una"], 2)
    carry("alice", 12)
    assert names(match(mira, Wanted(with_room=True))) == ["Bob", "Una"]


def test_whoever_the_record_is_closed_to_is_left_out_and_named_to_leads(
    mira: YoungPerson, bob: Account, lena: Account
) -> None:
    close_to(mira, bob, by=lena)
    found = match(mira)
    assert (names(found), found.closed_to) == (["Alice", "Una"], ["Bob"])


def test_wish_is_sealed_and_the_one_before_stays(mira: YoungPerson, alice: Account) -> None:
    first = say_wish(mira)
    say_wish(mira, WishCard(other="Somebody who likes music"))
    assert b"Somali" not in bytes(first.card)
    with opened_one(mira.record_id, purpose=Purpose.SUPPORT, viewer=alice) as door:
        said = wished.every(record=mira.record_id, door=door)
    assert [one.card.other for one in said] == ["Somebody who likes music", "Somebody who is on time"]


def test_wish_is_asked_with_their_pace(browse: Browse, mira: YoungPerson, alice: Account) -> None:
    client, path = browse(alice), reverse("workspace:wish", args=[mira.record_id])
    assert client.post(path, {"gender_instead": "dont_ask"}).status_code == 302
    page = client.get(path).content.decode()
    assert "They asked not to be asked about this." in page
    assert client.post(path, {"other": "Typed anyway"}).status_code == 302
    with acting_as(alice.pk), transaction.atomic():
        assert not WorkerWish.objects.exists()


def test_choosing_is_for_leads_and_on_the_ledger(
    browse: Browse, mira: YoungPerson, alice: Account, lena: Account
) -> None:
    say_wish(mira)
    path = reverse("workspace:choose-worker", args=[mira.record_id])
    assert browse(alice).get(path).status_code == 403
    page = browse(lena).get(path).content.decode()
    assert "Somebody who is on time" in page
    assert page.index(">Alice<") < page.index(">Bob<") < page.index(">Una<")
    with acting_as(lena.pk), transaction.atomic():
        assert Line.objects.filter(verb="relationship.looked", records=[mira.record_id]).count() == 1


def test_naming_somebody_on_the_page_opens_their_door_and_keeps_why(
    browse: Browse, mira: YoungPerson, bob: Account, lena: Account
) -> None:
    path = reverse("workspace:name-worker", args=[mira.record_id, bob.pk])
    given = {"role": "cover", "compartments": ["everyday"], "asked_by": "team", "knows": "none"}
    assert "ay the last day: cover ends" in browse(lena).post(path, given).content.decode()
    end = timezone.localdate(now()) + timedelta(days=9)
    until = {"until_day": str(end.day), "until_month": str(end.month), "until_year": str(end.year)}
    assert browse(lena).post(path, given | until).status_code == 302
    with acting_as(bob.pk), transaction.atomic():
        door = Grant.objects.get(holder=bob, record=mira.record_id)
    assert (door.role, timezone.localdate(door.ends_at)) == ("cover", end)


def test_only_oneself_says_what_young_people_may_know(
    browse: Browse, alice: Account, bob: Account, mira: YoungPerson
) -> None:
    assert browse(bob).post(reverse("workspace:worker-self"), {"gender": "man"}).status_code == 302
    with pytest.raises(DatabaseError), acting_as(alice.pk), transaction.atomic():
        WorkerSelf(account=cast.account("una"), gender=Gender.WOMAN).save(force_insert=True)
    with acting_as(alice.pk), transaction.atomic():
        assert WorkerSelf.objects.filter(account=bob).update(gender=Gender.WOMAN) == 0
        assert WorkerSelf.objects.get(account=bob).gender == "man"


def test_worker_takes_it_back(bob: Account) -> None:
    absences.say_of_oneself(gender=Gender.MAN, by=bob)
    absences.say_of_oneself(gender=None, by=bob)
    with acting_as(bob.pk), transaction.atomic():
        assert WorkerSelf.objects.get(account=bob).gender == ""


def test_partner_writes_no_wish(mira: YoungPerson) -> None:
    with pytest.raises(Refused, match="Only the service"):
        say_wish(mira, by="nia")
