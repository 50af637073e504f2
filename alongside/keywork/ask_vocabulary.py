"""Words about what a young person asks for themselves."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from alongside.kernel.states import Machine


class AskFor(models.TextChoices):
    """What a young person asks for themselves."""

    CHANGE = "change", _("Something to be different")
    OTHER_WORKER = "other_worker", _("A different worker")
    ADVOCATE = "advocate", _("An advocate")
    LEFT_ALONE = "left_alone", _("To be left alone for a while")
    COME_BACK = "come_back", _("To come back")
    NOT_ALONE = "not_alone", _("They came in with their second words")


class AskState(models.TextChoices):
    """How it stands with something they asked for."""

    WAITING = "waiting", _("They wait for an answer")
    STANDS = "stands", _("It holds, until the day they chose")
    ANSWERED = "answered", _("They have an answer")
    TAKEN_BACK = "taken_back", _("They took it back")


ASK: Machine = {
    AskState.WAITING: {AskState.ANSWERED, AskState.TAKEN_BACK},
    AskState.STANDS: {AskState.TAKEN_BACK},
    AskState.ANSWERED: set(),
    AskState.TAKEN_BACK: set(),
}
