"""Who they say they are, what they need and who interprets, each done as if some version had been seen."""

from copy import copy

from alongside.kernel.clock import now
from alongside.people.actions import identity, interpreters, needs, own_card
from alongside.people.cards import Card
from alongside.people.models import YoungPerson
from alongside.people.needs_vocabulary import Met
from alongside.people.vocabulary import InterpreterSaid
from tests import cast, own_space
from tests.attacks.stale import Step, Steps, opened
from tests.people import test_own_words as own_words


def _say_identity(mira: YoungPerson) -> Step:
    alice = cast.account("alice")
    row = own_words.say(mira, alice)

    def act(seen: int) -> None:
        with opened(mira, alice) as door:
            identity.say(record=mira.record_id, card=own_words.ME, seen=seen, now=now(), door=door, by=alice)

    return alice, row, act


def _say_needs(mira: YoungPerson) -> Step:
    alice = cast.account("alice")
    row = own_words.need(mira, alice)

    def act(seen: int) -> None:
        with opened(mira, alice) as door:
            needs.say(record=mira.record_id, card=own_words.NEEDS, seen=seen, now=now(), door=door, by=alice)

    return alice, row, act


def _check_needs(mira: YoungPerson) -> Step:
    alice = cast.account("alice")
    row = own_words.need(mira, alice)

    def act(seen: int) -> None:
        with opened(mira, alice) as door:
            needs.check(profile=copy(row), seen=seen, met=Met.YES, words="", now=now(), door=door, by=alice)

    return alice, row, act


def _say_interpreter(mira: YoungPerson) -> Step:
    alice = cast.account("alice")
    row = own_words.interpret(mira, alice)

    def act(seen: int) -> None:
        with opened(mira, alice) as door:
            said = InterpreterSaid.GOOD
            interpreters.say(interpreter=copy(row), said=said, seen=seen, now=now(), door=door, by=alice)

    return alice, row, act


def _change_own_card(mira: YoungPerson) -> Step:
    her = own_space.of(mira)

    def act(seen: int) -> None:
        with own_space.opened(mira, her) as door:
            own_card.change(person=copy(mira), seen=seen, card=Card("Robin"), door=door, by=her)

    return her, mira, act


STEPS: Steps = {
    "people.identity.say": _say_identity,
    "people.needs.say": _say_needs,
    "people.needs.check": _check_needs,
    "people.interpreters.say": _say_interpreter,
    "people.own_card.change": _change_own_card,
}
