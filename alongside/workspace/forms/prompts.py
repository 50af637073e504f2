"""Forms for answering a prompt."""

from datetime import date, timedelta
from typing import Any

from django.utils.translation import gettext_lazy as _

from alongside.evidence.actions.prompts import LONGEST, Reply
from alongside.evidence.vocabulary import WHY_NOT_FITTING, WHY_NOT_NOW, Said, Why
from alongside.kernel.forms import Choice, DateField, Form, TextField

MOST_CHARACTERS = 300
A_WHILE = timedelta(days=14)


class ReplyForm(Form):
    """Why, from a short list, and in words where somebody wants to."""

    why = Choice(label=_("Why?"), error_messages={"required": _("Choose why.")})
    words = TextField(
        label=_("Anything the next person should know"),
        help_text=_("Leave it empty if the answer above says it all. Write it as if the young person reads it."),
        max_length=MOST_CHARACTERS,
        required=False,
    )

    def clean(self) -> dict[str, Any]:
        """Something else is said in words."""
        cleaned = super().clean()
        if cleaned.get("why") == Why.OTHER and not cleaned.get("words") and "words" not in self.errors:
            self.add_error("words", _("say in a few words what it is."))
        return cleaned


class NotNowForm(ReplyForm):
    """Not now: until when, and why."""

    field_order = ("until", "why", "words")
    until = DateField(
        label=_("When should we ask again?"), error_messages={"required": _("Write the day when we should ask again.")}
    )

    def __init__(self, *args: Any, today: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        until: Any = self.fields["until"]
        until.initial, until.earliest, until.latest = today + A_WHILE, today + timedelta(days=1), today + LONGEST
        self.fields["why"].choices = [(one.value, one.label) for one in WHY_NOT_NOW]  # type: ignore[attr-defined]

    def reply(self) -> Reply:
        """What was answered."""
        values = self.cleaned_data
        return Reply(Said.PUT_OFF, Why(values["why"]), values["until"], values["words"])


class DoesNotFitForm(ReplyForm):
    """It does not fit: why."""

    def __init__(self, *args: Any, today: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["why"].choices = [(one.value, one.label) for one in WHY_NOT_FITTING]  # type: ignore[attr-defined]

    def reply(self) -> Reply:
        """What was answered."""
        values = self.cleaned_data
        return Reply(Said.DOES_NOT_FIT, Why(values["why"]), None, values["words"])
