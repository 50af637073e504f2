"""Words about support that is offered."""

from django.db import models
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from alongside.kernel.states import Machine


class SupportState(models.TextChoices):
    """What they say to it. Every answer can be changed on any day."""

    OFFERED = "offered", _("Offered, and not answered yet")
    YES = "yes", _("They want it")
    LATER = "later", _("Not now, perhaps later")
    PAUSED = "paused", _("They pause it")
    NO = "no", _("They do not want it")


SUPPORT: Machine = {
    SupportState.OFFERED: {SupportState.YES, SupportState.LATER, SupportState.NO},
    SupportState.YES: {SupportState.PAUSED, SupportState.NO},
    SupportState.LATER: {SupportState.YES, SupportState.NO},
    SupportState.PAUSED: {SupportState.YES, SupportState.NO},
    SupportState.NO: {SupportState.YES},
}

# What something compulsory may rest on, by the codes of the list ``compulsory_basis``.
BASES: dict[str, Promise] = {
    "court_order": _("An order of a family court"),
    "youth_order": _("An order of a youth or criminal court"),
    "bail": _("A condition of bail"),
    "mental_health": _("Mental health law"),
    "schooling": _("The duty to go to school"),
    "other": _("Another law: say which"),
}
