"""Sessions on pages: who may see is said, their pace holds, a few taps right after, and the way so far."""

from collections.abc import Callable
from datetime import datetime, timedelta

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from alongside.access.actor import acting_as
from alongside.access.doors import opened_one
from alongside.access.models import Account
from alongside.access.vocabulary import Compartment, Purpose
from alongside.kernel.clock import now
from alongside.keywork.models import Promise
from alongside.people.actions import pace
from alongside.people.actions.pace import Said
from alongside.people.models import Pace, YoungPerson
from alongside.people.vocabulary import PaceAnswer, Topic
from alongside.planning.models import Feedback, Session
from alongside.record.actions import entries
from alongside.record.actions.entries import Words
from alongside.record.vocabulary import Kind
from tests import cast
from tests.planning import made, made_sessions
from tests.planning.sharing import share_everyday

Browse = Callable[[Account | None], Client]
POSTED = {
    "way": "creative",
    "text": "You drew the harbour twice.",
    "chosen_by": "them",
    "compartment": "everyday",
    "minutes": "60",
    "place": "Our kitchen",
}


def _at(place: str, mira: YoungPerson, *more: object) -> str:
    return reverse(f"workspace:{place}", args=[mira.record_id, *more])


def _when() -> dict[str, str]:
    at = timezone.localtime(now()) - timedelta(hours=2)
    return _boxes("at", at) | {"at_time": f"{at:%H:%M}"}


def _boxes(name: str, day: datetime) -> dict[str, str]:
    return {f"{name}_day": str(day.day), f"{name}_month": str(day.month), f"{name}_year": str(day.year)}


def _quiet(mira: YoungPerson, by: Account, topic: Topic) -> None:
    with opened_one(mira.record_id, purpose=Purpose.SUPPORT, viewer=by) as door:
        said = [Said(topic, PaceAnswer.DONT_ASK)]
        pace.say(record=mira.record_id, said=said, now=now(), door=door, by=by)


def _news(mira: YoungPerson, by: Account, text: str, **given: object) -> None:
    with opened_one(mira.record_id, purpose=Purpose.SUPPORT, viewer=by) as door:
        words = Words(text=text, kind=Kind.GOOD_NEWS, happened_at=now(), **given)  # type: ignore[arg-type]
        entries.add(record=mira.record_id, words=words, now=now(), door=door, by=by)


def test_session_is_written_from_the_form_and_said_who_sees_it(
    browse: Browse, mira: YoungPerson, alice: Account
) -> None:
    client = browse(alice)
    form = cast.page_of(client, _at("session-add", mira))
    assert "Seen by: Alice, Lena" in form.replace("&#x27;", "'") or "Seen by: Lena, Alice" in form
    assert "Nia" in form
    answer = client.post(_at("session-add", mira), POSTED | _when())
    assert answer.status_code == 302
    page = cast.page_of(client, answer.url)  # type: ignore[attr-defined]
    for words in ("Making something", "You drew the harbour twice.", "Our kitchen", "About an hour", "They chose it"):
        assert words in page
    assert "Making something" in cast.page_of(client, _at("sessions", mira))


def test_what_is_missing_is_said_beside_the_field_and_nothing_is_lost(
    browse: Browse, mira: YoungPerson, alice: Account
) -> None:
    sent = {**POSTED, **_when(), "way": "", "coping": "You go for a run"}
    page = browse(alice).post(_at("session-add", mira), sent).content.decode()
    assert "write what it helps them with" in page.lower()
    for kept in ("You drew the harbour twice.", "You go for a run", 'value="Our kitchen"'):
        assert kept in page
    with acting_as(alice.pk):
        assert not Session.objects.exists()


def test_promise_is_made_with_the_session_and_once(browse: Browse, mira: YoungPerson, alice: Account) -> None:
    day, client = now() + timedelta(days=3), browse(alice)
    promised = {"promise-what": "I will bring the pencils.", **_boxes("promise-due_on", day)}
    once = "0190f2c0-0000-7000-8000-000000000001"
    for _ in range(2):
        client.post(_at("session-add", mira), POSTED | _when() | promised | {"once": once})
    with acting_as(alice.pk):
        assert (Session.objects.count(), Promise.objects.count()) == (1, 1)
        assert Promise.objects.get().entry_id == Session.objects.get().entry_id


def test_what_they_would_rather_not_be_asked_is_not_in_the_form(
    browse: Browse, mira: YoungPerson, alice: Account
) -> None:
    _quiet(mira, alice, Topic.FEELINGS)
    client = browse(alice)
    assert 'name="coping"' not in cast.page_of(client, _at("session-add", mira))
    client.post(_at("session-add", mira), POSTED | _when() | {"coping": "x", "coping_helps": "y"})
    with acting_as(alice.pk):
        session = Session.objects.get()
    assert made_sessions.read(session, alice).card.coping == ""


