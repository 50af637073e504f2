"""The form for a training that one did."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from alongside.kernel.forms import DateField, Form, TextField
from alongside.keywork.actions.trainings import Course
from alongside.keywork.cards import TrainingCard


class TrainingForm(Form):
    """Which, when, with whom, and what shows it."""

    code = forms.ChoiceField(
        label=_("Which training?"), error_messages={"required": _("Choose which training it was.")}
    )
    done_on = DateField(
        label=_("When did you finish it?"), error_messages={"required": _("Write the day when you finished it.")}
    )
    provider = TextField(label=_("Who gave it?"), error_messages={"required": _("Write who gave it.")}, max_length=120)
    evidence = TextField(
        label=_("What shows that you did it?"),
        error_messages={"required": _("Write what shows that you did it.")},
        help_text=_("A certificate and where it is kept, a number, or who was there. Your lead looks at it."),
        max_length=300,
    )

    def __init__(self, *args: Any, courses: Sequence[tuple[str, str]], today: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["code"].choices = [("", _("Choose a training")), *courses]  # type: ignore[attr-defined]
        self.fields["done_on"].latest = today  # type: ignore[attr-defined]

    def course(self) -> Course:
        """What was written."""
        values = self.cleaned_data
        return Course(values["code"], values["done_on"], TrainingCard(values["provider"], values["evidence"]))
