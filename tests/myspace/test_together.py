"""What we did together as they read it, how it was for them, and the way so far."""

from datetime import timedelta

import pytest
from django.db import DatabaseError, connection, transaction
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from alongside.access.actor import Scope, acting_as
from alongside.access.doors import opened_one
from alongside.access.models import Account
from alongside.access.vocabulary import Compartment, Purpose
from alongside.kernel.clock import now
from alongside.people.models import YoungPerson
from alongside.planning.models import Feedback, Session
from alongside.record.models import Entry
from alongside.record.vocabulary import Sharing
from tests import cast, own_space
from tests.planning import made, made_sessions


def _get(her: Account, path: str = "/together/") -> str:
    answer = own_space.browse(her).get(path)
    assert answer.status_code == 200, path
    return answer.content.decode()


def test_they_read_what_is_theirs_and_not_who_else_was_there(mira: YoungPerson, her: Account, alice: Account) -> None:
    assert "Nothing is written here yet" in _get(her)
    session = made_sessions.hold(mira, alice)
    made_sessions.hold(mira, alice, part=Compartment.HEALTH, way="cbt")
    page = _get(her)
    assert "CBT" not in page
    for said in (
        "We watched the boats come in.",
        "The quiet",
        "Chips on Friday",
        "Walking and talking",
        "Thoughts, feelings",
    ):
        assert said in page
    for kept in ("Nan", "harbour wall"):
        assert kept not in page
    assert "Alice" in page
    assert _get(her, f"/together/{session.pk}/")


def test_how_it_was_reaches_the_worker_and_what_was_heard_comes_back(
    mira: YoungPerson, her: Account, alice: Account
) -> None:
    session = made_sessions.hold(mira, alice)
    client, path = own_space.browse(her), f"/together/{session.pk}/"
    given = {"heard": "no", "say": "", "nothing": "x", "words": "You talked a lot.", "answer": "said"}
    assert client.post(path, given).status_code == 302
    assert "Somebody makes time to listen" in _get(her)
    worker = Client()
    worker.force_login(alice)
    seen = worker.get(reverse("workspace:session", args=[mira.record_id, session.pk])).content.decode()
    assert "They did not feel listened to." in seen
    assert "in their own space" in seen
    assert "on the phone of" not in seen
    made_sessions.hear(session, alice)
    page = _get(her)
    assert "Did you feel listened to? <strong>Not today</strong>" in page
    assert "She would rather walk." in page


def test_what_an_entry_keeps_from_them_is_kept_here_too(mira: YoungPerson, her: Account, alice: Account) -> None:
    session = made_sessions.hold(mira, alice)
    with opened_one(mira.record_id, purpose=Purpose.SUPPORT, viewer=alice):
        rows = Entry.objects.filter(pk=session.entry_id)
        rows.update(sharing=Sharing.WITHHELD, review_on=now().date() + timedelta(days=9))
    assert "Nothing is written here yet" in _get(her)
    assert own_space.browse(her).get(f"/together/{session.pk}/").status_code == 404
    with acting_as(her.pk, Scope.OWN), transaction.atomic():
        assert not Session.objects.exists()


def test_passing_keeps_nothing_that_was_typed(mira: YoungPerson, her: Account, alice: Account) -> None:
    session = made_sessions.hold(mira, alice)
    path = f"/together/{session.pk}/"
    assert own_space.browse(her).post(path, {"heard": "no", "words": "x", "answer": "pass"}).status_code == 302
    assert "You passed. That is fine." in _get(her)
    with own_space.opened(mira, her):
        assert [row.card for row in Feedback.objects.filter(session=session)] == [b""]


def test_too_many_words_are_said_so_and_what_was_tapped_and_typed_stays(
    mira: YoungPerson, her: Account, alice: Account
) -> None:
    session = made_sessions.hold(mira, alice)
    given = {"heard": "no", "words": "word " * 120, "answer": "said"}
    answer = own_space.browse(her).post(f"/together/{session.pk}/", given)
    page = answer.content.decode()
    assert answer.status_code == 200
    assert 'value="no" checked' in page
    assert "word word" in page
    assert "Make it shorter, please: 500 characters fit here, and there are 599." in page


def test_way_is_drawn_of_what_they_may_see(mira: YoungPerson, her: Account, alice: Account) -> None:
    assert "The way begins here." in _get(her, "/way/")
    made.rate(mira, alice, made.begin(mira, alice), 4)
    made.review(mira, alice)
    made_sessions.hold(mira, alice)
    page = _get(her, "/way/")
    assert "I said how far along it feels" in page
    assert "Time together" in page
    assert "We looked at the plan together" in page


def test_nobody_answers_in_their_place_nor_they_in_anothers(mira: YoungPerson, her: Account, alice: Account) -> None:
    session = made_sessions.hold(mira, alice)
    row = {
        "record_id": mira.record_id, "session": session, "said_at": now(), "answer": "passed", "asks_to_listen": False,
    }  # fmt: skip
    for who, taken_by, scope in ((her, alice, Scope.OWN), (alice, her, Scope.CASELOAD)):
        with acting_as(who.pk, scope), pytest.raises(DatabaseError, match="row-level"), transaction.atomic():
            Feedback(**row, taken_by=taken_by).save(force_insert=True)
    with acting_as(her.pk, Scope.OWN), pytest.raises(DatabaseError, match="permission denied"), transaction.atomic():
        Session.objects.filter(pk=session.pk).update(way="x")


def test_pages_cost_the_same_for_two_and_for_eight(mira: YoungPerson, her: Account, alice: Account) -> None:
    client, counts = own_space.browse(her), []
    for many in (2, 6):
        for number in range(many):
            session = made_sessions.hold(mira, alice, at=now() - timedelta(hours=number + 1))
            made_sessions.say(session, alice, made_sessions.WELL)
        client.get("/together/")
        with CaptureQueriesContext(connection) as asked:
            assert client.get("/together/").status_code == 200
        counts.append(len(asked))
    assert counts[0] == counts[1]


def test_earlier_ones_are_a_page_away_and_another_young_persons_are_nowhere(
    mira: YoungPerson, her: Account, alice: Account
) -> None:
    for number in range(14):
        last = made_sessions.hold(mira, alice, at=now() - timedelta(days=number + 1))
    page = _get(her)
    assert str(last.pk) not in page
    earlier = page.split("?before=")[1].split('"')[0]
    assert str(last.pk) in _get(her, f"/together/?before={earlier}")
    client = own_space.browse(her)
    assert client.get("/together/?before=x").status_code == 404
    assert client.get(f"/together/{cast.account('olu').pk}/").status_code == 404
