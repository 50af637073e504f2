"""Whatever says which version was seen is refused when that is not the version that stands: for every such action."""

import importlib
import inspect
import pkgutil
from collections.abc import Callable, Iterator
from copy import copy
from datetime import timedelta
from typing import Any

import pytest
from django.db import transaction

import alongside
from alongside.access.actions import barriers, emergencies, grants, leaving, moves
from alongside.access.actor import Scope, acting_as
from alongside.access.models import Account, Grant
from alongside.access.vocabulary import EndReason, MoveAnswer, WasIt
from alongside.evidence.actions import own, prompts, reading
from alongside.evidence.library import library
from alongside.evidence.queries import reading as lists
from alongside.exchange.actions import undoing
from alongside.kernel.clock import now
from alongside.kernel.decisions import NotVisible, Refused
from alongside.kernel.models import ChangedMeanwhile, IdModel, VersionedModel
from alongside.ledger.models import Line
from alongside.people.actions import pace, young_people
from alongside.people.cards import Card
from alongside.people.models import YoungPerson
from alongside.people.vocabulary import LiftedHow, PaceAnswer, Topic
from alongside.planning.models import Plan
from alongside.record.actions import entries
from alongside.record.vocabulary import Kind
from tests import cast
from tests.access.test_emergency import open_it
from tests.access.test_moves import propose
from tests.access.test_never import barrier_of, close_to
from tests.attacks import (
    stale_endings,
    stale_handovers,
    stale_keywork,
    stale_outreach,
    stale_people,
    stale_pieces,
    stale_planning,
    stale_voice,
)
from tests.attacks.stale import Step, Steps, opened
from tests.evidence.test_own import ABOUT
from tests.evidence.test_prompts import reply
from tests.exchange.bringing import bring
from tests.exchange.samples import sample


def _lift_barrier(mira: YoungPerson) -> Step:
    lena, bob = cast.account("lena"), cast.account("bob")
    close_to(mira, bob, by=lena)
    row = barrier_of(mira, bob, lena)

    def act(seen: int) -> None:
        with acting_as(lena.pk, Scope.TEAM), transaction.atomic():
            barriers.lift(barrier=copy(row), seen=seen, by=lena)

    return lena, row, act


def _review(mira: YoungPerson) -> Step:
    lena, today = cast.account("lena"), now().date()
    row = open_it(mira, cast.account("olu"))

    def act(seen: int) -> None:
        with opened(mira, lena) as door:
            emergencies.review(
                emergency=copy(row), seen=seen, was=WasIt.RIGHT, learned="", tell_from=today, door=door, by=lena
            )

    return lena, row, act


def _grant(mira: YoungPerson) -> Grant:
    with acting_as(cast.account("lena").pk, Scope.TEAM), transaction.atomic():
        return Grant.objects.get(record=mira.record_id, holder=cast.account("nia"))


def _end(mira: YoungPerson) -> Step:
    lena, row = cast.account("lena"), _grant(mira)

    def act(seen: int) -> None:
        with opened(mira, lena):
            grants.end(grant=copy(row), seen=seen, reason=EndReason.MISTAKE, by=lena)

    return lena, row, act


def _end_on(mira: YoungPerson) -> Step:
    lena, row = cast.account("lena"), _grant(mira)

    def act(seen: int) -> None:
        at = now() + timedelta(days=3)
        with opened(mira, lena):
            grants.end_on(grant=copy(row), seen=seen, at=at, reason=EndReason.MISTAKE, by=lena)

    return lena, row, act


def _keep(mira: YoungPerson) -> Step:
    lena, row = cast.account("lena"), _grant(mira)

    def act(seen: int) -> None:
        with opened(mira, lena):
            leaving.keep(grant=copy(row), seen=seen, by=lena)

    return lena, row, act


def _take_back(mira: YoungPerson) -> Step:
    lena, row = cast.account("lena"), propose(mira)

    def act(seen: int) -> None:
        with opened(mira, lena):
            moves.take_back(move=copy(row), seen=seen, by=lena)

    return lena, row, act


def _answer_move(mira: YoungPerson) -> Step:
    sam, row = cast.account("sam"), propose(mira)
    return sam, row, lambda seen: moves.answer(move=copy(row), seen=seen, said=MoveAnswer.TALK_FIRST, by=sam)


def _change_own(_mira: YoungPerson) -> Step:
    lena = cast.account("lena")
    row = own.add_study(about=ABOUT, now=now(), by=lena)
    changes = {"title": "Walking on"}
    return lena, row, lambda seen: own.change(thing=copy(row), seen=seen, changes=changes, now=now(), by=lena)


def _withdraw_own(_mira: YoungPerson) -> Step:
    lena = cast.account("lena")
    row = own.add_study(about=ABOUT, now=now(), by=lena)
    return lena, row, lambda seen: own.withdraw(thing=copy(row), seen=seen, now=now(), by=lena)


def _answer_prompt(mira: YoungPerson) -> Step:
    row = reply(mira)
    return cast.account("alice"), row, lambda seen: reply(mira, seen=seen)


def _ask_again(mira: YoungPerson) -> Step:
    alice, row = cast.account("alice"), reply(mira)

    def act(seen: int) -> None:
        with opened(mira, alice):
            prompts.ask_again(answer=copy(row), seen=seen, now=now(), by=alice)

    return alice, row, act


