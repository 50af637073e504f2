"""Words about decisions."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from alongside.kernel.states import Machine


class About(models.TextChoices):
    """What a decision is about."""

    PLAN = "plan", _("Their plan")
    HOME = "home", _("Where they live")
    PEOPLE = "people", _("Whom they see")
    SHARING = "sharing", _("What is told to whom")
    MEETING = "meeting", _("A meeting about them")
    SCHOOL = "school", _("School, college or work")
    HEALTH = "health", _("Their health")
    ENDING = "ending", _("A goodbye or a pause")
    OTHER = "other", _("Something else")


class DecisionState(models.TextChoices):
    """How far a decision is."""

    OPEN = "open", _("Being talked about")
    HEARD = "heard", _("They said what they want")
    DECIDED = "decided", _("Decided, and still to tell them")
    TOLD = "told", _("They were told")
    CHALLENGED = "challenged", _("They do not agree")
    AGAIN = "again", _("Looked at again, and still to tell them")
    DONE = "done", _("Done")
    CALLED_OFF = "called_off", _("Not needed any more")


class Weight(models.TextChoices):
    """What their wish came to. It is about us: how far what they said carried."""

    AS_THEY_WANT = "as_they_want", _("It is what they want")
    PARTLY = "partly", _("Some of it is what they want")
    AGAINST = "against", _("It is not what they want")
    NOT_SAID = "not_said", _("They did not want to say, and that is all right")
    WITHOUT = "without", _("It was decided without them")


class Advocate(models.TextChoices):
    """Whether an advocate was offered for this decision, and what they said."""

    NOT_OFFERED = "not_offered", _("Not offered yet")
    YES = "yes", _("They want one")
    HAS = "has", _("They have one, and want them there")
    LATER = "later", _("Perhaps later")
    NO = "no", _("No, thank you")


class What(models.TextChoices):
    """What something is that stands beside a decision."""

    WISH = "wish", _("What they want")
    VIEW = "view", _("What somebody else thinks")
    DECIDED = "decided", _("What was decided, and why")
    TOLD = "told", _("What we told them")
    SENSE = "sense", _("Whether it made sense to them")
    DISAGREES = "disagrees", _("They do not agree")


class Medium(models.TextChoices):
    """How they said it."""

    SAID = "said", _("They said it")
    WRITTEN = "written", _("They wrote it")
    SHOWN = "shown", _("They drew it, or showed it")
    OWN = "own", _("With something they made")
    OTHERS = "others", _("Somebody they trust said it for them")


class Sense(models.TextChoices):
    """Whether what was decided made sense to them."""

    YES = "yes", _("Yes")
    PARTLY = "partly", _("Partly")
    NO = "no", _("No")


class TellingWay(models.TextChoices):
    """How they were told what was decided."""

    IN_PERSON = "in_person", _("In person")
    CALL = "call", _("In a call")
    MESSAGE = "message", _("In a message")
    LETTER = "letter", _("In a card or letter")
    OWN_SPACE = "own_space", _("In their own space")
    TRUSTED = "trusted", _("Through somebody they trust")


# They tell us that they do not agree at any time, also when it seemed done.
DECISION: Machine = {
    DecisionState.OPEN: {DecisionState.HEARD, DecisionState.DECIDED, DecisionState.CALLED_OFF},
    DecisionState.HEARD: {DecisionState.DECIDED, DecisionState.CALLED_OFF},
    DecisionState.DECIDED: {DecisionState.TOLD},
    DecisionState.TOLD: {DecisionState.CHALLENGED, DecisionState.DONE},
    DecisionState.CHALLENGED: {DecisionState.AGAIN},
    DecisionState.AGAIN: {DecisionState.TOLD},
    DecisionState.DONE: {DecisionState.CHALLENGED},
    DecisionState.CALLED_OFF: set(),
}
NOT_DECIDED = (DecisionState.OPEN, DecisionState.HEARD, DecisionState.CALLED_OFF)
TO_TELL = (DecisionState.DECIDED, DecisionState.AGAIN)
WAS_TOLD = (DecisionState.TOLD, DecisionState.CHALLENGED, DecisionState.DONE)
# What asks something of somebody, besides the day of looking at it again.
ASKS = (
    DecisionState.OPEN,
    DecisionState.HEARD,
    DecisionState.DECIDED,
    DecisionState.TOLD,
    DecisionState.CHALLENGED,
    DecisionState.AGAIN,
)
