"""The plan, its reviews and what was heard, each written as if some version had been seen."""

from copy import copy

from alongside.kernel.clock import now
from alongside.people.models import YoungPerson
from alongside.planning import changes
from alongside.planning.actions import feedback
from alongside.planning.changes import About
from tests import cast
from tests.attacks.stale import Step, Steps, opened
from tests.planning import made, made_sessions


def _write(mira: YoungPerson) -> Step:
    """The same words changed twice: a change of other words is made to the newest version instead."""
    alice = cast.account("alice")
    row = made.write(mira, alice, changes.described(About(strengths="Kind to animals")))
    funny = changes.described(About(strengths="Funny"))
    return alice, row, lambda seen: made.write(mira, alice, funny, seen=seen)


def _review(mira: YoungPerson) -> Step:
    alice = cast.account("alice")
    row = made.write(mira, alice, made.goal())
    return alice, row, lambda seen: made.review(mira, alice, seen=seen)


def _hear(mira: YoungPerson) -> Step:
    alice = cast.account("alice")
    session = made_sessions.hold(mira, alice)
    made_sessions.say(session, alice, made_sessions.LOW)
    row = made_sessions.read(session, alice).said[0].feedback

    def act(seen: int) -> None:
        with opened(mira, alice) as door:
            feedback.hear(
                feedback=copy(row), seen=seen, heard="She would rather walk.", on=now().date(), door=door, by=alice
            )  # fmt: skip

    return alice, row, act


STEPS: Steps = {
    "planning.feedback.hear": _hear,
    "planning.plans.write": _write,
    "planning.reviews.hold": _review,
}
