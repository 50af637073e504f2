"""A change of key worker, each act of it done as if some version had been seen."""

from collections.abc import Callable
from copy import copy
from dataclasses import replace

from alongside.access.vocabulary import TheyKnow
from alongside.kernel.clock import now
from alongside.kernel.ids import new_id
from alongside.keywork.actions import handovers
from alongside.keywork.actions.handovers import Stepping
from alongside.keywork.handover_vocabulary import HowItGoes, State
from alongside.people.models import YoungPerson
from tests import cast
from tests.attacks.stale import Step, Steps, opened
from tests.keywork import test_handovers as made


def _stepping(to: State) -> Stepping:
    return Stepping(to, made.today(), "", new_id())


def _write(mira: YoungPerson) -> Step:
    lena, row = cast.account("lena"), made.propose(mira)
    wishes = replace(made.KNOWN, knows=TheyKnow.RATHER_NOT)

    def act(seen: int) -> None:
        with opened(mira, lena) as door:
            handovers.write(handover=copy(row), seen=seen, wishes=wishes, door=door, by=lena)

    return lena, row, act


def _step(before: tuple[State, ...], to: State) -> Callable[[YoungPerson], Step]:
    def step(mira: YoungPerson) -> Step:
        made.propose(mira)
        made.through(mira, *before)
        lena, row = cast.account("lena"), made.last(mira).handover

        def act(seen: int) -> None:
            with opened(mira, lena) as door:
                handovers.step(handover=copy(row), seen=seen, stepping=_stepping(to), now=now(), door=door, by=lena)

        return lena, row, act

    return step


def _say_goodbye(mira: YoungPerson) -> Step:
    lena, row = cast.account("lena"), made.propose(mira)

    def act(seen: int) -> None:
        stepping = _stepping(State.DONE)
        with opened(mira, lena) as door:
            handovers.say_goodbye(handover=copy(row), seen=seen, stepping=stepping, now=now(), door=door, by=lena)

    return lena, row, act


def _check(mira: YoungPerson) -> Step:
    made.propose(mira)
    made.through(mira, State.AGREED, State.OVERLAPPING, State.MET, State.DONE)
    lena, row = cast.account("lena"), made.last(mira).handover
    goes = HowItGoes.WELL

    def act(seen: int) -> None:
        stepping = _stepping(State.DONE)
        with opened(mira, lena) as door:
            handovers.check(
                handover=copy(row), seen=seen, goes=goes, stepping=stepping, now=now(), door=door, by=lena
            )  # fmt: skip

    return lena, row, act


STEPS: Steps = {
    "keywork.handovers.write": _write,
    # The one step that opens a door before it writes what it did.
    "keywork.handovers.step": _step((State.AGREED,), State.OVERLAPPING),
    "keywork.handovers.say_goodbye": _say_goodbye,
    "keywork.handovers.check": _check,
}
