"""What young people would rather not be asked: kept by topic, honoured behind every door, lifted on their word only."""

from collections.abc import Callable, Sequence
from copy import copy
from datetime import timedelta

import pytest
from django.db import IntegrityError, ProgrammingError, connection, transaction

from alongside.access.actor import OF_WORKERS, Scope, acting_as
from alongside.access.doors import opened_one
from alongside.access.models import Account
from alongside.access.vocabulary import Purpose
from alongside.kernel.clock import now
from alongside.kernel.decisions import NotVisible, Refused
from alongside.kernel.models import ChangedMeanwhile
from alongside.people.actions import pace as actions
from alongside.people.actions import young_people
from alongside.people.actions.pace import Said
from alongside.people.cards import Card
from alongside.people.models import Pace, YoungPerson
from alongside.people.prompts import QUIET
from alongside.people.queries import pace as queries
from alongside.people.vocabulary import LIFTED_BY_THEM, LiftedHow, PaceAnswer, Topic
from tests import cast

NEVER = Said(Topic.PRONOUNS, PaceAnswer.DONT_ASK)
SPEAK_WITH_THEM = ("alice", "lena", "sam", "nia")


def _say(mira: YoungPerson, by: Account, *said: Said) -> list[Pace]:
    with opened_one(mira.record_id, purpose=Purpose.SUPPORT, viewer=by) as door:
        return actions.say(record=mira.record_id, said=said, now=now(), door=door, by=by)


def _lift(mira: YoungPerson, by: Account, row: Pace, how: LiftedHow = LiftedHow.TOLD_ME, seen: int = 1) -> None:
    with opened_one(mira.record_id, purpose=Purpose.SUPPORT, viewer=by) as door:
        actions.lift(pace=row, how=how, seen=seen, now=now(), door=door, by=by)


def _quiet(mira: YoungPerson, viewer: Account, days: int = 0) -> set[str]:
    with opened_one(mira.record_id, purpose=Purpose.SUPPORT, viewer=viewer):
        return set(queries.quiet_topics(mira.record_id, on=(now() + timedelta(days=days)).date()))


@pytest.mark.parametrize("name", [*SPEAK_WITH_THEM, "dee"])
def test_topic_is_quiet_behind_every_door_whichever_part_it_opens(mira: YoungPerson, alice: Account, name: str) -> None:
    _say(mira, alice, NEVER)
    assert _quiet(mira, cast.account(name)) == {"pronouns"}


@pytest.mark.parametrize("name", SPEAK_WITH_THEM)
def test_whoever_speaks_with_them_writes_it_down(mira: YoungPerson, alice: Account, name: str) -> None:
    _say(mira, cast.account(name), NEVER)
    assert _quiet(mira, alice) == {"pronouns"}


def test_who_sees_files_only_writes_nothing_down_and_lifts_nothing(
    mira: YoungPerson, alice: Account, dee: Account
) -> None:
    with pytest.raises(Refused, match="speaks with them"):
        _say(mira, dee, NEVER)
    (row,) = _say(mira, alice, NEVER)
    with pytest.raises(Refused, match="speaks with them"):
        _lift(mira, dee, row)


@pytest.mark.parametrize("name", ["bob", "olu", "pat", "ari", "vic"])
@pytest.mark.parametrize("scope", OF_WORKERS)
def test_without_a_door_no_topic_is_shown(mira: YoungPerson, alice: Account, name: str, scope: Scope) -> None:
    _say(mira, alice, NEVER)
    with acting_as(cast.account(name).pk, scope):
        assert queries.standing(record=mira.record_id) == []


