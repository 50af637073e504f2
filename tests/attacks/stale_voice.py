"""Decisions, and listening, each step of them taken as if some version had been seen."""

from copy import copy

from alongside.kernel.clock import now
from alongside.people.models import YoungPerson
from alongside.voice.actions import advocates, deciding, decisions, heard, supports
from alongside.voice.decision_vocabulary import Advocate
from alongside.voice.models import Decision, Heard
from alongside.voice.support_vocabulary import SupportState
from tests import cast, own_space
from tests.attacks.stale import Step, Steps, opened
from tests.voice import decided
from tests.voice import test_advocates as finding
from tests.voice import test_heard as hearing
from tests.voice import test_supports as offering


def _prepare(mira: YoungPerson) -> Step:
    alice = cast.account("alice")
    row = decided.begin(mira, alice)

    def act(seen: int) -> None:
        with opened(mira, alice) as door:
            decisions.prepare(
                decision=copy(row), card=decided.CARD, advocate=Advocate.NO, seen=seen, now=now(), door=door, by=alice
            )  # fmt: skip

    return alice, row, act


def _call_off(mira: YoungPerson) -> Step:
    alice = cast.account("alice")
    row = decided.begin(mira, alice)

    def act(seen: int) -> None:
        with opened(mira, alice):
            decisions.call_off(decision=copy(row), seen=seen, by=alice)

    return alice, row, act


def _decide(mira: YoungPerson) -> Step:
    alice = cast.account("alice")
    row = decided.begin(mira, alice)

    def act(seen: int) -> None:
        with opened(mira, alice) as door:
            deciding.decide(decision=copy(row), decided=decided.SUITS, seen=seen, now=now(), door=door, by=alice)

    return alice, row, act


def _tell(mira: YoungPerson) -> Step:
    alice = cast.account("alice")
    row: Decision = decided.decide(mira, decided.begin(mira, alice))

    def act(seen: int) -> None:
        with opened(mira, alice) as door:
            deciding.tell(decision=copy(row), told=decided.TOLD, seen=seen, now=now(), door=door, by=alice)

    return alice, row, act


def _finish(mira: YoungPerson) -> Step:
    alice = cast.account("alice")
    row = decided.told(mira, alice)

    def act(seen: int) -> None:
        with opened(mira, alice):
            deciding.finish(decision=copy(row), seen=seen, by=alice)

    return alice, row, act


def _listen(mira: YoungPerson) -> Step:
    alice = cast.account("alice")
    hearing.say(mira, own_space.of(mira), hearing.HARD)
    with opened(mira, alice):
        row = Heard.objects.get(record=mira.record_id)

    def act(seen: int) -> None:
        with opened(mira, alice) as door:
            heard.listen(heard=copy(row), words="I am sorry.", seen=seen, on=decided.TODAY, door=door, by=alice)

    return alice, row, act


def _step(mira: YoungPerson) -> Step:
    alice = cast.account("alice")
    row, found = finding.want(mira, alice), finding.FOUND

    def act(seen: int) -> None:
        with opened(mira, alice) as door:
            advocates.step(advocacy=copy(row), step=found, seen=seen, door=door, by=alice)

    return alice, row, act


def _answer(mira: YoungPerson) -> Step:
    alice = cast.account("alice")
    row = offering.offer(mira, alice)

    def act(seen: int) -> None:
        with opened(mira, alice):
            supports.answer(support=copy(row), to=SupportState.YES, seen=seen, now=now(), by=alice)

    return alice, row, act


STEPS: Steps = {
    "voice.advocates.step": _step,
    "voice.deciding.decide": _decide,
    "voice.deciding.finish": _finish,
    "voice.deciding.tell": _tell,
    "voice.decisions.call_off": _call_off,
    "voice.decisions.prepare": _prepare,
    "voice.heard.listen": _listen,
    "voice.supports.answer": _answer,
}
