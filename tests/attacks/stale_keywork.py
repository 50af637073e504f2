"""Promises, what they told, who is alongside and what is asked for, each done as if some version had been seen."""

from collections.abc import Callable
from copy import copy
from dataclasses import replace

from alongside.access.models import Account
from alongside.kernel.clock import now
from alongside.keywork.actions import (
    asks,
    promises_changed,
    promises_settled,
    promises_taken_over,
    relationships,
    retellings,
    tellings,
)
from alongside.keywork.actions.asks import Wish
from alongside.keywork.actions.relationships import About
from alongside.keywork.ask_vocabulary import AskFor
from alongside.keywork.bond_vocabulary import WhoAsked
from alongside.keywork.models import Ask, Promise, TellingUse
from alongside.keywork.promise_vocabulary import PromiseState
from alongside.keywork.queries.promises import Read
from alongside.keywork.retelling_vocabulary import RetellingState
from alongside.keywork.telling_vocabulary import UseState
from alongside.keywork.vocabulary import ToldHow
from alongside.people.models import YoungPerson
from tests import cast, own_space
from tests.attacks.stale import Step, Steps, opened
from tests.keywork import test_promises as promising
from tests.keywork import test_relationships as bonds
from tests.keywork import test_tellings as telling
from tests.keywork.test_promises_handed_on import hand_over_to


def _asked(mira: YoungPerson, her: Account) -> Ask:
    """She asks for a change."""
    wish = Wish(AskFor.CHANGE, "Can we meet outside?")
    with own_space.opened(mira, her) as door:
        return asks.make(record=mira.record_id, wish=wish, now=now(), door=door, by=her)


def _take_ask_back(mira: YoungPerson) -> Step:
    her = own_space.of(mira)
    row = _asked(mira, her)

    def act(seen: int) -> None:
        with own_space.opened(mira, her):
            asks.take_back(ask=copy(row), seen=seen, now=now(), by=her)

    return her, row, act


def _answer_ask(mira: YoungPerson) -> Step:
    alice = cast.account("alice")
    row = _asked(mira, own_space.of(mira))

    def act(seen: int) -> None:
        with opened(mira, alice) as door:
            asks.answer(ask=copy(row), words="Yes, by the canal.", seen=seen, now=now(), door=door, by=alice)

    return alice, row, act


def _promise(do: Callable[[YoungPerson, Account, Promise, int], object]) -> Callable[[YoungPerson], Step]:
    def step(mira: YoungPerson) -> Step:
        alice = cast.account("alice")
        row = promising.make(mira, alice)
        return alice, row, lambda seen: do(mira, alice, copy(row), seen)

    return step


def _keep_promise(mira: YoungPerson, by: Account, promise: Promise, seen: int) -> None:
    promising.settle(mira, by, promise, PromiseState.KEPT, seen)


def _explain_promise(mira: YoungPerson, by: Account, promise: Promise, seen: int) -> None:
    promising.settle(mira, by, promise, PromiseState.EXPLAINED, seen)


def _tell_of_handing(mira: YoungPerson, by: Account, promise: Promise, seen: int) -> None:
    with opened(mira, by):
        promises_taken_over.tell_of_handing(promise=promise, seen=seen, on=promising.TODAY, by=by)


def _change_promise(mira: YoungPerson) -> Step:
    alice = cast.account("alice")
    row = promising.make(mira, alice)
    (read,) = promising.read_all(mira, alice)

    def act(seen: int) -> None:
        before: Read = replace(read, promise=copy(read.promise))
        told, due = promising.TOLD, promising.day(9)
        with opened(mira, alice) as door:
            promises_changed.change(read=before, seen=seen, told=told, due_on=due, now=now(), door=door, by=alice)

    return alice, row, act


