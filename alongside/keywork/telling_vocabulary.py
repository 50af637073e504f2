"""Words about what a young person told, and what it may be used for."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from alongside.kernel.states import Machine


class Medium(models.TextChoices):
    """How they told it."""

    SPOKEN = "spoken", _("They said it, and it was written down")
    WRITTEN = "written", _("They wrote it themselves")
    SHOWN = "shown", _("They drew, recorded or filmed it")


class UseState(models.TextChoices):
    """How it stands with using what they told for one purpose."""

    ASKED = "asked", _("They think about it")
    YES = "yes", _("They said yes")
    NO = "no", _("They said no")
    NOT_NOW = "not_now", _("They said: not now")
    TOLD = "told", _("It was told on, as they wanted")
    TAKEN_BACK = "taken_back", _("They took their yes back")


# No is an answer: nobody goes on asking. They may still change their mind, and say so.
USE: Machine = {
    UseState.ASKED: {UseState.YES, UseState.NO, UseState.NOT_NOW},
    UseState.NOT_NOW: {UseState.YES, UseState.NO},
    UseState.NO: {UseState.YES},
    UseState.YES: {UseState.TOLD, UseState.TAKEN_BACK},
    UseState.TOLD: {UseState.TAKEN_BACK},
    UseState.TAKEN_BACK: {UseState.YES},
}
