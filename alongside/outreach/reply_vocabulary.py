"""Words of what young people answer, in their own space, about what comes next."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from alongside.kernel.states import Machine


class Suits(models.TextChoices):
    """Whether our next try, or the next time together, suits them."""

    WORKS = "works", _("That works")
    ELSEWHERE = "elsewhere", _("Another place or way")
    NOT_NOW = "not_now", _("Not this week")


class ReplyState(models.TextChoices):
    """Whether somebody has read what they answered."""

    SAID = "said", _("Nobody has read it yet")
    READ = "read", _("It was read")


REPLY: Machine = {ReplyState.SAID: {ReplyState.READ}, ReplyState.READ: set()}