@pytest.mark.parametrize(
    ("sent", "answer", "sentence"),
    [
        ({"answer": "said", "heard": "yes"}, "said", "They felt listened to."),
        ({"answer": "pass", "heard": "yes"}, "passed", "They passed. That is an answer too."),
        ({"answer": "said"}, "passed", "They passed. That is an answer too."),
        ({"answer": "said", "words": "More music"}, "said", "More music"),
        pytest.param({"answer": "said", "words": "a\r\n" * 246 + "the end."}, "said", "the end.", id="as long as fits"),
    ],
)
def test_taps_on_the_phone_are_kept_and_a_page_with_nothing_on_it_follows(
    browse: Browse, mira: YoungPerson, alice: Account, sent: dict[str, str], answer: str, sentence: str
) -> None:
    session, client = made_sessions.hold(mira, alice), browse(alice)
    asks = cast.page_of(client, _at("session-ask", mira, session.pk))
    for absent in ("Mira", "Alice", "boats", "The harbour wall", "<nav"):
        assert absent not in asks
    thanked = client.post(_at("session-ask", mira, session.pk), sent, follow=True).content.decode()
    assert "Thank you" in thanked
    assert "Mira" not in thanked
    with acting_as(alice.pk):
        assert Feedback.objects.get().answer == answer
    assert sentence in cast.page_of(client, _at("session", mira, session.pk))


def test_dont_ask_me_again_is_kept_with_what_was_tapped_and_nobody_is_asked_after_it(
    browse: Browse, mira: YoungPerson, alice: Account
) -> None:
    session, client = made_sessions.hold(mira, alice), browse(alice)
    where = _at("session-ask", mira, session.pk)
    client.post(where, {"answer": "dont_ask", "heard": "no"})
    with acting_as(alice.pk):
        assert list(Pace.objects.values_list("topic", "answer")) == [("feedback", "dont_ask")]
    page = cast.page_of(client, where)
    assert 'type="radio"' not in page
    client.post(where, {"answer": "said", "heard": "yes"})
    with acting_as(alice.pk):
        assert Feedback.objects.count() == 1
    assert "Hand over" not in cast.page_of(client, _at("session", mira, session.pk))


def test_low_answer_is_above_the_list_until_somebody_writes_what_they_heard(
    browse: Browse, mira: YoungPerson, alice: Account
) -> None:
    session, client = made_sessions.hold(mira, alice), browse(alice)
    made_sessions.say(session, alice, made_sessions.LOW)
    assert "Something could be better" in cast.page_of(client, _at("sessions", mira))
    where = _at("session-hear", mira, session.pk)
    assert "Please fill this in." in client.post(where, {"heard": ""}).content.decode()
    assert client.post(where, {"heard": "Walk more, talk less."}).status_code == 302
    assert "Something could be better" not in cast.page_of(client, _at("sessions", mira))
    assert "Walk more, talk less." in cast.page_of(client, _at("session", mira, session.pk))
    assert client.get(where).status_code == 302


def test_partner_reads_sessions_and_is_told_how_to_add_one(
    browse: Browse, mira: YoungPerson, alice: Account, vic: Account
) -> None:
    session = made_sessions.hold(mira, alice)
    share_everyday(mira, vic)
    client = browse(vic)
    assert "We watched the boats come in." in cast.page_of(client, _at("session", mira, session.pk))
    assert "Tell their worker" in cast.page_of(client, _at("session-add", mira))
    assert client.post(_at("session-add", mira), POSTED | _when()).status_code == 403
    assert client.post(_at("session-ask", mira, session.pk), {"answer": "pass"}).status_code == 403


def test_colleague_without_a_door_finds_none_of_the_pages(
    browse: Browse, mira: YoungPerson, alice: Account, bob: Account
) -> None:
    session, client = made_sessions.hold(mira, alice), browse(bob)
    for place in ("sessions", "session-add", "journey"):
        assert client.get(_at(place, mira)).status_code == 404
    for place in ("session", "session-ask", "session-hear"):
        assert client.get(_at(place, mira, session.pk)).status_code == 404


def test_way_so_far_shows_what_may_lie_on_a_table_and_no_number(
    browse: Browse, mira: YoungPerson, alice: Account
) -> None:
    goal = made.begin(mira, alice)
    made.rate(mira, alice, goal, 7)
    made_sessions.hold(mira, alice)
    made_sessions.hold(mira, alice, part=Compartment.HEALTH, way="cbt")
    made_sessions.hold(mira, alice, at=now() - timedelta(days=500), way="body")
    _news(mira, alice, "The cake was eaten in four minutes.")
    _news(mira, alice, "About Nan.", third_party=True)
    _news(mira, alice, "Not yet.", withheld_because="A surprise", review_on=now().date() + timedelta(days=3))
    page = cast.page_of(browse(alice), _at("journey", mira))
    for there in ("Walking and talking", "The cake was eaten in four minutes.", made.GOAL, "Time together"):
        assert there in page
    for absent in ("Mira", "CBT", "About Nan.", "Not yet.", "With the body", ">7<", "7 of 10"):
        assert absent not in page
    assert page.count('<svg class="way__lane"') == 3


def test_way_so_far_begins_kindly_when_there_is_nothing(browse: Browse, mira: YoungPerson, alice: Account) -> None:
    assert "The way begins here." in cast.page_of(browse(alice), _at("journey", mira))
