"""Who may do what around a young person's pace, identity and needs, as pure rules. The database asks for a door too."""

from collections.abc import Set as AbstractSet
from datetime import date

from django.utils.translation import gettext as _

from alongside.access.models import Account
from alongside.access.vocabulary import Compartment, Role
from alongside.kernel.decisions import Decision, No, Yes
from alongside.kernel.states import can_move
from alongside.people.vocabulary import (
    AFTER_MEETING,
    BEFORE_MEETING,
    INTERPRETER,
    LIFTED_BY_THEM,
    InterpreterSaid,
    LiftedHow,
)

# Who holds only these never speaks with the young person.
FILES_ONLY = frozenset({Compartment.COUNCIL.value})


def can_write_pace(parts: AbstractSet[str]) -> Decision:
    """Writing down what a young person said of being asked, by somebody who holds these parts of their record."""
    if parts - FILES_ONLY:
        return Yes()
    return No(_("Only somebody who speaks with them writes down what they said."))


def can_lift_pace(parts: AbstractSet[str], how: LiftedHow) -> Decision:
    """Writing down that they may be asked again. Only the young person lifts it: the worker says how they did."""
    if how not in LIFTED_BY_THEM:
        return No(_("Say how they let you know. Only they decide this."))
    return can_write_pace(parts)


def can_write_identity(who: Account, parts: AbstractSet[str]) -> Decision:
    """Writing down who they say they are: they themselves, or somebody of the service who holds that part."""
    if Compartment.IDENTITY in parts and not who.holds(Role.PARTNER):
        return Yes()
    return No(_("Only they themselves write this, or somebody of the service who sees this part of their record."))


def can_write_everyday(parts: AbstractSet[str]) -> Decision:
    """Writing down what is everyday, from what they need to how to keep in touch: whoever sees that part."""
    if Compartment.EVERYDAY in parts:
        return Yes()
    return No(_("Only somebody who sees their everyday support writes this down."))


def can_write_interpreter(who: Account, parts: AbstractSet[str]) -> Decision:
    """Planning who interprets, and writing down what the young person says of them: the young person, or the service.

    Whoever is let in from elsewhere may be close to somebody they are afraid of, and never answers in their place.
    """
    if who.holds(Role.PARTNER):
        return No(_("Only the service plans who interprets, and asks the young person. Tell their key worker."))
    return can_write_everyday(parts)


def can_plan_interpreter(*, no_ties: bool, not_family: bool) -> Decision:
    """Planning an interpreter: nobody of their family or community, and nobody who knows those who may cause them harm."""
    if no_ties and not_family:
        return Yes()
    return No(
        _("Look for another interpreter: somebody with no ties to them, their family or people they are afraid of.")
    )


def can_say_of_interpreter(*, now: str, to: InterpreterSaid, meets_on: date, today: date) -> Decision:
    """Saying what they think of an interpreter; how it was is said once the day is there."""
    if to in AFTER_MEETING and today < meets_on:
        return No(_("They have not met yet. Say how it was afterwards."))
    return can_move(INTERPRETER, now=now, to=to)


def can_be_said(*, now: str, meets_on: date, today: date) -> list[InterpreterSaid]:
    """What a young person can say of an interpreter today."""
    return [
        one
        for one in (*BEFORE_MEETING, *AFTER_MEETING)
        if can_say_of_interpreter(now=now, to=one, meets_on=meets_on, today=today)
    ]
