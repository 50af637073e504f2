"""Words of this room, each with its meaning in plain English."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Channel(models.TextChoices):
    """How somebody tries to reach a young person (practice of assertive outreach)."""

    TEXT = "text", _("Text message")
    CALL = "call", _("Phone call")
    APP = "app", _("Message in an app")
    ONLINE = "online", _("Where they are online")
    CARD = "card", _("Card or letter")
    HOME_GROUND = "home_ground", _("In person, where they are")
    CHOSEN_PLACE = "chosen_place", _("In person, where they chose")
    TRUSTED_PERSON = "trusted_person", _("Through somebody they trust")
    DROP_IN = "drop_in", _("At the drop-in")
    GROUP = "group", _("In a group")


class Rule(models.TextChoices):
    """Whether a way of being in touch is safe, as the young person says."""

    OK = "ok", _("Yes")
    ONLY_IF = "only_if", _("Only if")
    NEVER = "never", _("Never")
