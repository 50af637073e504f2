"""Holding back for a while that something was opened; answering young people who did not expect it."""

from datetime import date, timedelta
from typing import Any

from django.utils.translation import gettext_lazy as _

from alongside.kernel.forms import DateField, Form, LongTextField


class HoldBackForm(Form):
    """Why they are not shown it yet, and the day on which it appears."""

    reason = LongTextField(
        label=_("Why would it not be safe to show them now?"),
        max_length=1000,
        rows=3,
        error_messages={"required": _("Write why it would not be safe to show them now.")},
    )
    shown_from = DateField(
        label=_("On which day does it appear?"),
        help_text=_("Then they see it, by itself. It cannot be held back again."),
        error_messages={"required": _("Write on which day it appears.")},
    )

    def __init__(self, *args: Any, today: date, last: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        day = self.fields["shown_from"]
        day.earliest, day.latest = today + timedelta(days=1), last  # type: ignore[attr-defined]


class ExplainForm(Form):
    """What the data-protection lead tells them."""

    words = LongTextField(
        label=_("What do you tell them?"),
        help_text=_(
            "Plain words, to them: who it was, why they opened it, whether that was right, and what happens now."
        ),
        max_length=2000,
        rows=5,
        error_messages={"required": _("Write what you tell them.")},
    )
