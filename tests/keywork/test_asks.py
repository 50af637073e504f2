"""What young people ask for themselves: it reaches the right person, by a day, and comes back with an answer."""

from datetime import timedelta

import pytest
from django.db import DatabaseError, transaction

from alongside.access.actor import Scope, acting_as
from alongside.access.doors import opened_one
from alongside.access.models import Account
from alongside.access.queries import lines
from alongside.access.queries.lines import Wanted, Whose
from alongside.access.vocabulary import Purpose
from alongside.evidence.queries import prompts
from alongside.kernel.clock import now
from alongside.kernel.decisions import NotVisible, Refused
from alongside.kernel.ids import new_id
from alongside.kernel.models import ChangedMeanwhile
from alongside.keywork.actions import asks as actions
from alongside.keywork.actions.asks import Wish
from alongside.keywork.ask_vocabulary import AskFor, AskState
from alongside.keywork.models import Ask
from alongside.keywork.queries import asks
from alongside.ledger.vocabulary import Verb
from alongside.people.actions import pace
from alongside.people.actions.pace import Said
from alongside.people.models import Pace, YoungPerson
from alongside.people.vocabulary import PaceAnswer, Topic
from tests import cast, own_space

TODAY = now().date()


def _ask(mira: YoungPerson, her: Account, what: AskFor, words: str = "", days: int = 0) -> Ask:
    until = TODAY + timedelta(days=days) if days else None
    with own_space.opened(mira, her) as door:
        wish = Wish(what, words, until)
        return actions.make(record=mira.record_id, wish=wish, now=now(), door=door, by=her)


def _seen(mira: YoungPerson, by: Account) -> list[asks.Read]:
    purpose = Purpose.THEIRS if by.roles == ["young_person"] else Purpose.SUPPORT
    with opened_one(mira.record_id, purpose=purpose, viewer=by) as door:
        return asks.of_record(record=mira.record_id, on=TODAY, door=door)


def _asked(viewer: Account, at: timedelta = timedelta()) -> set[str]:
    return {one.prompt.key for one in prompts.asked(now=now() + at, viewer=viewer)}


def test_change_reaches_the_worker_and_the_answer_comes_back(mira: YoungPerson, her: Account, alice: Account) -> None:
    _ask(mira, her, AskFor.CHANGE, "Can we meet outside?")
    (read,) = _seen(mira, alice)
    assert (read.words, read.waits, read.ask.answer_by is not None) == ("Can we meet outside?", True, True)
    assert "keywork.asked_for" in _asked(alice)
    with opened_one(mira.record_id, purpose=Purpose.SUPPORT, viewer=alice) as door:
        actions.answer(ask=read.ask, words="Yes, by the canal.", seen=1, now=now(), door=door, by=alice)
    (theirs,) = _seen(mira, her)
    assert (theirs.answer, theirs.ask.state) == ("Yes, by the canal.", AskState.ANSWERED)
    assert "keywork.asked_for" not in _asked(alice)


def test_different_worker_is_read_by_leads_only(mira: YoungPerson, her: Account, alice: Account, lena: Account) -> None:
    row = _ask(mira, her, AskFor.OTHER_WORKER, "Somebody who laughs more.")
    assert _seen(mira, alice) == []
    assert "keywork.asked_other_worker" not in _asked(alice)
    assert [one.words for one in _seen(mira, lena)] == ["Somebody who laughs more."]
    assert "keywork.asked_other_worker" in _asked(lena)
    with opened_one(mira.record_id, purpose=Purpose.SUPPORT, viewer=alice) as door:
        with pytest.raises(NotVisible):
            asks.get(ask=row.pk, record=mira.record_id, on=TODAY, door=door)
        with pytest.raises(Refused):
            actions.answer(ask=row, words="No.", seen=1, now=now(), door=door, by=alice)
        assert not Ask.objects.filter(pk=row.pk).update(state=AskState.ANSWERED)
        told = lines.read(whose=Whose.RECORD, wanted=Wanted(record=mira.record_id), before=None, most=200)
        assert Verb.ASK_MADE not in {one.verb for one in told.lines}


def test_lead_hears_of_it_when_the_answer_is_late(mira: YoungPerson, her: Account, lena: Account) -> None:
    _ask(mira, her, AskFor.ADVOCATE)
    assert "keywork.asked_for_late" not in _asked(lena)
    assert "keywork.asked_for_late" in _asked(lena, timedelta(days=20))


