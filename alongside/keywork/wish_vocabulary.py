"""Words for what a young person chooses: the space, and whether others are there."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Space(models.TextChoices):
    """Who else may be in the space."""

    WOMEN = "women", _("A space for girls and women only")
    MEN = "men", _("A space for boys and men only")
    MIXED = "mixed", _("A space for everybody")


class Group(models.TextChoices):
    """Whether they would rather be alone with their worker or with others."""

    ALONE = "alone", _("Just the two of us")
    FEW = "few", _("A small group")
    GROUP = "group", _("A group is fine")
