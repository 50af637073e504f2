"""Words about what a young person needs to take part, ."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Need(models.TextChoices):
    """What helps somebody to take part: as on a communication profile of the Accessible Information Standard."""

    EASY_READ = "easy_read", _("Easy words, with pictures")
    LARGE_PRINT = "large_print", _("Large print")
    READ_ALOUD = "read_aloud", _("Reading it out loud")
    IN_WRITING = "in_writing", _("Writing it down, to read later")
    NO_CALLS = "no_calls", _("Messages and not phone calls")
    SIGNS = "signs", _("Sign language")
    LIPS = "lips", _("Seeing the face of who speaks")
    NO_STEPS = "no_steps", _("A way in without steps")
    QUIET = "quiet", _("A quiet place")
    SOFT_LIGHT = "soft_light", _("Soft light")
    BREAKS = "breaks", _("Breaks")
    MORE_TIME = "more_time", _("More time to think and to answer")
    MOVE = "move", _("Moving about, or something for the hands")
    NO_TOUCH = "no_touch", _("No touching without asking")
    BRING = "bring", _("Bringing somebody along")
    SAME = "same", _("Knowing before what will happen")


class Wanted(models.TextChoices):
    """Whether an interpreter is wanted."""

    YES = "yes", _("Yes, always")
    SOMETIMES = "sometimes", _("Yes, for important things")
    NO = "no", _("No")


class InterpretedBy(models.TextChoices):
    """Who they would rather have as interpreter."""

    WOMAN = "woman", _("A woman")
    MAN = "man", _("A man")


class TellOthers(models.TextChoices):
    """Whether we may tell others who work with them what they need."""

    YES = "yes", _("Yes, tell them")
    ASK = "ask", _("Ask each time")
    NO = "no", _("No")


class Met(models.TextChoices):
    """Whether they had what they need, the last time."""

    YES = "yes", _("Yes")
    PARTLY = "partly", _("Some of it")
    NO = "no", _("No")
