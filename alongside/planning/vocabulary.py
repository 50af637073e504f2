"""Words of this room, each with its meaning in plain English."""

from django.db import models
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from alongside.kernel.states import Machine


class Agrees(models.TextChoices):
    """What the young person says of their plan."""

    YES = "yes", _("Yes, this is my plan")
    PARTLY = "partly", _("Some of it")
    NO = "no", _("No, I see it another way")
    NOT_ASKED = "not_asked", _("Not asked yet")


class Owner(models.TextChoices):
    """Who does a step. Mostly adults: a plan that asks everything of the young person is no help."""

    US = "us", _("Us: their worker or our team")
    FAMILY = "family", _("Their family, or who cares for them")
    OTHERS = "others", _("Somebody else: a teacher, a nurse, a friend")
    THEM = "them", _("The young person")


class GoalState(models.TextChoices):
    """Where a goal is. Only the young person says that it is reached."""

    GOING = "going", _("On the way")
    REACHED = "reached", _("They say it is done")
    SET_ASIDE = "set_aside", _("Set aside for now")


class StepState(models.TextChoices):
    """Where a step is. A step that is dropped says whether that was decided with them, and why."""

    OPEN = "open", _("To do")
    DONE = "done", _("Done")
    DROPPED = "dropped", _("Dropped")


class Change(models.TextChoices):
    """What a new version of a plan did."""

    GOAL_ADDED = "goal_added", _("A goal was added")
    GOAL_CHANGED = "goal_changed", _("A goal was put into other words")
    GOAL_REACHED = "goal_reached", _("They said that a goal is reached")
    GOAL_SET_ASIDE = "goal_set_aside", _("A goal was set aside")
    GOAL_TAKEN_UP = "goal_taken_up", _("A goal was taken up again")
    STEP_ADDED = "step_added", _("A step was added")
    STEP_DONE = "step_done", _("A step was done")
    STEP_DROPPED = "step_dropped", _("A step was dropped")
    STEP_OPENED = "step_opened", _("A step is to do again")
    ABOUT = "about", _("What helps them and what they hope for")
    AGREED = "agreed", _("They said what they think of the plan")
    REVIEWED = "reviewed", _("It was looked at together")


class RatingAnswer(models.TextChoices):
    """What somebody answered when asked how far along they feel."""

    RATED = "rated", _("They chose a number")
    NOT_NOW = "not_now", _("Not now")


GOAL_MOVES: Machine = {
    GoalState.GOING: {GoalState.REACHED, GoalState.SET_ASIDE},
    GoalState.REACHED: {GoalState.GOING},
    GoalState.SET_ASIDE: {GoalState.GOING},
}
STEP_MOVES: Machine = {
    StepState.OPEN: {StepState.DONE, StepState.DROPPED},
    StepState.DONE: {StepState.OPEN},
    StepState.DROPPED: {StepState.OPEN},
}
MACHINES: dict[str, Machine] = {"A goal of a plan": GOAL_MOVES, "A step of a plan": STEP_MOVES}

MOVED: dict[str, Change] = {
    GoalState.GOING: Change.GOAL_TAKEN_UP,
    GoalState.REACHED: Change.GOAL_REACHED,
    GoalState.SET_ASIDE: Change.GOAL_SET_ASIDE,
    StepState.OPEN: Change.STEP_OPENED,
    StepState.DONE: Change.STEP_DONE,
    StepState.DROPPED: Change.STEP_DROPPED,
}

LOWEST, HIGHEST = 0, 10
"""The ends of a young person's own scale (Goal-Based Outcomes, Duncan Law, CC BY-NC-SA 4.0)."""

# What the packs' lists say, in the reader's language; a code that a service added is shown in its own words.
DOMAINS: dict[str, Promise] = {
    "home": _("Home"),
    "health": _("Health and feelings"),
    "legal": _("Rights and law"),
    "learning": _("Learning"),
    "work": _("Work and money"),
    "leisure": _("Fun and friends"),
    "culture": _("Faith and culture"),
}
DOMAIN_ICONS = {
    "home": "house",
    "health": "heart",
    "legal": "scale",
    "learning": "school",
    "work": "key-round",
    "leisure": "star",
    "culture": "landmark",
}
_SPOKE = _("They were there and spoke for themselves")
_SPOKEN_FOR = _("They were there, and an advocate spoke for them")
_SHOWN = _("They were there and showed what they think without words")
_THERE = _("They were there, and did not say what they think")
_ADVOCATE = _("They were not there, and asked an advocate to speak for them")
_SENT = _("They were not there, and sent what they think in another way")
_ABSENT = _("They were not there, and nobody brought what they think")
PARTICIPATION: dict[str, Promise] = {
    "spoke": _SPOKE,
    "spoken_for": _SPOKEN_FOR,
    "shown": _SHOWN,
    "there": _THERE,
    "advocate": _ADVOCATE,
    "sent": _SENT,
    "absent": _ABSENT,
    "PN1": _SPOKE,
    "PN2": _SPOKEN_FOR,
    "PN3": _SHOWN,
    "PN4": _THERE,
    "PN5": _ADVOCATE,
    "PN6": _SENT,
    "PN7": _ABSENT,
    "PN0": _("They were under four years old"),
}
