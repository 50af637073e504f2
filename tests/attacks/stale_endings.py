"""How support ends, each act of it done as if some version had been seen."""

from collections.abc import Callable
from copy import copy
from datetime import timedelta
from uuid import UUID

from alongside.access.doors import Opened
from alongside.access.models import Account
from alongside.kernel.clock import now
from alongside.outreach.actions import endings, endings_agreed, endings_talked, goodbyes, pauses, returning
from alongside.outreach.ending_vocabulary import FollowUpState, Reason
from alongside.outreach.models import Ending, FollowUp
from alongside.people.models import YoungPerson
from tests import cast
from tests.attacks.stale import Step, Steps
from tests.outreach import ending as made


def _of(
    before: Callable[[UUID], Ending], do: Callable[[Ending, int, Opened, Account], object], name: str = "alice"
) -> Callable[[YoungPerson], Step]:
    def step(mira: YoungPerson) -> Step:
        row = before(mira.record_id)

        def act(seen: int) -> None:
            with made.door(mira.record_id, name) as (door, by):
                do(copy(row), seen, door, by)

        return cast.account(name), row, act

    return step


def _call_off(row: Ending, seen: int, door: Opened, by: Account) -> None:
    endings.call_off(ending=row, seen=seen, door=door, by=by)


def _talk(row: Ending, seen: int, door: Opened, by: Account) -> None:
    endings_talked.talk(ending=row, seen=seen, talked=made.TALKED, now=now(), door=door, by=by)


def _plan_goodbye(row: Ending, seen: int, door: Opened, by: Account) -> None:
    goodbyes.plan_goodbye(ending=row, seen=seen, goodbye=made.GOODBYE, now=now(), door=door, by=by)


def _agree(row: Ending, seen: int, door: Opened, by: Account) -> None:
    endings_agreed.agree(ending=row, seen=seen, ended=made.ENDED, now=now(), door=door, by=by)


def _pause(row: Ending, seen: int, door: Opened, by: Account) -> None:
    until = made.TODAY + timedelta(days=30)
    words = {"card_name": "A.", "card_how": "Ring Alice"}
    pauses.pause(ending=row, seen=seen, until=until, **words, now=now(), door=door, by=by)


def _follow_up(mira: YoungPerson) -> Step:
    made.ended(mira.record_id, workers_until=made.TODAY + timedelta(days=300))
    with made.door(mira.record_id):
        row = FollowUp.objects.order_by("due_on")[0]
    came = FollowUpState.NO_REPLY

    def act(seen: int) -> None:
        with made.door(mira.record_id) as (door, by):
            returning.follow_up(row=copy(row), seen=seen, came=came, words="", now=now(), door=door, by=by)

    return cast.account("alice"), row, act


STEPS: Steps = {
    "outreach.endings.call_off": _of(made.begun, _call_off),
    "outreach.endings_agreed.agree": _of(made.planned, _agree, "lena"),
    "outreach.endings_talked.talk": _of(made.begun, _talk),
    "outreach.goodbyes.plan_goodbye": _of(made.talked, _plan_goodbye),
    "outreach.pauses.pause": _of(lambda record: made.talked(record, Reason.PAUSE), _pause),
    "outreach.returning.follow_up": _follow_up,
}
