"""The form for putting off a question about oneself."""

from datetime import date, timedelta
from typing import Any

from django.utils.translation import gettext_lazy as _

from alongside.kernel.forms import Choice, DateField, Form
from alongside.keywork.models.own_answers import LONGEST_LATER
from alongside.keywork.staff_vocabulary import WhyLater

A_WHILE = timedelta(days=14)


class LaterForm(Form):
    """Until when, and why. Nobody else reads it."""

    until = DateField(
        label=_("When should we ask again?"),
        help_text=_("Within a month."),
        error_messages={"required": _("Write the day when we should ask again.")},
    )
    why = Choice(label=_("Why?"), choices=WhyLater.choices, error_messages={"required": _("Choose why.")})

    def __init__(self, *args: Any, today: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        until: Any = self.fields["until"]
        until.initial, until.earliest, until.latest = today + A_WHILE, today + timedelta(days=1), today + LONGEST_LATER

    def said(self) -> dict[str, Any]:
        """What ``actions.own_answers.put_off`` takes."""
        return {"until": self.cleaned_data["until"], "why": WhyLater(self.cleaned_data["why"])}
