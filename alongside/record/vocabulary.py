"""Words of this room."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Kind(models.TextChoices):
    """What an entry is about. Rooms that add details to the spine add their kind here."""

    MET = "met", _("We met")
    IN_TOUCH = "in_touch", _("We were in touch")
    TRIED = "tried", _("We tried to reach them")
    OWN_WORDS = "own_words", _("In their own words")
    GOOD_NEWS = "good_news", _("Something good")
    MEETING = "meeting", _("A meeting about support")
    SESSION = "session", _("A session")
    REVIEW = "review", _("We looked at the plan together")
    HANDOVER = "handover", _("Handing over to somebody else")
    GOODBYE = "goodbye", _("A goodbye")
    BACK = "back", _("They came back")
    INFORMATION = "information", _("Something we were told")
    MISSING = "missing", _("Away or missing")
    COUNCIL = "council", _("From a council file")
    CORRECTION = "correction", _("A correction")
    DISAGREES = "disagrees", _("They see it differently")
    ADDS = "adds", _("They add to it")


WRITTEN_KINDS = (
    Kind.MET,
    Kind.IN_TOUCH,
    Kind.TRIED,
    Kind.OWN_WORDS,
    Kind.GOOD_NEWS,
    Kind.MEETING,
    Kind.INFORMATION,
)


# These stand beside another entry, and are read with it: ours, and the young person's own.
BESIDE = (Kind.CORRECTION, Kind.DISAGREES, Kind.ADDS)
BESIDE_BY_THEM = (Kind.DISAGREES, Kind.ADDS)


class RestsOn(models.TextChoices):
    """What an entry rests on: fact and opinion are kept apart (DPA 2018; ICO on accuracy)."""

    SEEN = "seen", _("I saw or heard it myself")
    TOLD_BY = "told_by", _("Somebody told me")
    OPINION = "opinion", _("It is my opinion")
    OWN_WORDS = "own_words", _("These are their own words")
    FILE = "file", _("It is as written in a file")


class Sharing(models.TextChoices):
    """Whether the young person can read it."""

    SHARED = "shared", _("They can read this")
    WITHHELD = "withheld", _("Not yet")
