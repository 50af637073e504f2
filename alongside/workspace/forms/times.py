"""A field for a time of day."""

from datetime import time
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from alongside.kernel.forms import TextField
from alongside.kernel.forms.reading import read_time


class TimeField(TextField):
    """A time of day, in whatever way people write it; ``None`` when it is left empty."""

    def clean(self, value: Any) -> Any:
        """The time that was meant.

        :raises ValidationError: when it is not a time.
        """
        text = super().clean(value)
        try:
            return read_time(text) if text else None
        except ValueError:
            raise forms.ValidationError(_("write a time, for example 4pm or 16:30.")) from None

    def prepare_value(self, value: Any) -> Any:
        """The time as it is shown in the box."""
        return f"{value:%H:%M}" if isinstance(value, time) else value
