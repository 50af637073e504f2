"""Answering what a young person asks for."""

from django.utils.translation import gettext_lazy as _

from alongside.kernel.forms import Form, LongTextField

MOST_CHARACTERS = 2000


class AnswerForm(Form):
    """What comes of it, in words to them."""

    words = LongTextField(
        label=_("What do you tell them?"),
        help_text=_("Write to them, not about them: what happens now, who does it, and what you could not do and why."),
        max_length=MOST_CHARACTERS,
        rows=5,
        error_messages={"required": _("Write what you tell them.")},
    )


class NotAloneForm(Form):
    """What was done when somebody came in with second words. They never read it in their space."""

    words = LongTextField(
        label=_("What did you do, and how are they?"),
        help_text=_("They do not see this, nor that we were told: somebody else may read along."),
        max_length=MOST_CHARACTERS,
        rows=5,
        error_messages={"required": _("Write what you did.")},
    )
