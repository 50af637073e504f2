"""Writing down what was heard when somebody listened."""

from django.utils.translation import gettext_lazy as _

from alongside.kernel.forms import Form, LongTextField

MOST_CHARACTERS = 2000


class ListenForm(Form):
    """What somebody heard, in words to them."""

    words = LongTextField(
        label=_("What did you hear, and what happens now?"),
        help_text=_("Write to them. Only what they wanted to say; and what you will do, or could not do and why."),
        max_length=MOST_CHARACTERS,
        rows=5,
        error_messages={"required": _("Write what you heard.")},
    )
