"""How to reach them, how we keep in touch and the drop-in board, each act done as if some version had been seen."""

from copy import copy

from django.db import transaction

from alongside.access.actor import acting_as
from alongside.kernel.clock import now
from alongside.outreach.actions import contact, drop_ins, replies
from alongside.outreach.actions.drop_ins import Came
from alongside.outreach.ending_vocabulary import VisitState
from alongside.outreach.models import OutreachPlan
from alongside.outreach.vocabulary import Channel, OverrideReason, Rule
from alongside.people.models import YoungPerson
from tests import cast, own_space
from tests.attacks.stale import Step, Steps, opened
from tests.outreach import agreeing, replying, test_overrides, test_plans

TEXT_ONLY = agreeing.agreed({Channel.TEXT: Rule.OK})


def _end_way(mira: YoungPerson) -> Step:
    alice = cast.account("alice")
    row = agreeing.add_way(mira.record_id, by=alice)

    def act(seen: int) -> None:
        with opened(mira, alice) as door:
            contact.end_way(way=copy(row), seen=seen, now=now(), door=door, by=alice)

    return alice, row, act


def _agree_contact(mira: YoungPerson) -> Step:
    alice = cast.account("alice")
    row = agreeing.agree(mira.record_id, TEXT_ONLY, by=alice)
    return alice, row, lambda seen: agreeing.agree(mira.record_id, TEXT_ONLY, seen=seen, by=alice)


def _confirm_contact(mira: YoungPerson) -> Step:
    alice = cast.account("alice")
    row = agreeing.agree(mira.record_id, TEXT_ONLY, by=alice)

    def act(seen: int) -> None:
        with opened(mira, alice) as door:
            contact.confirm(agreement=copy(row), seen=seen, on=row.agreed_on, door=door, by=alice)

    return alice, row, act


def _review_override(mira: YoungPerson) -> Step:
    alice, lena = cast.account("alice"), cast.account("lena")
    agreeing.agree(mira.record_id, agreeing.agreed({Channel.CALL: Rule.NEVER}), by=alice)
    agreeing.add_way(mira.record_id, by=alice)
    row = agreeing.override(mira.record_id, reason=OverrideReason.OTHER, words="Her bus was cancelled.", by=alice)
    return lena, row, lambda seen: test_overrides.review(copy(row), lena, seen=seen)


def _propose_plan(mira: YoungPerson) -> Step:
    row = test_plans.propose(mira)
    return cast.account("alice"), row, lambda seen: test_plans.propose(mira, seen=seen)


def _agree_plan(mira: YoungPerson) -> Step:
    row: OutreachPlan = test_plans.propose(mira)
    return cast.account("alice"), row, lambda seen: test_plans.agree(copy(row), seen=seen)


def _answer_next(mira: YoungPerson) -> Step:
    her = own_space.of(mira)
    test_plans.propose(mira)
    row = replying.say(mira, her)
    return her, row, lambda seen: replying.say(mira, her, seen=seen)


def _read_reply(mira: YoungPerson) -> Step:
    alice = cast.account("alice")
    test_plans.propose(mira)
    row = replying.say(mira, own_space.of(mira))

    def act(seen: int) -> None:
        with opened(mira, alice) as door:
            replies.read(reply=copy(row), seen=seen, now=now(), door=door, by=alice)

    return alice, row, act


def _move_visit(_mira: YoungPerson) -> Step:
    alice = cast.account("alice")
    row = drop_ins.come(team=cast.team().pk, came=Came("Bee"), now=now(), by=alice)

    def act(seen: int) -> None:
        with acting_as(alice.pk), transaction.atomic():
            drop_ins.move(visit=copy(row), seen=seen, to=VisitState.WITH, by=alice)

    return alice, row, act


STEPS: Steps = {
    "outreach.contact.end_way": _end_way,
    "outreach.contact.agree": _agree_contact,
    "outreach.contact.confirm": _confirm_contact,
    "outreach.drop_ins.move": _move_visit,
    "outreach.overrides.review": _review_override,
    "outreach.plans.propose": _propose_plan,
    "outreach.plans.agree": _agree_plan,
    "outreach.replies.say": _answer_next,
    "outreach.replies.read": _read_reply,
}