def _read(do: Callable[..., object], **more: Callable[[], Any]) -> Callable[[YoungPerson], Step]:
    def step(_mira: YoungPerson) -> Step:
        alice = cast.account("alice")
        reading.add(source=next(iter(library().by_id)), teams=[], now=now(), by=alice)
        mine, _teams = lists.lists(held=library(), viewer=alice)
        row = mine[0].reading
        values = {name: value() for name, value in more.items()}
        return alice, row, lambda seen: do(reading=copy(row), seen=seen, by=alice, **values)

    return step


def _undo(_mira: YoungPerson) -> Step:
    dee = cast.account("dee")
    row = bring(sample("missing.csv"), dee)
    return dee, row, lambda seen: undoing.undo(file=copy(row), seen=seen, now=now(), by=dee)


def _lift_pace(mira: YoungPerson) -> Step:
    alice = cast.account("alice")
    with opened(mira, alice) as door:
        said = [pace.Said(Topic.PRONOUNS, PaceAnswer.DONT_ASK)]
        (row,) = pace.say(record=mira.record_id, said=said, now=now(), door=door, by=alice)

    def act(seen: int) -> None:
        with opened(mira, alice) as door:
            pace.lift(pace=copy(row), how=LiftedHow.TOLD_ME, seen=seen, now=now(), door=door, by=alice)

    return alice, row, act


def _change_card(mira: YoungPerson) -> Step:
    alice = cast.account("alice")

    def act(seen: int) -> None:
        with opened(mira, alice) as door:
            young_people.change_card(person=copy(mira), seen=seen, card=Card("Robin"), door=door, by=alice)

    return alice, mira, act


def _share(mira: YoungPerson) -> Step:
    alice = cast.account("alice")
    words = entries.Words("We met.", Kind.MET, now(), withheld_because="Soon.", review_on=now().date())
    with opened(mira, alice) as door:
        row = entries.add(record=mira.record_id, words=words, now=now(), door=door, by=alice)

    def act(seen: int) -> None:
        with opened(mira, alice):
            entries.share(entry=copy(row), seen=seen, by=alice)

    return alice, row, act


STEPS: Steps = {
    "access.barriers.lift": _lift_barrier,
    "access.emergencies.review": _review,
    "access.grants.end": _end,
    "access.grants.end_on": _end_on,
    "access.leaving.keep": _keep,
    "access.moves.take_back": _take_back,
    "access.moves.answer": _answer_move,
    "evidence.own.change": _change_own,
    "evidence.own.withdraw": _withdraw_own,
    "evidence.prompts.answer": _answer_prompt,
    "evidence.prompts.ask_again": _ask_again,
    "evidence.reading.mark_read": _read(reading.mark_read, now=now),
    "evidence.reading.talked": _read(reading.talked, on=lambda: now().date()),
    "evidence.reading.remove": _read(reading.remove, now=now),
    "exchange.undoing.undo": _undo,
    "people.pace.lift": _lift_pace,
    "people.young_people.change_card": _change_card,
    "record.entries.share": _share,
    **stale_endings.STEPS,
    **stale_handovers.STEPS,
    **stale_keywork.STEPS,
    **stale_outreach.STEPS,
    **stale_people.STEPS,
    **stale_pieces.STEPS,
    **stale_planning.STEPS,
    **stale_voice.STEPS,
}


def actions_by_version() -> Iterator[str]:
    """Every public action of every room that is told which version was seen."""
    for module in pkgutil.walk_packages(alongside.__path__, "alongside."):
        room, _, noun = module.name.removeprefix("alongside.").partition(".actions.")
        if noun:
            for name, found in inspect.getmembers(importlib.import_module(module.name), inspect.isfunction):
                is_own = found.__module__ == module.name and not name.startswith("_")
                if is_own and "seen" in inspect.signature(found).parameters:
                    yield f"{room}.{noun}.{name}"


def test_every_action_that_names_a_version_is_tried() -> None:
    assert set(actions_by_version()) == set(STEPS)


def _version(row: IdModel) -> int:
    """What its writers say that they saw: of a plan, the number of the version."""
    if isinstance(row, Plan):
        return row.number
    assert isinstance(row, VersionedModel)
    return row.version


def _lines(by: Account) -> int:
    """How many lines say that they changed something; opening a record is one of another kind."""
    with acting_as(by.pk), transaction.atomic():
        return Line.objects.filter(actor=by.pk).exclude(verb__in=("record.opened", "record.listed")).count()


@pytest.mark.parametrize("name", STEPS)
def test_version_that_does_not_stand_changes_nothing(db: None, mira: YoungPerson, name: str) -> None:
    by, row, act = STEPS[name](mira)
    stands, before = _version(row), _lines(by)
    for seen in (stands - 1, stands + 1, stands + 1000):
        with pytest.raises(ChangedMeanwhile):
            act(seen)
    assert _lines(by) == before
    # Nothing moved on: the version that stood is still taken, and only once.
    act(stands)
    assert _lines(by) > before
    with pytest.raises((ChangedMeanwhile, Refused, NotVisible)):
        act(stands)
