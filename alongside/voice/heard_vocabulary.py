"""Words about how young people were heard, by anybody."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class WhoWith(models.TextChoices):
    """With whom it was."""

    US = "us", _("Somebody here")
    SOCIAL_WORK = "social_work", _("A social worker")
    POLICE = "police", _("The police")
    SCHOOL = "school", _("School or college")
    HEALTH = "health", _("A doctor, nurse or clinic")
    COURT = "court", _("A court or lawyer")
    OTHER = "other", _("Somebody else")


class ReadBy(models.TextChoices):
    """Who reads it."""

    ALONGSIDE = "alongside", _("The people alongside them")
    LEADS = "leads", _("Only leads of the team")


class Felt(models.TextChoices):
    """One answer."""

    YES = "yes", _("Yes")
    PARTLY = "partly", _("Partly")
    NO = "no", _("No")
