"""Saying something beside what is written."""

from django.utils.translation import gettext_lazy as _

from alongside.kernel.forms import Choice, Form, LongTextField
from alongside.record.vocabulary import Kind

MOST_CHARACTERS = 4000


class BesideForm(Form):
    """What they see differently, or what is missing."""

    kind = Choice(
        label=_("What is it?"),
        choices=[(Kind.DISAGREES.value, _("I see it differently")), (Kind.ADDS.value, _("I want to add something"))],
        error_messages={"required": _("Choose one of the two.")},
    )
    words = LongTextField(
        label=_("In your words"),
        max_length=MOST_CHARACTERS,
        rows=5,
        error_messages={"required": _("Write what you want to say.")},
    )
