"""A pause or a goodbye as they were told of it, and coming back by one tap."""

from django.test import Client
from django.urls import reverse

from alongside.access.models import Account
from alongside.evidence.queries import prompts
from alongside.kernel.clock import now
from alongside.outreach.ending_vocabulary import CouldNot, GivenHow, Reason
from alongside.outreach.models import Ending
from alongside.people.models import YoungPerson
from tests import cast, own_space
from tests.outreach import ending

LETTER = "You made us laugh."


def _get(her: Account, path: str = "/back/") -> str:
    answer = own_space.browse(her).get(path)
    assert answer.status_code == 200, path
    return answer.content.decode()


def _asked(viewer: Account) -> set[str]:
    return {one.prompt.key for one in prompts.asked(now=now(), viewer=viewer)}


def test_what_is_only_thought_about_is_not_theirs_to_find(mira: YoungPerson, her: Account) -> None:
    ending.begun(mira.record_id)
    assert "There is no pause and no goodbye." in _get(her)
    with own_space.opened(mira, her):
        assert not Ending.objects.exists()


def test_goodbye_is_read_with_its_letter_and_the_card(mira: YoungPerson, her: Account) -> None:
    ending.ended(mira.record_id)
    page = _get(her)
    for said in (LETTER, ending.TALKED.says, "The door is open", "Ring Alice", "We get in touch around"):
        assert said in page, said
    # What workers wrote for each other is not in it.
    assert "All goals" not in page


def test_goodbye_that_waits_with_us_is_not_shown_before_they_ask(mira: YoungPerson, her: Account) -> None:
    ending.ended(mira.record_id, given_how=GivenHow.KEPT)
    page = _get(her)
    assert LETTER not in page
    assert "is kept for you with us" in page


def test_ending_that_was_not_safe_to_talk_about_is_seen_once_it_was_given(mira: YoungPerson, her: Account) -> None:
    row = ending.begun(mira.record_id, Reason.MOVED)
    values = {"state": "goodbye", "could_not": CouldNot.NOT_SAFE, "changed_by": cast.account("alice")}
    with ending.door(mira.record_id):
        Ending.objects.filter(pk=row.pk).update(state="talked", could_not=CouldNot.NOT_SAFE)
        Ending.objects.filter(pk=row.pk).update(**values, goodbye_on=ending.TODAY)
    assert "There is no pause and no goodbye." in _get(her)
    with ending.door(mira.record_id):
        Ending.objects.filter(pk=row.pk).update(seen_on=ending.TODAY)
    assert "We say goodbye on" in _get(her)


def test_one_tap_asks_to_come_back_and_reaches_who_can_be_there(mira: YoungPerson, her: Account, lena: Account) -> None:
    ending.ended(mira.record_id)
    client = own_space.browse(her)
    assert "I want to come back" in _get(her, "/")
    assert client.post("/ask/5/").status_code == 302
    assert "You asked to come back." in _get(her, "/")
    assert "I want to come back" not in _get(her)
    # Support has ended, and still whoever leads the team is asked at once.
    assert "keywork.asked_back" in _asked(lena)
    assert "keywork.asked_for" not in _asked(lena)
    worker = Client()
    worker.force_login(lena)
    page = worker.get(reverse("workspace:asks", args=[mira.record_id])).content.decode()
    assert "To come back" in page
    assert reverse("workspace:back", args=[mira.record_id]) in page


def test_pause_is_ended_by_one_tap_and_reaches_the_worker(mira: YoungPerson, her: Account, alice: Account) -> None:
    ending.paused(mira.record_id)
    assert "We make a pause until" in _get(her)
    own_space.browse(her).post("/ask/5/")
    assert "keywork.asked_back" in _asked(alice)


def test_coming_back_is_not_offered_where_nothing_ended(mira: YoungPerson, her: Account) -> None:
    page = _get(her, "/")
    assert "/ask/5/" not in page
    assert "/ask/4/" in page