def _open_again(mira: YoungPerson) -> Step:
    alice = cast.account("alice")
    row = promising.make(mira, alice)
    promising.settle(mira, alice, row, PromiseState.KEPT)

    def act(seen: int) -> None:
        with opened(mira, alice):
            promises_settled.open_again(promise=copy(row), seen=seen, by=alice)

    return alice, row, act


def _take_over(mira: YoungPerson) -> Step:
    lena = cast.account("lena")
    row = promising.make(mira, cast.account("alice"))
    hand_over_to(cast.account("bob"), mira)

    def act(seen: int) -> None:
        with opened(mira, lena):
            promises_taken_over.take_over(promise=copy(row), seen=seen, now=now(), by=lena)

    return lena, row, act


def _change_bond(mira: YoungPerson) -> Step:
    alice, row = cast.account("alice"), bonds.add_hana(mira)
    about = About(WhoAsked.YOUNG_PERSON, card=bonds.HANA)

    def act(seen: int) -> None:
        with opened(mira, alice) as door:
            relationships.change(bond=copy(row), seen=seen, about=about, door=door, by=alice)

    return alice, row, act


def _end_bond(mira: YoungPerson) -> Step:
    alice, row = cast.account("alice"), bonds.add_hana(mira)

    def act(seen: int) -> None:
        with opened(mira, alice) as door:
            relationships.end_outside(bond=copy(row), seen=seen, ending=bonds.ENDING, door=door, by=alice)

    return alice, row, act


def _settle_retelling(mira: YoungPerson) -> Step:
    alice = cast.account("alice")
    row, to = telling.note(mira, alice), RetellingState.ANOTHER_WAY

    def act(seen: int) -> None:
        with opened(mira, alice) as door:
            retellings.settle(retelling=copy(row), seen=seen, to=to, on=telling.TODAY, door=door, by=alice)

    return alice, row, act


def _use(mira: YoungPerson, by: Account) -> TellingUse:
    """Asked of her, and nothing said yet."""
    return telling.ask(mira, by, telling.keep(mira, by))


def _answer_use(mira: YoungPerson) -> Step:
    alice = cast.account("alice")
    row, said, until = _use(mira, alice), UseState.YES, telling.day(30)

    def act(seen: int) -> None:
        with opened(mira, alice) as door:
            tellings.answer(
                use=copy(row), seen=seen, said=said, on=telling.TODAY, until=until, door=door, by=alice
            )  # fmt: skip

    return alice, row, act


def _tell_on(mira: YoungPerson) -> Step:
    alice = cast.account("alice")
    row = _use(mira, alice)
    telling.answer(mira, alice, row)

    def act(seen: int) -> None:
        with opened(mira, alice):
            tellings.tell_on(use=copy(row), seen=seen, how=ToldHow.IN_PERSON, on=telling.TODAY, by=alice)

    return alice, row, act


def _take_use_back(mira: YoungPerson) -> Step:
    alice = cast.account("alice")
    row = _use(mira, alice)
    telling.answer(mira, alice, row)

    def act(seen: int) -> None:
        with opened(mira, alice):
            tellings.take_back(use=copy(row), seen=seen, on=telling.TODAY, by=alice)

    return alice, row, act


STEPS: Steps = {
    "keywork.asks.take_back": _take_ask_back,
    "keywork.asks.answer": _answer_ask,
    "keywork.promises_changed.change": _change_promise,
    "keywork.promises_settled.keep": _promise(_keep_promise),
    "keywork.promises_settled.open_again": _open_again,
    "keywork.promises_settled.explain": _promise(_explain_promise),
    "keywork.promises_taken_over.take_over": _take_over,
    "keywork.promises_taken_over.tell_of_handing": _promise(_tell_of_handing),
    "keywork.relationships.change": _change_bond,
    "keywork.relationships.end_outside": _end_bond,
    "keywork.retellings.settle": _settle_retelling,
    "keywork.tellings.answer": _answer_use,
    "keywork.tellings.tell_on": _tell_on,
    "keywork.tellings.take_back": _take_use_back,
}
