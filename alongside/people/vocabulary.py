"""Words of this room."""

from django.db import models
from django.utils.translation import gettext_lazy as _


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
