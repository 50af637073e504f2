"""Forms about using what a young person told, with their yes."""

from datetime import date
from typing import Any

from django.utils.translation import gettext_lazy as _

from alongside.kernel.forms import Choice, DateField, Form, TextField
from alongside.keywork.cards import UseCard
from alongside.keywork.telling_vocabulary import UseState
from alongside.keywork.vocabulary import ToldHow

ANSWERS = (UseState.YES, UseState.NO, UseState.NOT_NOW)


class UseForm(Form):
    """What it would be used for, and who would be told."""

    purpose = TextField(
        label=_("What would it be used for?"),
        error_messages={"required": _("Write what it would be used for.")},
        help_text=_("One purpose, in plain words."),
        max_length=300,
    )
    people = TextField(
        label=_("Who would be told?"),
        error_messages={"required": _("Write who would be told.")},
        help_text=_("Their names, and what they do."),
        max_length=300,
    )

    def card(self) -> UseCard:
        """What they are asked."""
        return UseCard(self.cleaned_data["purpose"], self.cleaned_data["people"])


class AnswerForm(Form):
    """What they said to it."""

    said = Choice(
        label=_("What did they say?"),
        error_messages={"required": _("Choose what they said.")},
        choices=[(one.value, one.label) for one in ANSWERS],
        hints={UseState.NO.value: _("No is an answer. Nobody asks on.")},
    )
    until = DateField(label=_("If yes: until when?"), help_text=_("After that day we ask again."), required=False)
    words = TextField(label=_("Anything they said about it"), max_length=300, required=False)

    def __init__(self, *args: Any, today: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["until"].earliest = today  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        """A yes has an end."""
        cleaned = super().clean()
        if cleaned.get("said") != UseState.YES:
            self.errors.pop("until", None)
            cleaned["until"] = None
        elif "until" not in self.errors and not cleaned.get("until"):
            self.add_error("until", _("ask them until when, and write the day."))
        return cleaned


class ToldOnForm(Form):
    """How it was told on."""

    how = Choice(
        label=_("How was it told on?"),
        error_messages={"required": _("Choose how it was told on.")},
        choices=[(one.value, one.label) for one in ToldHow],
    )
