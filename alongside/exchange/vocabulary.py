"""Words of this room."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from alongside.kernel.states import Machine

KINDS = {
    "cin": _("Children in need census"),
    "ssda903-header": _("Children looked after: who they are"),
    "ssda903-missing": _("Children looked after: times away"),
}


class State(models.TextChoices):
    """Where a file is on its way in."""

    STAGED = "staged", _("Read, and waiting for you to look at it")
    CONFIRMING = "confirming", _("Being brought in")
    CONFIRMED = "confirmed", _("Brought in")
    UNDONE = "undone", _("Taken back")


# From each state, where a file may go next.
NEXT_STATES: Machine = {
    State.STAGED: frozenset({State.CONFIRMING, State.UNDONE}),
    State.CONFIRMING: frozenset({State.CONFIRMED}),
    State.CONFIRMED: frozenset({State.UNDONE}),
    State.UNDONE: frozenset(),
}
MACHINES: dict[str, Machine] = {"A council file": NEXT_STATES}


class Outcome(models.TextChoices):
    """What bringing in a row does."""

    NEW = "new", _("Somebody new here")
    KNOWN = "known", _("Somebody already here")
    DIFFERS = "differs", _("Left out: the date of birth is not the one we have")
    NAMELESS = "nameless", _("Left out: the row has no child number")


LEFT_OUT = (Outcome.DIFFERS, Outcome.NAMELESS)
