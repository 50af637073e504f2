"""Looking for a young person."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from alongside.kernel.forms import DateField, Form, TextField


class SearchForm(Form):
    """A name or part of one, a date of birth, or both."""

    text = TextField(
        label=_("Name, or part of it"),
        help_text=_("It does not have to be spelt right."),
        max_length=120,
        required=False,
    )
    born = DateField(label=_("Date of birth, if you know it"), required=False)

    def clean(self) -> dict[str, Any]:
        """Something to look for is needed."""
        cleaned = super().clean()
        if not self.errors and not cleaned.get("text") and not cleaned.get("born"):
            self.add_error("text", _("write a name or a date of birth."))
        return cleaned