def test_left_alone_holds_at_once_and_until_that_day(mira: YoungPerson, her: Account, alice: Account) -> None:
    with opened_one(mira.record_id, purpose=Purpose.SUPPORT, viewer=alice) as door:
        said = [Said(Topic.FAMILY, PaceAnswer.DONT_ASK)]
        pace.say(record=mira.record_id, said=said, now=now(), door=door, by=alice)
    long = timedelta(days=60)
    assert "outreach.floor" in _asked(alice, long)
    row = _ask(mira, her, AskFor.LEFT_ALONE, days=90)
    assert "outreach.floor" not in _asked(alice, long)
    assert "keywork.asked_for" not in _asked(alice)
    with opened_one(mira.record_id, purpose=Purpose.SUPPORT, viewer=alice):
        quiet = {one.topic: one for one in Pace.objects.quiet(TODAY)}
        assert set(quiet) == set(Topic.values)
        assert quiet[Topic.FAMILY].answer == PaceAnswer.DONT_ASK
        assert quiet[Topic.HEALTH].ask_again_on == row.until
    with own_space.opened(mira, her):
        actions.take_back(ask=row, seen=1, now=now(), by=her)
    with opened_one(mira.record_id, purpose=Purpose.SUPPORT, viewer=alice):
        assert [one.topic for one in Pace.objects.quiet(TODAY)] == [Topic.FAMILY]


@pytest.mark.parametrize("days", [-1, 400])
def test_left_alone_needs_a_day_they_can_choose(mira: YoungPerson, her: Account, days: int) -> None:
    with pytest.raises(Refused):
        _ask(mira, her, AskFor.LEFT_ALONE, days=days)


def test_left_alone_sent_again_holds_and_another_day_takes_its_place(mira: YoungPerson, her: Account) -> None:
    once = new_id()
    for days, asked in ((7, 1), (7, 1), (14, 2)):
        with own_space.opened(mira, her) as door:
            wish = Wish(AskFor.LEFT_ALONE, until=TODAY + timedelta(days=days))
            actions.make(record=mira.record_id, wish=wish, now=now(), once=once, door=door, by=her)
            (stands,) = Ask.objects.filter(record=mira.record_id, state=AskState.STANDS)
            assert (stands.until, Ask.objects.count()) == (TODAY + timedelta(days=days), asked)


def test_same_is_asked_once_at_a_time(mira: YoungPerson, her: Account) -> None:
    row = _ask(mira, her, AskFor.ADVOCATE)
    with pytest.raises(Refused):
        _ask(mira, her, AskFor.ADVOCATE)
    with own_space.opened(mira, her) as door:
        wish = Wish(AskFor.ADVOCATE)
        again = actions.make(record=mira.record_id, wish=wish, now=now(), once=row.pk, door=door, by=her)
        assert again == row
        actions.take_back(ask=row, seen=1, now=now(), by=her)
        with pytest.raises(ChangedMeanwhile):
            actions.take_back(ask=row.__class__(pk=row.pk, state=AskState.WAITING), seen=1, now=now(), by=her)
    _ask(mira, her, AskFor.ADVOCATE)


def test_nobody_asks_in_their_place(mira: YoungPerson, her: Account, alice: Account) -> None:
    with opened_one(mira.record_id, purpose=Purpose.SUPPORT, viewer=alice), pytest.raises(DatabaseError):
        Ask(
            record_id=mira.record_id,
            what=AskFor.LEFT_ALONE,
            asked_by=alice,
            asked_at=now(),
            until=TODAY + timedelta(days=9),
            state=AskState.STANDS,
        ).save(force_insert=True)


def test_they_change_no_answer(mira: YoungPerson, her: Account, alice: Account) -> None:
    row = _ask(mira, her, AskFor.CHANGE)
    with opened_one(mira.record_id, purpose=Purpose.SUPPORT, viewer=alice) as door:
        actions.answer(ask=row, words="Yes.", seen=1, now=now(), door=door, by=alice)
    with own_space.opened(mira, her):
        assert not Ask.objects.filter(pk=row.pk).update(state=AskState.TAKEN_BACK)
    denied = pytest.raises(DatabaseError, match="permission denied")
    with acting_as(her.pk, Scope.OWN), denied, transaction.atomic():
        Ask.objects.filter(pk=row.pk).update(answer=b"x")


def test_who_has_no_door_sees_nothing_of_it(mira: YoungPerson, her: Account) -> None:
    _ask(mira, her, AskFor.CHANGE)
    for scope in (Scope.CASELOAD, Scope.TEAM):
        for who in (cast.account("olu"), her):
            with acting_as(who.pk, scope), transaction.atomic():
                assert not Ask.objects.exists()
