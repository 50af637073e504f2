"""Words of this room."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from alongside.kernel.states import Machine


class AgencyKind(models.TextChoices):
    """What an agency is."""

    CHARITY = "charity", _("Charity")
    COUNCIL = "council", _("Council")
    POLICE = "police", _("Police")
    HEALTH = "health", _("Health service")
    SCHOOL = "school", _("School or college")


class TeamKind(models.TextChoices):
    """Where a team stands in a hub-and-spoke service (Alexi Project)."""

    HUB = "hub", _("Hub")
    SPOKE = "spoke", _("Spoke, hosted by another agency")


class Scheme(models.TextChoices):
    """Who gave an outside identifier."""

    COUNCIL_CHILD = "council_child", _("Council child number")
    UPN = "upn", _("Unique pupil number")


class Birth(models.TextChoices):
    """How well a date of birth is known."""

    KNOWN = "known", _("Known")
    ESTIMATED = "estimated", _("Estimated")
    NOT_KNOWN = "not_known", _("Not known")


class Topic(models.TextChoices):
    """What a young person may be asked about, and may ask not to be. A form's field names its topic.

    New topics go at the end of their group; a topic is never renamed, because answers are kept by it.
    """

    FULL_NAME = "full_name", _("The name on their papers")
    SAY_IT = "say_it", _("How to say their name")
    PRONOUNS = "pronouns", _("Pronouns")
    LANGUAGES = "languages", _("Languages they speak")
    BIRTH = "birth", _("When they were born")
    IDENTITY = "identity", _("Who they are, in their own words")
    FAITH = "faith", _("Faith and culture")
    WHO_MATTERS = "who_matters", _("People who matter to them")
    KEY_WORKER = "key_worker", _("Who is alongside them")
    FAMILY = "family", _("Family")
    FRIENDS = "friends", _("Friends")
    RELATIONSHIPS = "relationships", _("Partners and dating")
    HOME = "home", _("Where they live")
    SAFE_CONTACT = "safe_contact", _("How to reach them")
    SCHOOL = "school", _("School, college or work")
    MONEY = "money", _("Money")
    ONLINE = "online", _("Life online and their phone")
    WHEREABOUTS = "whereabouts", _("Where they have been")
    HEALTH = "health", _("Their health")
    FEELINGS = "feelings", _("How they feel")
    ACCESS_NEEDS = "access_needs", _("What they need to take part")
    OWN_WORDS = "own_words", _("Their story, in their own words")
    WHAT_HAPPENED = "what_happened", _("What happened to them")
    POLICE = "police", _("Police and court")
    SAFETY = "safety", _("What makes them safe")
    GOALS = "goals", _("What they want to do")
    FUTURE = "future", _("The future")
    FEEDBACK = "feedback", _("How we are doing")
    CREATIVE = "creative", _("Drawings, photos and recordings")


class PaceAnswer(models.TextChoices):
    """Answers that are answers, to any question (the young person sets the pace)."""

    NOT_NOW = "not_now", _("Not now")
    DONT_ASK = "dont_ask", _("Don't ask me again")
    DONT_KNOW = "dont_know", _("I don't know")


class LiftedHow(models.TextChoices):
    """How it came about that a topic may be asked about again."""

    BROUGHT_UP = "brought_up", _("They brought it up themselves")
    TOLD_ME = "told_me", _("They told me that I can ask")
    SAID_ANEW = "said_anew", _("They gave another answer")


# What a worker may write down. A new answer lifts the one before by itself.
LIFTED_BY_THEM = (LiftedHow.BROUGHT_UP, LiftedHow.TOLD_ME)


class InterpreterSaid(models.TextChoices):
    """What a young person says of an interpreter: before they meet, and afterwards."""

    WAITS = "waits", _("Not asked yet")
    FINE = "fine", _("Fine")
    RATHER_NOT = "rather_not", _("Somebody else, please")
    GOOD = "good", _("It was good")
    SO_SO = "so_so", _("It was so-so")
    NOT_AGAIN = "not_again", _("Not this person again")


BEFORE_MEETING = (InterpreterSaid.FINE, InterpreterSaid.RATHER_NOT)
AFTER_MEETING = (InterpreterSaid.GOOD, InterpreterSaid.SO_SO, InterpreterSaid.NOT_AGAIN)
NOT_WANTED = (InterpreterSaid.RATHER_NOT, InterpreterSaid.NOT_AGAIN)
"""Whoever stands here is not asked to come again."""
INTERPRETER: Machine = {
    InterpreterSaid.WAITS: {*BEFORE_MEETING, *AFTER_MEETING},
    InterpreterSaid.FINE: {InterpreterSaid.RATHER_NOT, *AFTER_MEETING},
    InterpreterSaid.RATHER_NOT: {InterpreterSaid.FINE},
    InterpreterSaid.GOOD: {InterpreterSaid.SO_SO, InterpreterSaid.NOT_AGAIN},
    InterpreterSaid.SO_SO: {InterpreterSaid.GOOD, InterpreterSaid.NOT_AGAIN},
    InterpreterSaid.NOT_AGAIN: {InterpreterSaid.GOOD, InterpreterSaid.SO_SO},
}
MACHINES: dict[str, Machine] = {"An interpreter, as they see it": INTERPRETER}
