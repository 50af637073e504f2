"""Words about those who stay: how it stands with a training, and how somebody says they are."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Standing(models.TextChoices):
    """How it stands with one training of somebody."""

    CURRENT = "current", _("Current")
    SOON = "soon", _("Runs out soon")
    WAITS = "waits", _("A lead has still to look at it")
    OVER = "over", _("Has run out")
    NONE = "none", _("Nothing written down yet")


class Feeling(models.TextChoices):
    """How somebody says they are, for themselves."""

    LIGHT = "light", _("Light")
    STEADY = "steady", _("Steady")
    PROUD = "proud", _("Proud of something")
    FULL = "full", _("Full to the brim")
    TIRED = "tired", _("Tired")
    HEAVY = "heavy", _("Heavy")
    ON_EDGE = "on_edge", _("On edge")
    FAR = "far", _("Far away from it all")
    TALK = "talk", _("I would like to talk")
