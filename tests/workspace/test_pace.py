"""Their pace on pages: said in any form, honoured in every form and by every agency, printed, lifted on their word."""

from collections.abc import Callable

import pytest
from django.test import Client
from django.urls import reverse

from alongside.access.actor import acting_as
from alongside.access.doors import opened_one
from alongside.access.models import Account
from alongside.access.vocabulary import Purpose
from alongside.kernel.clock import now
from alongside.people.actions import pace as actions
from alongside.people.actions.pace import Said
from alongside.people.models import Pace, PersonWhoMatters, YoungPerson
from alongside.people.queries import young_people
from alongside.people.vocabulary import PaceAnswer, Topic
from tests import cast

Browse = Callable[[Account | None], Client]
NEVER = "They asked not to be asked about this."
CARD = {"known_as": "Mira", "full_name": "Amira Khalil", "born_day": "9", "born_month": "4", "born_year": "2010"}


def _at(place: str, mira: YoungPerson, *more: object) -> str:
    return reverse(f"workspace:{place}", args=[mira.record_id, *more])


def _say(mira: YoungPerson, by: Account, topic: Topic, answer: PaceAnswer = PaceAnswer.DONT_ASK) -> Pace:
    with opened_one(mira.record_id, purpose=Purpose.SUPPORT, viewer=by) as door:
        (row,) = actions.say(record=mira.record_id, said=[Said(topic, answer)], now=now(), door=door, by=by)
        return row


def _standing(mira: YoungPerson, viewer: Account) -> dict[str, str]:
    with acting_as(viewer.pk):
        return dict(Pace.objects.live().filter(record=mira.record_id).values_list("topic", "answer"))


def _pronouns(mira: YoungPerson, viewer: Account) -> str:
    with opened_one(mira.record_id, purpose=Purpose.SUPPORT, viewer=viewer) as door:
        return young_people.card(young_people.get(record=mira.record_id), door=door).pronouns


def test_answer_on_the_card_is_kept_and_the_question_is_gone(browse: Browse, mira: YoungPerson, alice: Account) -> None:
    client = browse(alice)
    answer = client.post(_at("card", mira), CARD | {"pronouns": "they/them", "pronouns_instead": "dont_ask"})
    assert answer.status_code == 302
    assert (_pronouns(mira, alice), _standing(mira, alice)) == ("they/them", {"pronouns": "dont_ask"})
    page = client.get(_at("card", mira)).content.decode()
    assert 'name="pronouns"' not in page
    assert NEVER in page


def test_card_keeps_what_a_quiet_question_had(browse: Browse, mira: YoungPerson, alice: Account) -> None:
    client = browse(alice)
    client.post(_at("card", mira), CARD | {"pronouns": "they/them"})
    _say(mira, alice, Topic.PRONOUNS)
    _say(mira, alice, Topic.BIRTH)
    assert client.post(_at("card", mira), {"known_as": "Mimi", "pronouns": "x"}).status_code == 302
    with opened_one(mira.record_id, purpose=Purpose.SUPPORT, viewer=alice) as door:
        card = young_people.card(young_people.get(record=mira.record_id), door=door)
    assert (card.known_as, card.pronouns, str(card.born)) == ("Mimi", "they/them", "2010-04-09")


def test_answer_without_a_change_leaves_the_card_as_it_was(browse: Browse, mira: YoungPerson, alice: Account) -> None:
    browse(alice).post(_at("card", mira), CARD | {"say_it_instead": "dont_know"})
    assert _standing(mira, alice) == {"say_it": "dont_know"}
    with acting_as(alice.pk):
        assert YoungPerson.objects.get(pk=mira.pk).version == 1


def test_record_begins_with_what_they_said(browse: Browse, alice: Account) -> None:
    form = {
        "known_as": "Robin",
        "team": str(cast.team().pk),
        "languages_instead": "not_now",
        "born_instead": "dont_ask",
    }
    answer = browse(alice).post(reverse("workspace:young-person-add"), form)
    page = browse(alice).get(answer.headers["Location"]).content.decode()
    assert answer.status_code == 302
    assert ("Languages they speak" in page, "When they were born" in page) == (True, True)


def test_nobody_need_be_named_when_they_would_rather_not(browse: Browse, mira: YoungPerson, alice: Account) -> None:
    client = browse(alice)
    assert client.post(_at("who-matters", mira), {"name_instead": "not_now"}).status_code == 302
    assert _standing(mira, alice) == {"who_matters": "not_now"}
    with acting_as(alice.pk):
        assert not PersonWhoMatters.objects.filter(record=mira.record_id).exists()
    for place in ("young-person", "about"):
        page = client.get(_at(place, mira)).content.decode()
        assert "Ask who they would like to have here" not in page
        assert "they would rather not be asked" in page
    page = client.get(_at("who-matters", mira)).content.decode()
    assert 'name="name"' not in page
    assert client.post(_at("who-matters", mira), {"name": "Nan", "who": "my nan"}).status_code == 302
    with acting_as(alice.pk):
        assert not PersonWhoMatters.objects.filter(record=mira.record_id).exists()


