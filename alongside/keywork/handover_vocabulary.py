"""Words about passing on from one worker to another."""

from django.db import models
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from alongside.kernel.states import Machine


class State(models.TextChoices):
    """How far a handover is."""

    PROPOSED = "proposed", _("Proposed")
    AGREED = "agreed", _("Agreed")
    OVERLAPPING = "overlapping", _("Both are there")
    MET = "met", _("They met together")
    DONE = "done", _("Handed over")
    CALLED_OFF = "called_off", _("Called off")


HANDOVER: Machine = {
    State.PROPOSED: {State.AGREED, State.CALLED_OFF},
    State.AGREED: {State.OVERLAPPING, State.CALLED_OFF},
    State.OVERLAPPING: {State.MET, State.DONE, State.CALLED_OFF},
    State.MET: {State.DONE, State.CALLED_OFF},
    State.DONE: set(),
    State.CALLED_OFF: set(),
}
OPEN_STATES = tuple(state for state in State if HANDOVER[state])
# The codes are those of the English return on children in care (`worker_change`), in words for any reader; which of
# them hold on a day, the list `handover_reason` of the pack says.
REASONS: dict[str, Promise] = {
    "CHCHAN": _("The young person asked for somebody else"),
    "PCCHAN": _("A parent or carer asked for somebody else"),
    "LEFTRL": _("The worker takes on other work, or leaves"),
    "FCONTA": _("The worker's contract ends"),
    "ABSENC": _("The worker will be away for long"),
    "MANAGE": _("We share the work out differently"),
    "ORGRST": _("Our teams are changing"),
    "TSPROC": _("Another team will be there for them"),
    "SWDIED": _("The worker died"),
    "OTHERS": _("Something else"),
}


class PassOn(models.TextChoices):
    """What may be told to whoever comes next. They choose; what is not chosen is not told."""

    NAME = "name", _("How I like to be called, and what I like")
    CONTACT = "contact", _("How to reach me safely")
    PLAN = "plan", _("My plan and my goals")
    HELPS = "helps", _("What helps when it is hard")
    PEOPLE = "people", _("Who matters to me")
    STORY = "story", _("What I have told about what happened")
    PROMISES = "promises", _("What was promised to me")


class HowItGoes(models.TextChoices):
    """What came of asking, some months on, how it is going with the new worker."""

    WELL = "well", _("It is going well")
    TAKES_TIME = "takes_time", _("It takes time")
    SOMEBODY_ELSE = "somebody_else", _("They would like somebody else")
    NOT_ASKED = "not_asked", _("They would rather not say")
