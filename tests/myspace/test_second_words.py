"""Second words open a page like any other, tell those alongside, and can be told apart by nobody who stands there."""

from collections.abc import Callable
from pathlib import Path

import pytest
from django.db import DatabaseError, connection, transaction
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from alongside.access.actions import own, second_words
from alongside.access.actor import Scope, acting_as
from alongside.access.doors import opened_one
from alongside.access.models import Account
from alongside.access.queries import own as reading
from alongside.access.vocabulary import Purpose
from alongside.evidence.queries import prompts
from alongside.keeper import places
from alongside.kernel.clock import now
from alongside.keywork.ask_vocabulary import AskFor
from alongside.keywork.models import Ask
from alongside.ledger.models import Line
from alongside.people.models import YoungPerson
from tests import cast, own_space
from tests.conftest import Database

MY_HOST = {"host": own_space.MY_HOST}
REAL = own_space.WORDS
INSIDE = ("/story/", "/seen/", "/things/", "/me/", "/words/second/", "/reach/", "/deciding/", "/together/")


def _told(mira: YoungPerson) -> list[str]:
    """What alice sees that was asked, and what Today asks her."""
    with opened_one(mira.record_id, purpose=Purpose.SUPPORT, viewer=cast.account("alice")):
        return list(Ask.objects.filter(record=mira.record_id).values_list("what", flat=True))


def test_second_words_open_a_page_with_nothing_of_theirs(mira: YoungPerson, her: Account) -> None:
    client = own_space.comes_in(second_words.choose(by=her))
    page = client.get("/")
    assert page.status_code == 200
    assert "Banana pancakes" in page.content.decode()
    assert "Mira" not in page.content.decode()
    assert {client.get(path).status_code for path in INSIDE} == {404}


def test_those_alongside_are_told_once_until_they_answer(mira: YoungPerson, her: Account) -> None:
    words = second_words.choose(by=her)
    own_space.comes_in(words)
    own_space.comes_in(words)
    assert _told(mira) == [AskFor.NOT_ALONE]
    for name in ("alice", "lena"):
        asked = [one.prompt.key for one in prompts.asked(now=now(), viewer=cast.account(name))]
        assert "keywork.not_alone" in asked
        assert "keywork.asked_for" not in asked


def test_worker_reads_what_helps_and_what_they_write_stays_with_us(
    mira: YoungPerson, her: Account, alice: Account, browse: Callable[[Account | None], Client]
) -> None:
    own_space.comes_in(second_words.choose(by=her))
    worker = browse(alice)
    page = worker.get(reverse("workspace:asks", args=[mira.record_id])).content.decode()
    assert "Do not ring, text or visit because of this" in page
    with opened_one(mira.record_id, purpose=Purpose.SUPPORT, viewer=alice):
        ask = Ask.objects.get(record=mira.record_id)
    address = reverse("workspace:ask-answer", args=[mira.record_id, ask.pk])
    assert "They do not see this" in worker.get(address).content.decode()
    assert worker.post(address, {"words": "We walked by the canal, and they are fine.", "seen": 1}).status_code == 302
    assert "keywork.not_alone" not in [one.prompt.key for one in prompts.asked(now=now(), viewer=alice)]
    assert "canal" not in own_space.browse(her).get("/").content.decode()


def test_own_words_open_the_real_page_and_say_nothing_of_it(mira: YoungPerson, her: Account) -> None:
    own_space.comes_in(second_words.choose(by=her))
    page = own_space.comes_in(REAL.words).get("/").content.decode()
    assert "Banana pancakes" not in page
    assert "second words" not in page
    with own_space.opened(mira, her):
        assert not Ask.objects.exists()


def test_own_words_tell_nobody(mira: YoungPerson, her: Account) -> None:
    second_words.choose(by=her)
    own_space.comes_in(REAL.words)
    assert _told(mira) == []


def test_new_second_words_end_the_old_and_ending_them_ends_all(her: Account) -> None:
    old = second_words.choose(by=her)
    new = second_words.choose(by=her)
    inside = own_space.comes_in(new)
    second_words.end(by=her)
    assert not reading.has_second_words(her)
    assert inside.get("/").status_code == 302
    for words in (old, new):
        answer = Client(headers=MY_HOST).post("/in/", {"name": REAL.nickname, "words": words})
        assert "That does not fit together." in answer.content.decode()