@pytest.mark.parametrize(
    ("said", "days"),
    [
        (NEVER, {0: True, 14: True, 4000: True}),
        (Said(Topic.PRONOUNS, PaceAnswer.DONT_KNOW), {0: True, 4000: True}),
        (Said(Topic.PRONOUNS, PaceAnswer.NOT_NOW), {0: True, 4000: True}),
        (
            Said(Topic.PRONOUNS, PaceAnswer.NOT_NOW, (now() + timedelta(days=14)).date()),
            {0: True, 13: True, 14: False, 15: False},
        ),
    ],
)
def test_not_now_ends_on_its_day_and_the_others_only_on_their_word(
    mira: YoungPerson, alice: Account, said: Said, days: dict[int, bool]
) -> None:
    _say(mira, alice, said)
    for day, quiet in days.items():
        assert (_quiet(mira, alice, day) == {"pronouns"}) is quiet
        assert (_all_at_once(alice, day) == {(mira.record_id, "pronouns")}) is quiet


def _all_at_once(viewer: Account, days: int) -> set[tuple[object, str]]:
    with acting_as(viewer.pk), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(QUIET[0].sql, {"today": (now() + timedelta(days=days)).date()})
        return set(cursor.fetchall())


def test_new_answer_takes_the_place_of_the_one_before_which_stays(
    mira: YoungPerson, alice: Account, nia: Account
) -> None:
    _say(mira, alice, Said(Topic.HEALTH, PaceAnswer.NOT_NOW))
    _say(mira, nia, Said(Topic.HEALTH, PaceAnswer.DONT_ASK))
    with opened_one(mira.record_id, purpose=Purpose.SUPPORT, viewer=alice):
        (standing,) = queries.standing(record=mira.record_id)
        (before,) = queries.history(record=mira.record_id)
    assert (standing.answer, standing.asked_by) == (PaceAnswer.DONT_ASK, nia)
    assert (before.answer, before.lifted_how, before.lifted_by) == (PaceAnswer.NOT_NOW, LiftedHow.SAID_ANEW, nia)


def test_same_answer_again_writes_nothing(mira: YoungPerson, alice: Account) -> None:
    assert len(_say(mira, alice, NEVER)) == 1
    assert _say(mira, alice, NEVER) == []


@pytest.mark.parametrize("how", LIFTED_BY_THEM)
def test_it_is_lifted_on_their_word_and_can_be_said_again(mira: YoungPerson, alice: Account, how: LiftedHow) -> None:
    (row,) = _say(mira, alice, NEVER)
    _lift(mira, alice, row, how)
    assert _quiet(mira, alice) == set()
    _say(mira, alice, NEVER)
    assert _quiet(mira, alice) == {"pronouns"}


def test_it_is_not_lifted_otherwise(mira: YoungPerson, alice: Account) -> None:
    (row,) = _say(mira, alice, NEVER)
    with pytest.raises(Refused, match="Only they decide this"):
        _lift(mira, alice, row, LiftedHow.SAID_ANEW)
    assert _quiet(mira, alice) == {"pronouns"}


def test_second_to_lift_is_told(mira: YoungPerson, alice: Account, lena: Account) -> None:
    (row,) = _say(mira, alice, NEVER)
    late = copy(row)
    _lift(mira, alice, row)
    with pytest.raises(ChangedMeanwhile):
        _lift(mira, lena, late)


def test_it_is_said_as_a_record_begins(alice: Account) -> None:
    said = [NEVER, Said(Topic.BIRTH, PaceAnswer.DONT_KNOW)]
    robin = young_people.add(card=Card(known_as="Robin"), team=cast.team().pk, said=said, now=now(), by=alice)
    assert _quiet(robin, alice) == {"pronouns", "birth"}


def test_each_answer_and_lift_has_its_line(mira: YoungPerson, alice: Account) -> None:
    (row,) = _say(mira, alice, NEVER)
    _lift(mira, alice, row)
    with acting_as(alice.pk), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("select verb, records, thing from ledger_line where verb like 'pace.%%' order by id", [])
        assert cursor.fetchall() == [
            ("pace.said", [mira.record_id], row.pk),
            ("pace.lifted", [mira.record_id], row.pk),
        ]


