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
    """Which of the two documents the library began with names the source, or that this service added it."""

    A = "A", _("the paper on care and recovery")
    B = "B", _("the summary of thirty studies")
    OWN = "own", _("added by your service")


class Sort(models.TextChoices):
    """In which order sources are shown."""

    RELEVANCE = "relevance", _("Best match first")
    YEAR = "year", _("Newest first")
    TITLE = "title", _("Title, A to Z")


class Said(models.TextChoices):
    """What somebody answers when a prompt asks."""

    PUT_OFF = "put_off", _("Not now")
    DOES_NOT_FIT = "does_not_fit", _("It does not fit")


class Why(models.TextChoices):
    """Why not now, or why it does not fit. A list, so that it can be counted without reading a word."""

    THEY_ASKED = "they_asked", _("They asked for this")
    ARRANGED = "arranged", _("It is arranged already")
    NOT_SAFE = "not_safe", _("It would not be safe now")
    WAITING = "waiting", _("We are waiting for something")
    DONE = "done", _("It has happened, and is written somewhere else")
    SOMEBODY_ELSE = "somebody_else", _("Somebody else does this")
    NOT_FOR_THEM = "not_for_them", _("It is not right for this young person")
    OTHER = "other", _("Something else")


WHY_NOT_NOW = (Why.THEY_ASKED, Why.ARRANGED, Why.NOT_SAFE, Why.WAITING, Why.OTHER)
WHY_NOT_FITTING = (Why.THEY_ASKED, Why.DONE, Why.SOMEBODY_ELSE, Why.NOT_FOR_THEM, Why.NOT_SAFE, Why.OTHER)


class Wrong(models.TextChoices):
    """Why a file of references, or one entry in it, cannot be used, and what to do."""

    LARGE = "large", _("The file is larger than 10 MB. Export fewer references at a time.")
    BINARY = "binary", _("This is not a text file. Export your references as RIS or BibTeX and bring that file in.")
    NEITHER = "neither", _("No reference in RIS or BibTeX was found in it. Export them in one of these formats.")
    EMPTY = "empty", _("There is no reference in this file. Choose another.")
    MANY = "many", _("There are more than 5,000 references in it. Export fewer at a time.")
    TITLE = "title", _("It has no title. Add one in your reference manager.")
    YEAR = "year", _("It has no year. Add one in your reference manager.")
    OPEN = "open", _("It begins but does not end. Look at this line in the file.")
    LONG = "long", _("It is too long or too deeply nested to be a reference. Look at this line in the file.")
    SHAPE = "shape", _("It is not written as its format asks. Look at this line in the file.")
