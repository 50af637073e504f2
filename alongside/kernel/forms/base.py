"""The form our forms derive from: kind words when something is missing or too long, and answers that open further questions."""

from typing import Any

from django import forms
from django.forms.utils import ErrorDict
from django.utils.translation import gettext_lazy as _

from alongside.kernel.forms.begun import Begun

MISSING: tuple[tuple[type[forms.Field], Any], ...] = (
    (forms.MultipleChoiceField, _("choose at least one.")),
    (forms.ChoiceField, _("choose one of these.")),
    (forms.BooleanField, _("tick this box to go on.")),
    (forms.FileField, _("choose a file.")),
    (forms.Field, _("please fill this in.")),
)
TOO_LONG = _("make it shorter, please: %(limit_value)d characters fit here, and there are %(show_value)d.")
DJANGO_MISSING = forms.Field.default_error_messages["required"]


class Form(forms.Form):
    """A form whose missing or too long answers are asked for kindly.

    Where a :class:`~alongside.kernel.forms.choices.Choice` reveals a field, that field counts only when its choice was
    made: otherwise whatever was posted in it is dropped, and a required one is not missed. A subclass with its own
    ``clean`` calls ``super().clean()`` first.

    Of what was only begun (:class:`~alongside.kernel.forms.begun.Begun`) a form is filled, and not yet judged.
    """

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for field in self.fields.values():
            field.error_messages.setdefault("max_length", TOO_LONG)
            if field.error_messages.get("required") == DJANGO_MISSING:
                field.error_messages["required"] = next(words for kind, words in MISSING if isinstance(field, kind))

    def is_valid(self) -> bool:
        """Whether it was sent and everything is in order."""
        return not isinstance(self.data, Begun) and super().is_valid()

    def full_clean(self) -> None:
        """Look at what was sent; what was only begun is left alone."""
        if not isinstance(self.data, Begun):
            super().full_clean()
            return
        self._errors: ErrorDict = ErrorDict(renderer=self.renderer)
        self.cleaned_data = {}

    def clean(self) -> dict[str, Any]:
        """Drop answers to questions that were not opened."""
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        for name in self._unopened():
            self.errors.pop(name, None)
            cleaned[name] = getattr(self.fields[name], "empty_value", None)
        return cleaned

    def _unopened(self) -> set[str]:
        """Names of fields behind choices that were not made."""
        behind: set[str] = set()
        opened: set[str] = set()
        for name, field in self.fields.items():
            chosen = self.cleaned_data.get(name)
            values = {str(one) for one in (chosen if isinstance(chosen, list) else [chosen])}
            for value, revealed in getattr(field, "reveals", {}).items():
                (opened if str(value) in values else behind).add(revealed)
        return behind - opened
