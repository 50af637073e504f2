"""Words of this room."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Kind(models.TextChoices):
    """What a source is."""

    STUDY = "study", _("Study")
    EVALUATION = "evaluation", _("Evaluation")
    REVIEW = "review", _("Review of research")
    CONSULTATION = "consultation", _("Consultation")
    INQUIRY = "inquiry", _("Inquiry")
    PROGRAMME = "programme", _("Programme of work")
    DEFINITION = "definition", _("Definition")
    GUIDANCE = "guidance", _("Guidance")
    REPORT = "report", _("Report")
    ARTICLE = "article", _("Article")
    BOOK = "book", _("Book")
    WEBSITE = "website", _("Website")


class Seed(models.TextChoices):
    """Which of the two documents the library began with names the source."""

    A = "A", _("the paper on care and recovery")
    B = "B", _("the summary of thirty studies")


class Sort(models.TextChoices):
    """In which order sources are shown."""

    RELEVANCE = "relevance", _("Best match first")
    YEAR = "year", _("Newest first")
    TITLE = "title", _("Title, A to Z")
