"""Words about advocates."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from alongside.kernel.states import Machine


class WantedHow(models.TextChoices):
    """How it came that they want an advocate."""

    THEY_ASKED = "they_asked", _("They asked")
    OFFERED = "offered", _("We offered, and they said yes")
    CANNOT_ASK = "cannot_ask", _("They cannot ask for one just now, and should not be without")


class AdvocacyState(models.TextChoices):
    """How far it is."""

    WANTED = "wanted", _("Wanted, and nobody found yet")
    FOUND = "found", _("Found, and not met yet")
    MET = "met", _("They have met")
    OVER = "over", _("It is over")
    NOT_NEEDED = "not_needed", _("They no longer want one")


ADVOCACY: Machine = {
    AdvocacyState.WANTED: {AdvocacyState.FOUND, AdvocacyState.NOT_NEEDED},
    AdvocacyState.FOUND: {AdvocacyState.MET, AdvocacyState.WANTED, AdvocacyState.NOT_NEEDED},
    AdvocacyState.MET: {AdvocacyState.OVER},
    AdvocacyState.OVER: set(),
    AdvocacyState.NOT_NEEDED: set(),
}
GOING_ON = (AdvocacyState.WANTED, AdvocacyState.FOUND, AdvocacyState.MET)
NOT_MET = (AdvocacyState.WANTED, AdvocacyState.FOUND)
