"""Whether our next try suits them: it reaches the worker, holds at once, and comes back as read."""

from datetime import timedelta

import pytest
from django.db import DatabaseError, transaction
from django.utils import timezone

from alongside.access.actions.own import Words
from alongside.access.actor import Scope, acting_as
from alongside.access.doors import opened_one
from alongside.access.models import Account
from alongside.access.vocabulary import Purpose
from alongside.evidence.queries import prompts
from alongside.kernel.clock import now
from alongside.kernel.decisions import Refused
from alongside.kernel.ids import new_id
from alongside.kernel.models import ChangedMeanwhile
from alongside.outreach.actions import replies as actions
from alongside.outreach.models import Reply
from alongside.outreach.queries import replies
from alongside.outreach.queries.next_try import Next
from alongside.outreach.reply_vocabulary import ReplyState, Suits
from alongside.outreach.vocabulary import Channel
from alongside.people.actions import young_people
from alongside.people.cards import Card
from alongside.people.models import YoungPerson
from tests import cast, own_space
from tests.outreach import test_plans, test_tries
from tests.outreach.replying import NEXT, say

TODAY = timezone.localdate()


def _asked(viewer: Account, at: timedelta = timedelta()) -> set[str]:
    return {one.prompt.key for one in prompts.asked(now=now() + at, viewer=viewer)}


def _read(reply: Reply, by: Account) -> None:
    with opened_one(reply.record_id, purpose=Purpose.SUPPORT, viewer=by) as door:
        actions.read(reply=reply, seen=reply.version, now=now(), door=door, by=by)


def _seen(mira: YoungPerson, by: Account) -> replies.Said | None:
    with opened_one(mira.record_id, purpose=Purpose.SUPPORT, viewer=by) as door:
        return replies.newest(record=mira.record_id, door=door)


def test_answer_reaches_the_worker_who_reads_it_and_they_see_by_whom(
    mira: YoungPerson, her: Account, alice: Account
) -> None:
    row = say(mira, her, Suits.ELSEWHERE, "By the canal?")
    assert b"canal" not in bytes(row.card)
    assert "outreach.replied" in _asked(alice)
    said = _seen(mira, alice)
    assert said is not None
    assert (said.words, said.suits, said.waits) == ("By the canal?", Suits.ELSEWHERE, True)
    _read(said.row, alice)
    assert "outreach.replied" not in _asked(alice)
    with own_space.opened(mira, her) as door:
        theirs = replies.newest(record=mira.record_id, door=door)
        assert theirs is not None
        assert (theirs.row.state, theirs.row.read_by_id) == (ReplyState.READ, alice.pk)


def test_change_of_mind_is_a_new_answer_and_the_old_one_stays(mira: YoungPerson, her: Account, alice: Account) -> None:
    say(mira, her)
    row = say(mira, her, Suits.NOT_NOW, seen=1)
    with pytest.raises(ChangedMeanwhile):
        say(mira, her, seen=1)
    assert say(mira, her, Suits.NOT_NOW, seen=1, once=row.pk) == row
    with own_space.opened(mira, her):
        assert Reply.objects.filter(record=mira.record_id).count() == 2
    said = _seen(mira, alice)
    assert said is not None
    assert said.row == row
    _read(row, alice)
    # Nobody is asked to read what no longer counts.
    assert "outreach.replied" not in _asked(alice)


def test_not_this_week_moves_our_next_try_to_monday_and_asks_nobody_before(
    mira: YoungPerson, her: Account, alice: Account
) -> None:
    test_plans.propose(mira)
    made = test_tries.tried(mira)
    to = Next(Channel(made.next_channel), made.next_on)
    row = say(mira, her, Suits.NOT_NOW, to=to)
    assert row.rest_until is not None
    assert (row.rest_until > made.next_on, row.rest_until.weekday()) == (True, 0)
    assert (row.rest_until - made.next_on).days <= 7
    on_the_day = timedelta(days=(made.next_on - TODAY).days)
    assert "outreach.next_try" not in _asked(alice, on_the_day)
    assert "outreach.next_try" in _asked(alice, timedelta(days=(row.rest_until - TODAY).days))
    said = _seen(mira, alice)
    assert replies.after(to, said, on=TODAY).on == row.rest_until
    # What was tried since is newer than what they said.
    newer = test_tries.tried(mira)
    assert replies.standing(said, plan=None, last=newer) is None
    assert replies.standing(said, plan=None, last=made) is said


def test_nothing_is_answered_where_nothing_is_planned(mira: YoungPerson, her: Account) -> None:
    with pytest.raises(Refused):
        say(mira, her, to=Next(Channel.TEXT, None))


def test_nobody_answers_or_reads_in_anothers_place(mira: YoungPerson, her: Account, alice: Account) -> None:
    row = say(mira, her)
    with opened_one(mira.record_id, purpose=Purpose.SUPPORT, viewer=alice), pytest.raises(DatabaseError):
        Reply(
            record_id=mira.record_id,
            number=2,
            channel="text",
            planned_on=TODAY,
            suits="works",
            said_by=alice,
            said_at=now(),
        ).save(force_insert=True)
    other = cast.account("lena")
    changed = {"state": ReplyState.READ, "read_by": other, "read_at": now()}
    with acting_as(alice.pk), pytest.raises(DatabaseError), transaction.atomic():
        Reply.objects.filter(pk=row.pk).update(**changed)
    with acting_as(her.pk, Scope.OWN), pytest.raises(DatabaseError, match="permission denied"), transaction.atomic():
        Reply.objects.filter(pk=row.pk).update(**changed)
    with acting_as(her.pk, Scope.OWN), pytest.raises(DatabaseError), transaction.atomic():
        Reply(
            record_id=mira.record_id,
            number=2,
            channel="text",
            planned_on=TODAY,
            suits="works",
            said_by=alice,
            said_at=now(),
        ).save(force_insert=True)


def test_partner_another_worker_and_another_young_person_see_nothing_of_it(mira: YoungPerson, her: Account) -> None:
    say(mira, her)
    bee = young_people.add(card=Card(known_as="Bee"), team=cast.team().pk, now=now(), by=cast.account("alice"))
    other = own_space.of(bee, words=Words("brave-robin", "apple kite moon river"))
    for scope, who in (
        (Scope.CASELOAD, cast.account("nia")),
        (Scope.CASELOAD, cast.account("olu")),
        (Scope.TEAM, cast.account("olu")),
        (Scope.OWN, other),
        (Scope.CASELOAD, her),
    ):
        with acting_as(who.pk, scope), transaction.atomic():
            assert not Reply.objects.exists(), (who.name, scope)


def test_same_form_sent_twice_writes_once(mira: YoungPerson, her: Account) -> None:
    once = new_id()
    assert say(mira, her, once=once) == say(mira, her, once=once)
    assert NEXT.on is not None
