"""Words about those who stay: what they say of themselves, their room, their trainings, and how they are."""

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


class Room(models.TextChoices):
    """Whether a worker could be there for one more, as the service weighs it. It says nothing of how good they are."""

    YES = "yes", _("Has room")
    LITTLE = "little", _("Has a little room")
    NONE = "none", _("Has no room now")


class Gender(models.TextChoices):
    """What a worker says of themselves, so that a young person can choose. Nobody has to say."""

    WOMAN = "woman", _("A woman")
    MAN = "man", _("A man")
    OTHERWISE = "otherwise", _("Neither, or both")
