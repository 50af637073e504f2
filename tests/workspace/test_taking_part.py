"""What young people need to take part, at the worker's desk: asked at their pace, checked, and held to."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from django.db import connection, transaction
from django.test import Client
from django.urls import reverse

from alongside.access.actor import acting_as
from alongside.access.models import Account
from alongside.kernel.clock import now
from alongside.people.actions.pace import Said
from alongside.people.models import AccessProfile, YoungPerson
from alongside.people.needs_vocabulary import Met
from alongside.people.prompts import PROMPTS
from alongside.people.vocabulary import PaceAnswer, Topic
from tests.people.test_own_words import check, interpret, need, say
from tests.people.test_pace import _say as say_pace

Browse = Callable[[Account | None], Client]


def _path(mira: YoungPerson, name: str) -> str:
    return reverse(f"workspace:{name}", args=[mira.record_id])


def _asked(key: str, viewer: Account) -> int:
    prompt = next(one for one in PROMPTS if one.key == key)
    with acting_as(viewer.pk), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(prompt.sql, {"today": now().date(), "now": now()})
        return len(cursor.fetchall())


def test_worker_asks_and_everybody_who_meets_them_sees_it(browse: Browse, mira: YoungPerson, alice: Account) -> None:
    client = browse(alice)
    said = {"seen": "0", "needs": ["easy_read"], "explain": "One thing at a time.", "interpreter": "", "by": ""}
    assert client.post(_path(mira, "taking-part-write"), said).status_code == 302
    assert "One thing at a time." in client.get(_path(mira, "taking-part")).content.decode()
    assert "Easy words, with pictures" in client.get(_path(mira, "promises")).content.decode()


def test_answer_in_place_of_an_answer_is_kept_and_the_needs_stay(
    browse: Browse, mira: YoungPerson, alice: Account
) -> None:
    need(mira, alice)
    client, path = browse(alice), _path(mira, "taking-part-write")
    assert client.post(path, {"seen": "1", "needs_instead": "dont_ask"}).status_code == 302
    page = client.get(path).content.decode()
    assert "They asked not to be asked about this." in page
    assert "Breaks" in client.get(_path(mira, "taking-part")).content.decode()


def test_second_writer_keeps_what_they_typed(browse: Browse, mira: YoungPerson, alice: Account) -> None:
    need(mira, alice)
    answer = browse(alice).post(_path(mira, "taking-part-write"), {"seen": "0", "other": "A window seat"})
    assert answer.status_code == 409
    assert "A window seat" in answer.content.decode()


def test_interpreter_is_planned_only_when_both_were_made_sure_of(
    browse: Browse, mira: YoungPerson, alice: Account
) -> None:
    client, path, day = browse(alice), _path(mira, "interpreter-plan"), now().date() + timedelta(days=4)
    said = {"name": "Alia Haddad", "language": "Arabic", "not_family": "on"}
    said |= {"meets_on_day": str(day.day), "meets_on_month": str(day.month), "meets_on_year": str(day.year)}
    assert "look for another interpreter" in client.post(path, said).content.decode()
    assert client.post(path, said | {"no_ties": "on"}).status_code == 302
    assert "Not asked yet" in client.get(_path(mira, "taking-part")).content.decode()


def test_worker_writes_down_what_they_say_of_an_interpreter(browse: Browse, mira: YoungPerson, alice: Account) -> None:
    row = interpret(mira, alice)
    client, path = browse(alice), reverse("workspace:interpreter-say", args=[mira.record_id, row.pk])
    assert client.post(path, {"said": "not_again", "seen": "1"}).status_code == 302
    assert "Not this person again" in client.get(_path(mira, "taking-part")).content.decode()


@pytest.mark.parametrize("name", ["identity", "taking-part-check"])
def test_page_that_is_not_theirs_to_open_is_like_none(
    browse: Browse, mira: YoungPerson, alice: Account, nia: Account, bob: Account, name: str
) -> None:
    say(mira, alice)
    need(mira, alice)
    for who in (nia, bob):
        assert browse(who).get(_path(mira, name)).status_code == 404


def test_partner_with_another_part_sees_no_needs(
    browse: Browse, mira: YoungPerson, alice: Account, nia: Account
) -> None:
    need(mira, alice)
    page = browse(nia).get(_path(mira, "taking-part"))
    assert page.status_code == 200
    assert "Breaks" not in page.content.decode()


def test_prompts_ask_until_it_is_done(mira: YoungPerson, alice: Account) -> None:
    assert _asked("people.needs_not_met", alice) == 0
    row = need(mira, alice)
    check(mira, alice, row)
    assert _asked("people.needs_not_met", alice) == 1
    check(mira, alice, row, Met.YES, seen=row.version)
    assert _asked("people.needs_not_met", alice) == 0
    assert _asked("people.needs_review", alice) == 0
    with acting_as(alice.pk), transaction.atomic():
        AccessProfile.objects.filter(pk=row.pk).update(review_on=now().date())
    assert _asked("people.needs_review", alice) == 1


def test_pace_of_the_topic_is_the_one_the_prompts_honour() -> None:
    assert {one.topic for one in PROMPTS if one.key.startswith("people.needs_") and one.topic} == {Topic.ACCESS_NEEDS}


def test_who_would_rather_not_be_asked_is_not(browse: Browse, mira: YoungPerson, alice: Account) -> None:
    say_pace(mira, alice, Said(Topic.IDENTITY, PaceAnswer.DONT_ASK))
    page = browse(alice).get(_path(mira, "identity")).content.decode()
    assert "They asked not to be asked about this." in page
    assert 'name="gender"' not in page
