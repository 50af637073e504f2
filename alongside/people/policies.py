"""Who may do what around a young person's pace, as pure rules. The database asks for a door behind them."""

from collections.abc import Set as AbstractSet

from django.utils.translation import gettext as _

from alongside.access.vocabulary import Compartment
from alongside.kernel.decisions import Decision, No, Yes
from alongside.people.vocabulary import LIFTED_BY_THEM, LiftedHow

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
