"""Prompts hold when they should and for whom they should; an answer stays with the record and not with the worker."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime, timedelta
from typing import Any
from uuid import UUID

import pytest
from django.db import connection, transaction
from django.urls import reverse
from django.utils import timezone

from alongside.access.actions import grants as giving
from alongside.access.actor import acting_as
from alongside.access.doors import opened_one
from alongside.access.models import Account
from alongside.access.vocabulary import Compartment, GrantReason, GrantRole, Purpose
from alongside.evidence import asking, policies
from alongside.evidence.actions import prompts as actions
from alongside.evidence.actions.prompts import Reply
from alongside.evidence.library import library
from alongside.evidence.models import PromptAnswer
from alongside.evidence.queries import prompts
from alongside.evidence.vocabulary import Said, Why
from alongside.kernel import prompts as kernel
from alongside.kernel.clock import now
from alongside.kernel.decisions import NotVisible, Refused
from alongside.kernel.models import ChangedMeanwhile
from alongside.kernel.prompts import Audience, Prompt
from alongside.people.actions import people_who_matter
from alongside.people.cards import MattersCard
from alongside.people.models import YoungPerson
from alongside.people.vocabulary import Topic
from alongside.record.actions import entries
from alongside.record.vocabulary import Kind
from tests import cast

ALL = {one.key: one for one in kernel.every()}


def later(days: float) -> datetime:
    return now() + timedelta(days=days)


def asked(name: str, at: datetime, record: UUID | None = None) -> list[str]:
    return [one.prompt.key for one in prompts.asked(now=at, record=record, viewer=cast.account(name))]


def write(mira: YoungPerson, kind: Kind, *, review_on: date | None = None, at: datetime | None = None) -> None:
    alice = cast.account("alice")
    with opened_one(mira.record_id, purpose=Purpose.SUPPORT, viewer=alice) as door:
        words = entries.Words("We talked.", kind, at or now(), review_on=review_on, withheld_because="Soon.")
        entries.add(record=mira.record_id, words=words, now=now(), door=door, by=alice)


def reply(
    mira: YoungPerson, *, name: str = "alice", key: str = "outreach.floor", seen: int = 0, given: Reply | None = None
) -> PromptAnswer:
    by = cast.account(name)
    given = given or Reply(Said.PUT_OFF, Why.THEY_ASKED, timezone.localdate(later(30)), "After her exams.")
    with opened_one(mira.record_id, purpose=Purpose.SUPPORT, viewer=by) as door:
        return actions.answer(
            prompt=ALL[key],
            thing=mira.record_id,
            reply=given,
            record=mira.record_id,
            seen=seen,
            now=now(),
            door=door,
            by=by,
        )


@pytest.mark.parametrize("one", ALL.values(), ids=lambda one: one.key)
def test_prompt_rests_on_findings_there_are_and_leads_to_a_page_there_is(one: Prompt) -> None:
    assert set(one.because) <= set(library().findings)
    assert reverse(one.place, args=[UUID(int=7)])
    assert str(one.question)[-1] in ".?"


def test_every_topic_is_one_that_can_be_left_alone() -> None:
    assert {one.topic for one in ALL.values()} - {""} <= set(Topic.values)


def test_no_two_prompts_are_as_loud_or_have_one_key() -> None:
    found = kernel.every()
    assert len({one.order for one in found}) == len({one.key for one in found}) == len(found)


@pytest.mark.parametrize("change", [{"key": "no room"}, {"audience": frozenset()}, {"because": ()}])
def test_prompt_without_key_audience_or_reason_cannot_be(change: dict[str, object]) -> None:
    given = {name: getattr(ALL["outreach.floor"], name) for name in Prompt.__dataclass_fields__}
    with pytest.raises(ValueError, match="reason"):
        Prompt(**{**given, **change})


def test_nothing_is_asked_of_a_young_person_who_is_new(mira: YoungPerson) -> None:
    assert asked("alice", now()) == []


def test_silence_of_ours_is_asked_about_after_two_weeks_and_ends_with_a_try(mira: YoungPerson) -> None:
    assert "outreach.floor" not in asked("alice", later(13))
    assert "outreach.floor" in asked("alice", later(16))
    write(mira, Kind.TRIED, at=later(10))
    assert "outreach.floor" not in asked("alice", later(16))
    assert "outreach.floor" in asked("alice", later(25))


def test_what_is_held_back_is_asked_about_on_its_day(mira: YoungPerson) -> None:
    write(mira, Kind.MET, review_on=timezone.localdate(later(7)))
    assert "record.look_again" not in asked("alice", later(6))
    found = prompts.asked(now=later(8), viewer=cast.account("alice"))
    assert [one.prompt.key for one in found] == ["record.look_again"]
    assert found[0].thing != mira.record_id


def test_words_good_news_and_people_are_asked_for_in_time(mira: YoungPerson) -> None:
    wanted = {"record.own_words", "people.who_matters"}
    assert wanted & set(asked("alice", later(12))) == set()
    assert wanted <= set(asked("alice", later(32)))
    write(mira, Kind.OWN_WORDS, at=now())
    alice = cast.account("alice")
    with opened_one(mira.record_id, purpose=Purpose.SUPPORT, viewer=alice) as door:
        people_who_matter.add(record=mira.record_id, card=MattersCard("Noor", "aunt"), now=now(), door=door, by=alice)
    assert wanted & set(asked("alice", later(29))) == set()


def test_good_news_is_asked_for_after_a_month_without_and_never_of_the_first_month(mira: YoungPerson) -> None:
    assert "record.good_news" not in asked("alice", later(58))
    assert "record.good_news" in asked("alice", later(62))
    write(mira, Kind.GOOD_NEWS, at=now())
    assert "record.good_news" in asked("alice", later(62))
    write(mira, Kind.GOOD_NEWS, at=later(40))
    assert "record.good_news" not in asked("alice", later(69))
    assert "record.good_news" in asked("alice", later(71))


def test_door_that_ends_is_asked_about_by_who_holds_it(mira: YoungPerson) -> None:
    lena = cast.account("lena")
    with opened_one(mira.record_id, purpose=Purpose.SUPERVISION, viewer=lena) as door:
        assert door
        giving.give(
            record=mira.record_id,
            holder=cast.account("bob"),
            role=GrantRole.COVER,
            compartments=[Compartment.EVERYDAY],
            purpose=Purpose.SUPPORT,
            reason=GrantReason.COVERING,
            until=later(10),
            by=lena,
        )
    assert asked("bob", now()) == ["access.door_ends"]
    assert asked("alice", now()) == []


@pytest.mark.parametrize("name", ["bob", "olu", "dee", "pat", "ari", "nia", "vic", "una"])
def test_nothing_is_asked_of_who_has_no_door_to_it(mira: YoungPerson, name: str) -> None:
    assert asked(name, later(60)) == []
    assert asked(name, later(60), mira.record_id) == []


def test_loudest_comes_first_by_kind_and_never_by_person(mira: YoungPerson) -> None:
    orders = [ALL[key].order for key in asked("alice", later(60))]
    assert orders == sorted(orders)
    assert len(set(orders)) > 3


def test_answer_holds_for_the_record_and_so_for_the_next_worker(mira: YoungPerson) -> None:
    reply(mira)
    assert "outreach.floor" not in asked("alice", later(20))
    assert "outreach.floor" in asked("alice", later(31))
    with opened_one(mira.record_id, purpose=Purpose.SUPERVISION, viewer=cast.account("lena")) as door:
        (told,) = prompts.answers(record=mira.record_id, door=door)
    assert (told.words, told.answer.by.name, told.answer.why) == ("After her exams.", "Alice", Why.THEY_ASKED)


def test_what_does_not_fit_is_asked_again_after_half_a_year(mira: YoungPerson) -> None:
    reply(mira, given=Reply(Said.DOES_NOT_FIT, Why.NOT_FOR_THEM))
    assert "outreach.floor" not in asked("alice", later(180))
    assert "outreach.floor" in asked("alice", later(184))


@pytest.mark.parametrize("days", [-1, 0, 91])
def test_question_is_put_off_to_a_day_within_three_months(mira: YoungPerson, days: int) -> None:
    with pytest.raises(Refused):
        reply(mira, given=Reply(Said.PUT_OFF, Why.WAITING, timezone.localdate(later(days))))
    assert not PromptAnswer.objects.exists()


def test_second_answer_lifts_the_first_and_needs_to_have_seen_it(mira: YoungPerson) -> None:
    first = reply(mira)
    with pytest.raises(ChangedMeanwhile):
        reply(mira, name="lena", seen=0)
    second = reply(mira, name="lena", seen=first.version)
    with opened_one(mira.record_id, purpose=Purpose.SUPPORT, viewer=cast.account("alice")) as door:
        rows = prompts.answers(record=mira.record_id, door=door)
    assert {one.answer.pk: one.answer.lifted_at is None for one in rows} == {first.pk: False, second.pk: True}


def test_question_that_is_to_be_asked_again_is_asked(mira: YoungPerson) -> None:
    alice, given = cast.account("alice"), reply(mira)
    with opened_one(mira.record_id, purpose=Purpose.SUPPORT, viewer=alice):
        actions.ask_again(answer=given, seen=given.version, now=now(), by=alice)
    assert "outreach.floor" in asked("alice", later(20))


def test_each_answer_has_its_ledger_line(mira: YoungPerson) -> None:
    given = reply(mira)
    with acting_as(cast.account("alice").pk), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("select verb, records from ledger_line where thing = %s", (given.pk,))
        assert cursor.fetchall() == [("prompt.put_off", [mira.record_id])]


def test_words_of_an_answer_are_sealed(mira: YoungPerson) -> None:
    given = reply(mira)
    assert b"exams" not in bytes(given.words)


def test_prompt_that_no_room_has_is_not_found() -> None:
    with pytest.raises(NotVisible):
        prompts.prompt("none.such")


def test_partner_does_not_answer_and_workers_do() -> None:
    assert not policies.can_answer(Account(roles=["partner"]))
    assert policies.can_answer(Account(roles=["practitioner"]))


def test_topic_they_want_left_alone_is_not_asked(mira: YoungPerson, monkeypatch: pytest.MonkeyPatch) -> None:
    only = f"select r.id, 'own_words'::text from access_record r where r.id = '{mira.record_id}'"
    assert "record.own_words" in asked("alice", later(62))
    monkeypatch.setattr(asking, "quiet", lambda: [kernel.Quiet(sql=only)])
    left = asked("alice", later(62))
    assert "record.own_words" not in left
    assert "record.good_news" in left


def test_workers_are_asked_in_one_query_and_leads_in_two(mira: YoungPerson, monkeypatch: pytest.MonkeyPatch) -> None:
    of_leads = replace(ALL["outreach.floor"], key="record.of_leads", audience=frozenset({Audience.TEAM_LEAD}), order=1)
    monkeypatch.setattr(kernel, "every", lambda: [of_leads, *ALL.values()])
    for name, queries in (("alice", 1), ("lena", 2)):
        viewer, said = cast.account(name), list[str]()
        with connection.execute_wrapper(_hearing(said)):
            prompts.asked(now=now(), viewer=viewer)
        assert len([one for one in said if "evidence_promptanswer" in one]) == queries


def _hearing(said: list[str]) -> Callable[..., Any]:
    """Of a statement that is kept planned Django knows no text afterwards, so it is heard as it is said."""

    def hear(execute: Callable[..., Any], sql: str, *rest: Any) -> Any:
        said.append(sql)
        return execute(sql, *rest)

    return hear
