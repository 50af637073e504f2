"""Words of this room."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class State(models.TextChoices):
    """Where a job is; the database's own words for it."""

    TODO = "todo", _("Waiting")
    DOING = "doing", _("Running")
    SUCCEEDED = "succeeded", _("Done")
    FAILED = "failed", _("Did not work")
    CANCELLED = "cancelled", _("Stopped before it ran")
    ABORTED = "aborted", _("Stopped")