def _row(mira: YoungPerson, by: Account, **changes: object) -> Pace:
    values: dict[str, object] = {
        "topic": "health",
        "answer": "dont_ask",
        "asked_by": by,
        "said_at": now(),
        "lifted_how": "",
    }
    return Pace(record_id=mira.record_id, **(values | changes))


@pytest.mark.parametrize(
    "changes",
    [
        {"topic": "she told me on Monday"},
        {"topic": ""},
        {"topic": "Health"},
        {"ask_again_on": now().date()},
        {"lifted_how": "told_me"},
    ],
)
def test_database_keeps_a_topic_to_one_word_and_never_to_never(
    mira: YoungPerson, alice: Account, changes: dict[str, object]
) -> None:
    with acting_as(alice.pk), pytest.raises(IntegrityError), transaction.atomic():
        _row(mira, alice, **changes).save(force_insert=True)


def test_database_keeps_one_answer_standing(mira: YoungPerson, alice: Account) -> None:
    _say(mira, alice, Said(Topic.HEALTH, PaceAnswer.NOT_NOW))
    with acting_as(alice.pk), pytest.raises(IntegrityError), transaction.atomic():
        _row(mira, alice).save(force_insert=True)


def _refused(call: Callable[[], object]) -> None:
    with pytest.raises(ProgrammingError), transaction.atomic():
        call()


def test_database_lets_nobody_write_in_anothers_name(mira: YoungPerson, alice: Account, lena: Account) -> None:
    with acting_as(alice.pk):
        _refused(lambda: _row(mira, lena).save(force_insert=True))
    (row,) = _say(mira, alice, NEVER)
    lifted = {"lifted_at": now(), "lifted_how": "told_me", "lifted_by": lena}
    with acting_as(alice.pk):
        _refused(lambda: Pace.objects.filter(pk=row.pk).update(**lifted))


def test_database_lets_nobody_lift_twice_or_change_what_was_said(mira: YoungPerson, alice: Account) -> None:
    (row,) = _say(mira, alice, NEVER)
    _lift(mira, alice, row)
    with acting_as(alice.pk):
        assert Pace.objects.filter(pk=row.pk).update(lifted_how="brought_up", lifted_by=alice) == 0
        _refused(lambda: Pace.objects.filter(pk=row.pk).update(answer="not_now"))
        _refused(lambda: Pace.objects.filter(pk=row.pk).delete())


@pytest.mark.parametrize("name", ["vic", "olu", "pat"])
def test_database_lets_nobody_write_without_a_door(mira: YoungPerson, name: str) -> None:
    by = cast.account(name)
    with acting_as(by.pk):
        _refused(lambda: _row(mira, by).save(force_insert=True))


def test_answer_of_another_record_is_not_there(mira: YoungPerson, alice: Account) -> None:
    (row,) = _say(mira, alice, NEVER)
    robin = young_people.add(card=Card(known_as="Robin"), team=cast.team().pk, now=now(), by=alice)
    with opened_one(robin.record_id, purpose=Purpose.SUPPORT, viewer=alice), pytest.raises(NotVisible):
        queries.get(pace=row.pk, record=robin.record_id)


def test_every_topic_and_answer_has_words() -> None:
    words: Sequence[str] = [str(one.label) for one in (*Topic, *PaceAnswer, *LiftedHow)]
    assert all(words)
    assert len(set(words)) == len(words)
    assert Pace(topic="health").topic_said == "Their health"


@pytest.mark.parametrize("scope", OF_WORKERS)
def test_quiet_topics_are_read_by_an_index_behind_the_policies(mira: YoungPerson, lena: Account, scope: Scope) -> None:
    rows = Pace.objects.quiet(now().date()).filter(record=mira.record_id)
    with acting_as(lena.pk, scope), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("set local enable_seqscan = off")
        plan = rows.explain()
    assert "people_pace_one_stands" in plan or "people_pace_record" in plan
    assert "Seq Scan on people_pace" not in plan
