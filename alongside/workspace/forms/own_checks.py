"""The form in which somebody says how they are, for themselves."""

from typing import Any

from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _

from alongside.kernel.forms import Choices, Form, LongTextField
from alongside.kernel.templatetags.components import icon
from alongside.keywork.staff_vocabulary import Feeling

PICTURES = {
    Feeling.LIGHT: "sun",
    Feeling.STEADY: "mountain",
    Feeling.PROUD: "star",
    Feeling.FULL: "cup-soda",
    Feeling.TIRED: "battery-low",
    Feeling.HEAVY: "cloud-rain",
    Feeling.ON_EDGE: "zap",
    Feeling.FAR: "cloud-fog",
    Feeling.TALK: "message-circle",
}


class OwnCheckForm(Form):
    """Any of a few pictures, and a line; one of the two is enough."""

    feelings = Choices(label=_("How is it to be you, at work, just now?"), choices=Feeling.choices, required=False)
    line = LongTextField(
        label=_("A line, if you like"),
        help_text=_("For you. Name no young person here."),
        max_length=600,
        rows=2,
        required=False,
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        pictured = [(one.value, format_html("{} {}", icon(PICTURES[one]), one.label)) for one in Feeling]
        self.fields["feelings"].choices = pictured  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        """Something was chosen or written."""
        cleaned = super().clean()
        if not cleaned.get("feelings") and not cleaned.get("line"):
            self.add_error("feelings", _("Choose a picture or write a line, or just close the page."))
        return cleaned

    def said(self) -> list[Feeling]:
        """The pictures that were chosen."""
        return [Feeling(one) for one in self.cleaned_data["feelings"]]
