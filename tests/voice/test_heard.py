"""How they were heard reaches a person who listens, and the service in numbers that tell of nobody."""

from collections.abc import Callable
from typing import Any

import pytest
from django.db import DatabaseError, transaction
from django.test import Client
from django.urls import reverse

from alongside.access.actions import own
from alongside.access.actor import Scope, acting_as
from alongside.access.doors import opened_one
from alongside.access.models import Account
from alongside.access.vocabulary import Purpose
from alongside.evidence.queries import prompts
from alongside.kernel.clock import now
from alongside.kernel.decisions import NotVisible, Refused
from alongside.people.actions import young_people
from alongside.people.cards import Card
from alongside.people.models import YoungPerson
from alongside.voice.actions import heard as actions
from alongside.voice.actions.heard import Saying
from alongside.voice.heard_vocabulary import Felt, ReadBy, WhoWith
from alongside.voice.models import Heard, HeardCount
from alongside.voice.queries import heard as reading
from tests import cast, machine, own_space

Browse = Callable[[Account | None], Client]
HARD = Saying(who_with=WhoWith.POLICE, answers={"respect": "no", "empathy": "yes"}, words="They looked at the clock.")
IN_COURT = Saying(who_with=WhoWith.COURT, answers={"respect": "no"})
WELL = Saying(who_with=WhoWith.US, answers={"support": "yes"})


def say(mira: YoungPerson, her: Account, saying: Saying) -> None:
    """What she says of it."""
    with own_space.opened(mira, her) as door:
        actions.say(record=mira.record_id, saying=saying, now=now(), door=door, by=her)


def _read(mira: YoungPerson, by: Account) -> list[reading.Read]:
    with opened_one(mira.record_id, purpose=Purpose.SUPPORT, viewer=by) as door:
        return reading.of_record(record=mira.record_id, door=door)


def _asked(viewer: Account) -> set[str]:
    return {one.prompt.key for one in prompts.asked(now=now(), viewer=viewer)}


def test_hard_answer_asks_a_person_to_listen_and_is_no_mark(mira: YoungPerson, her: Account, alice: Account) -> None:
    say(mira, her, WELL)
    assert "voice.heard_listen" not in _asked(alice)
    say(mira, her, HARD)
    assert "voice.heard_listen" in _asked(alice)
    first, _ = _read(mira, alice)
    assert first.sentences == ["They were kind.", "They did not feel taken seriously."]
    assert first.words == "They looked at the clock."
    with opened_one(mira.record_id, purpose=Purpose.SUPPORT, viewer=alice) as door:
        actions.listen(heard=first.row, words="I am sorry.", seen=1, on=now().date(), door=door, by=alice)
        with pytest.raises(Refused):
            actions.listen(heard=first.row, words="Again.", seen=2, on=now().date(), door=door, by=alice)
    assert "voice.heard_listen" not in _asked(alice)


def test_what_leads_only_read_is_nothing_to_those_alongside(
    mira: YoungPerson, her: Account, alice: Account, lena: Account
) -> None:
    say(mira, her, Saying(who_with=WhoWith.US, answers={"control": "no"}, read_by=ReadBy.LEADS))
    assert _read(mira, alice) == []
    assert "voice.heard_listen_lead" not in _asked(alice)
    assert "voice.heard_listen_lead" in _asked(lena)
    (read,) = _read(mira, lena)
    with opened_one(mira.record_id, purpose=Purpose.SUPPORT, viewer=alice) as door:
        with pytest.raises(NotVisible):
            reading.get(heard=read.row.pk, record=mira.record_id, door=door)
        assert not Heard.objects.filter(pk=read.row.pk).update(listened_on=now().date(), listened_by=alice, heard=b"x")


def test_nobody_says_it_in_their_place_and_nothing_is_no_answer(
    mira: YoungPerson, her: Account, alice: Account
) -> None:
    with pytest.raises(Refused):
        say(mira, her, Saying(who_with=WhoWith.US, answers={"respect": "", "other": "yes"}))
    given: dict[str, Any] = {"record_id": mira.record_id, "who_with": "us", "read_by": "alongside", "said_at": now()}
    given |= {"asks_to_listen": False, "answers": ["respect-yes"]}
    with acting_as(alice.pk):
        for by in (alice, her):
            with pytest.raises(DatabaseError), transaction.atomic():
                Heard(said_by=by, **given).save(force_insert=True)


def test_who_has_no_door_sees_nothing_of_it(mira: YoungPerson, her: Account) -> None:
    say(mira, her, HARD)
    for scope in (Scope.CASELOAD, Scope.TEAM):
        for who in (cast.account("olu"), her):
            with acting_as(who.pk, scope), transaction.atomic():
                assert not Heard.objects.exists()


def _people(many: int) -> None:
    alice = cast.account("alice")
    for _ in range(many):
        robin = young_people.add(card=Card(known_as="Robin"), team=cast.team().pk, now=now(), by=alice)
        them = own_space.of(robin, words=own.Words(f"otter-{robin.pk}", own_space.WORDS.words))
        for _ in range(2):
            say(robin, them, IN_COURT)


def test_fewer_than_five_are_never_shown_and_more_are_rounded(committed: None) -> None:
    alice = cast.account("alice")
    for more, shown in ((4, None), (2, 5)):
        _people(more)
        machine.run("voice.count_heard")
        with acting_as(alice.pk), transaction.atomic():
            assert [row.n for row in HeardCount.objects.filter(who_with=WhoWith.COURT)] == [shown]
            (asked,) = dict(reading.counted())["A court or lawyer"]
        assert asked.many == [(Felt.YES, None), (Felt.PARTLY, None), (Felt.NO, shown)]


def test_said_with_a_few_taps_and_listened_to(mira: YoungPerson, her: Account, alice: Account, browse: Browse) -> None:
    client = own_space.browse(her)
    assert client.get("/how/").status_code == 200
    assert (
        "Tap one answer above" in client.post("/how/", {"who_with": "school", "read_by": "alongside"}).content.decode()
    )
    assert client.post("/how/", {"respect": "no", "read_by": "alongside"}).status_code == 200
    given = {"who_with": "school", "respect": "no", "read_by": "alongside", "words": "Loud."}
    assert client.post("/how/", given).status_code == 302
    worker = browse(alice)
    page = worker.get(reverse("workspace:heard", args=[mira.record_id])).content.decode()
    assert "They did not feel taken seriously." in page
    (read,) = _read(mira, alice)
    path = reverse("workspace:heard-listen", args=[mira.record_id, read.row.pk])
    assert worker.get(path).status_code == 200
    assert worker.post(path, {"words": "", "seen": "1"}).status_code == 200
    assert worker.post(path, {"words": "I ring the school.", "seen": "9"}).status_code == 409
    assert worker.post(path, {"words": "I ring the school.", "seen": "1"}).status_code == 302
    assert "I ring the school." in client.get("/how/").content.decode()
    assert worker.get(reverse("workspace:heard-counted")).status_code == 200


def test_partner_sees_no_numbers_of_the_service(nia: Account, browse: Browse) -> None:
    assert browse(nia).get(reverse("workspace:heard-counted")).status_code == 403