def test_they_end_with_the_space(committed_mira: YoungPerson, database: Database) -> None:
    her = own_space.of(committed_mira, words=own.Words("early-lark", REAL.words))
    words = second_words.choose(by=her)
    assert reading.second_of("early-lark")
    database.owner.execute("update access_account set is_active = false where id = %s", (her.pk,))
    assert reading.second_of("early-lark") is None
    answer = Client(headers=MY_HOST).post("/in/", {"name": "early-lark", "words": words})
    assert answer.status_code == 200


def _hashes_at_the_door(words: str) -> int:
    with own_space.slow_hashes() as taken:
        Client(headers=MY_HOST).post("/in/", {"name": REAL.nickname, "words": words})
    return len(taken)


def test_wrong_words_take_as_many_slow_hashes_whether_there_are_second_ones(her: Account) -> None:
    """A clock at the door tells nothing: each try, right or wrong, checks or makes two hashes."""
    found = [_hashes_at_the_door(words) for words in (REAL.words, "wrong words here now")]
    second = second_words.choose(by=her)
    found += [_hashes_at_the_door(words) for words in (REAL.words, "wrong words here now", second)]
    assert found == [2] * 5


def test_worker_cannot_make_end_or_find_them(her: Account, alice: Account) -> None:
    second_words.choose(by=her)
    statements = (
        "select access.set_second_words(gen_random_uuid(), 'x')",
        "select * from public.access_secondwords",
        "delete from public.access_secondwords",
    )
    for scope in (Scope.CASELOAD, Scope.TEAM, Scope.OWN):
        for statement in statements:
            with pytest.raises(DatabaseError), acting_as(alice.pk, scope), transaction.atomic():
                connection.cursor().execute(statement)
    with acting_as(alice.pk), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("select access.drop_second_words()")
    assert reading.has_second_words(her)


def test_worker_who_calls_for_them_tells_nobody(mira: YoungPerson, her: Account, alice: Account) -> None:
    second_words.choose(by=her)
    with acting_as(alice.pk), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("select keywork_not_alone(gen_random_uuid(), current_date)")
    assert _told(mira) == []


def test_page_is_made_with_their_own_words_only(her: Account) -> None:
    client = own_space.browse(her)
    assert "Second words" in client.get("/words/second/").content.decode()
    client.post("/words/second/", {"words": "wrong words here now"})
    assert not reading.has_second_words(her)
    page = client.post("/words/second/", {"words": REAL.words}).content.decode()
    assert "Your second words" in page
    assert reading.has_second_words(her)
    client.post("/words/second/", {"words": REAL.words, "end": "1"})
    assert not reading.has_second_words(her)
    lines = Line.objects.filter(actor=her.pk, verb="account.changed").values_list("purpose", flat=True)
    with acting_as(her.pk, Scope.OWN), transaction.atomic():
        assert set(lines) == {"second_words", "second_words_ended"}


def test_service_shapes_the_page_or_switches_it_off(
    her: Account, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    client = own_space.comes_in(second_words.choose(by=her))
    monkeypatch.setattr(places, "state_dir", lambda: tmp_path)
    own_page = tmp_path / "plain-page.toml"
    own_page.write_text('[[en]]\ntitle = "Bus times"\nlines = ["The 14 goes every ten minutes."]\n')
    assert "Bus times" in client.get("/").content.decode()
    own_page.write_text("[[en]]\ntitle =")
    assert "Banana pancakes" in client.get("/").content.decode()
    (tmp_path / "service.toml").write_text(
        '[[amounts]]\nkey = "second_words"\nwords = "Second words"\namount = 0\nsource = "Us"\nversion = "2026"\nchecked = true\n'
    )
    assert own_space.browse(her).get("/words/second/").status_code == 404


def test_coming_in_asks_as_many_questions_either_way(her: Account) -> None:
    second, counts = second_words.choose(by=her), []
    for words in (REAL.words, second):
        with CaptureQueriesContext(connection) as asked:
            own_space.comes_in(words)
        counts.append(len(asked))
    assert abs(counts[0] - counts[1]) <= 1


def test_lost_words_given_anew_leave_them_as_they_are(mira: YoungPerson, her: Account, alice: Account) -> None:
    words, lena = second_words.choose(by=her), cast.account("lena")
    with opened_one(mira.record_id, purpose=Purpose.SUPPORT, viewer=alice):
        own.ask_new_words(record=mira.record_id, by=alice)
    with opened_one(mira.record_id, purpose=Purpose.SUPERVISION, viewer=lena):
        own.give_new_words(record=mira.record_id, by=lena)
    assert "Banana pancakes" in own_space.comes_in(words).get("/").content.decode()
