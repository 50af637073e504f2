"""Words about those who stay: what they say of themselves, their room, their trainings, and how they are."""

from django.db import models
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _


class Standing(models.TextChoices):
    """How it stands with one training of somebody."""

    CURRENT = "current", _("Current")
    SOON = "soon", _("Runs out soon")
    WAITS = "waits", _("A lead has still to look at it")
    OVER = "over", _("Has run out")
    NONE = "none", _("Nothing written down yet")


# What our lists of trainings and of help say, in words for any reader; which of them hold on a day, the pack says.
TRAININGS: dict[str, Promise] = {
    "exploitation": _("Child exploitation: how it works, and how it is to live through it"),
    "safeguarding": _("Keeping children safe"),
    "trauma": _("Being with somebody who was hurt"),
    "records": _("Keeping records and people's data well"),
    "leading_safety": _("Leading on keeping children safe"),
    "supervising": _("Giving reflective supervision"),
    "isva": _("Independent sexual violence adviser, whole accredited course"),
    "first_aid": _("First aid for body and mind"),
}
HELP: dict[str, Promise] = {
    "supervisor": _("The person you reflect with: ring them today, you need not wait for the day"),
    "colleague": _("A colleague you trust: ten minutes and a cup of tea"),
    "doctor": _("Your own doctor, also for sleep and for worry"),
    "work_help": _("The helpline your employer pays for, if there is one: it does not tell them who rang"),
    "union": _("Your union or professional body"),
    "samaritans": _("Samaritans: ring 116 123, day and night, free"),
    "nhs": _("NHS: ring 111 and choose the option for mental health, day and night"),
    "shout": _("Shout: text SHOUT to 85258, day and night, free"),
}


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


class WhyLater(models.TextChoices):
    """Why a question about oneself is put off. Known to nobody else."""

    DAY_SET = "day_set", _("A day is set for it")
    NO_PLACE = "no_place", _("There is no place or nobody free yet")
    TALKING = "talking", _("I talk about it with my lead")
    AWAY = "away", _("I am away")
    TOO_MUCH = "too_much", _("It is too much just now")


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