def test_name_without_who_they_are_is_still_asked_for(browse: Browse, mira: YoungPerson, alice: Account) -> None:
    answer = browse(alice).post(_at("who-matters", mira), {"name": "Nan", "who": "", "name_instead": "not_now"})
    assert answer.status_code == 200
    assert "Write who they are to the young person." in answer.content.decode()


@pytest.mark.parametrize(("name", "writes"), [("alice", True), ("lena", True), ("nia", True), ("dee", False)])
def test_every_agency_behind_a_door_sees_what_is_quiet(
    browse: Browse, mira: YoungPerson, alice: Account, name: str, writes: bool
) -> None:
    _say(mira, alice, Topic.WHAT_HAPPENED)
    client = browse(cast.account(name))
    for place in ("young-person", "pace"):
        page = client.get(_at(place, mira)).content.decode()
        assert "What happened to them" in page
        assert NEVER in page
    assert ("Write down what they said</h2>" in page, "They can be asked again" in page) == (writes, writes)
    posted = client.post(_at("pace", mira), {"topic": "money", "answer": "dont_ask"})
    assert posted.status_code == (302 if writes else 403)


@pytest.mark.parametrize("name", ["bob", "olu", "pat", "ari", "vic"])
def test_without_a_door_the_pages_are_not_there(browse: Browse, mira: YoungPerson, alice: Account, name: str) -> None:
    row = _say(mira, alice, Topic.MONEY)
    client = browse(cast.account(name))
    for address in (_at("pace", mira), _at("pace-lift", mira, row.pk)):
        assert client.get(address).status_code == 404
        assert client.post(address, {"how": "told_me", "topic": "money", "answer": "dont_ask"}).status_code == 404


def test_it_is_lifted_once_it_is_said_how(browse: Browse, mira: YoungPerson, alice: Account) -> None:
    row, client = _say(mira, alice, Topic.PRONOUNS), browse(alice)
    where = _at("pace-lift", mira, row.pk)
    assert "Only they decide this." in client.get(where).content.decode()
    assert client.post(where, {"seen": "1"}).status_code == 200
    assert client.post(where, {"seen": "1", "how": "said_anew"}).status_code == 200
    assert _standing(mira, alice) == {"pronouns": "dont_ask"}
    assert client.post(where, {"seen": "1", "how": "brought_up"}).status_code == 302
    assert _standing(mira, alice) == {}
    assert 'name="pronouns"' in client.get(_at("card", mira)).content.decode()
    assert "They brought it up themselves" in client.get(_at("pace", mira)).content.decode()


def test_second_tab_is_told_that_it_was_lifted(browse: Browse, mira: YoungPerson, alice: Account) -> None:
    row, client = _say(mira, alice, Topic.PRONOUNS), browse(alice)
    where = _at("pace-lift", mira, row.pk)
    client.post(where, {"seen": "1", "how": "told_me"})
    page = client.post(where, {"seen": "1", "how": "told_me"}, follow=True).content.decode()
    assert "Somebody else wrote something down first." in page
    assert "This is lifted already." in client.get(where).content.decode()


def test_answer_of_one_record_is_not_lifted_through_another(browse: Browse, mira: YoungPerson, alice: Account) -> None:
    from alongside.people.actions import young_people as people
    from alongside.people.cards import Card

    robin = people.add(card=Card(known_as="Robin"), team=cast.team().pk, now=now(), by=alice)
    row = _say(mira, alice, Topic.PRONOUNS)
    assert browse(alice).post(_at("pace-lift", robin, row.pk), {"seen": "1", "how": "told_me"}).status_code == 404
    assert _standing(mira, alice) == {"pronouns": "dont_ask"}


def test_day_to_ask_again_is_said_when_it_has_come(browse: Browse, mira: YoungPerson, alice: Account) -> None:
    with opened_one(mira.record_id, purpose=Purpose.SUPPORT, viewer=alice) as door:
        said = [Said(Topic.MONEY, PaceAnswer.NOT_NOW, now().date())]
        actions.say(record=mira.record_id, said=said, now=now(), door=door, by=alice)
    assert "The day to ask again has come." in browse(alice).get(_at("pace", mira)).content.decode()
