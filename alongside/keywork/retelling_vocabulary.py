"""Words about being asked to tell it again."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from alongside.kernel.states import Machine
from alongside.people.vocabulary import Topic


class Asker(models.TextChoices):
    """Who asked them to tell it again."""

    US = "us", _("Somebody here")
    COUNCIL = "council", _("The council")
    POLICE = "police", _("Police")
    COURT = "court", _("A court or a lawyer")
    HEALTH = "health", _("A doctor, a nurse or a hospital")
    SCHOOL = "school", _("School or college")
    OTHER = "other", _("Somebody else")


class Avoidable(models.TextChoices):
    """Whether they could have been spared telling it again."""

    YES = "yes", _("Yes, there was another way")
    NO = "no", _("No")
    NOT_SURE = "not_sure", _("I am not sure")


class RetellingState(models.TextChoices):
    """What came of a request to tell it again."""

    OPEN = "open", _("Not settled yet")
    ANOTHER_WAY = "another_way", _("Another way was found")
    TOLD_AGAIN = "told_again", _("They told it again")
    SAID_NO = "said_no", _("They said no, and that is all right")


RETELLING: Machine = {
    RetellingState.OPEN: {RetellingState.ANOTHER_WAY, RetellingState.TOLD_AGAIN, RetellingState.SAID_NO},
    RetellingState.ANOTHER_WAY: set(),
    RetellingState.TOLD_AGAIN: set(),
    RetellingState.SAID_NO: set(),
}
# A form that asks about one of these says first how often they were asked to tell it.
ABOUT_WHAT_HAPPENED = (Topic.OWN_WORDS, Topic.WHAT_HAPPENED, Topic.POLICE)
