"""Words of sessions and of what is said right after them."""

from django.db import models
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _


class ChosenBy(models.TextChoices):
    """Who chose what was done in a session."""

    THEM = "them", _("They chose it")
    TOGETHER = "together", _("We chose it together")
    US = "us", _("We offered it, and they said yes")
    OTHERS = "others", _("Somebody else asked for it")


class FeedbackAnswer(models.TextChoices):
    """What somebody answered when asked how a session was. To pass is an answer."""

    SAID = "said", _("They said something")
    PASSED = "passed", _("They passed")


# How long it was, as somebody would say it; kept in minutes.
LENGTHS: dict[int, Promise] = {
    10: _("A few minutes"),
    30: _("About half an hour"),
    60: _("About an hour"),
    90: _("About an hour and a half"),
    120: _("Two hours or more"),
}

# What the pack's list of ways says, in the reader's language, and what each is in plain words.
WAYS: dict[str, Promise] = {
    "together": _("Just being together"),
    "walking": _("Walking and talking"),
    "relationship": _("Building trust over time"),
    "creative": _("Making something"),
    "body": _("With the body"),
    "cbt": _("Thoughts, feelings and what we do (CBT)"),
    "dbt": _("Getting through strong feelings (DBT-informed)"),
    "family": _("With the people they live with (family systemic)"),
    "other": _("Something else"),
}
WAY_HINTS: dict[str, Promise] = {
    "together": _("A game, a meal, a drive. Nothing has to be talked about."),
    "walking": _("Side by side, and not face to face."),
    "relationship": _("The same person, again and again, who keeps their word."),
    "creative": _("Drawing, music, photos, words, cooking."),
    "body": _("Breathing, moving, boxing, yoga, rest."),
    "cbt": _("Looking together at how they pull on each other, and trying small things."),
    "dbt": _("Skills for when it is too much: to bear it, to calm, to ask."),
    "family": _("How everybody at home gets on, and what each could do."),
}
