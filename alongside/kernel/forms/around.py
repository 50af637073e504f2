"""A date as people say it, in one box: "about March", "when I was eleven", "before summer", or a day."""

from datetime import date
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from alongside.kernel import around
from alongside.kernel.around import MOST_CHARACTERS, Around, Toward
from alongside.kernel.spans import Backwards, NotADay

HINTS = {
    Toward.BACK: _("As they say it: “about March”, “when I was eleven”, “last summer”, or a day like 14/3/2026."),
    Toward.AHEAD: _("As they say it: “about March”, “before summer”, “in two weeks”, or a day like 14/3/2026."),
}


class AroundField(forms.CharField):
    """When, in their words; cleans to :class:`alongside.kernel.around.Around`, or ``None`` when left empty.

    ``toward`` says which way it lies; with ``allows_other`` a day on the other side is no mistake. A field does not know
    what day it is: the form calls :meth:`on` before it is read, with their date of birth where it is known for sure.
    """

    empty_value: Any = None
    default_error_messages = {
        "not_a_day": _("there is no such day. Check the day and the month, or write it in words, like “about March”."),
        "backwards": _("the second day is before the first. Write the earlier one first."),
        "over": _("that has passed already. When would be good?"),
        "to_come": _("that is still to come. When was it?"),
    }

    def __init__(self, *, toward: Toward, allows_other: bool = False, **kwargs: Any) -> None:
        kwargs.setdefault("help_text", HINTS[toward])
        super().__init__(max_length=MOST_CHARACTERS, **kwargs)
        self.toward, self.allows_other = toward, allows_other
        self.today: date | None = None
        self.born: date | None = None
        self.widget.attrs["class"] = "govuk-input--width-20"

    def on(self, today: date, *, born: date | None = None) -> None:
        """Say what day it is for whoever answers."""
        self.today, self.born = today, born

    def clean(self, value: Any) -> Any:
        """The words and the days they leave open."""
        said = super().clean(value)
        if not said:
            return None
        if self.today is None:
            raise TypeError("An AroundField is told what day it is before it is read: call its on().")
        try:
            found = around.read(said, toward=self.toward, today=self.today, born=self.born)
        except NotADay as error:
            raise ValidationError(self.error_messages["not_a_day"], code="not_a_day") from error
        except Backwards as error:
            raise ValidationError(self.error_messages["backwards"], code="backwards") from error
        if not self.allows_other:
            self._same_side(found, self.today)
        return found

    def prepare_value(self, value: Any) -> Any:
        """The words, as they were said."""
        return value.said if isinstance(value, Around) else value

    def has_changed(self, initial: Any, data: Any) -> bool:
        """Whether other words stand there."""
        return super().has_changed(self.prepare_value(initial), data)

    def _same_side(self, found: Around, today: date) -> None:
        if self.toward is Toward.AHEAD and found.latest and found.latest < today:
            raise ValidationError(self.error_messages["over"], code="over")
        if self.toward is Toward.BACK and found.earliest and found.earliest > today:
            raise ValidationError(self.error_messages["to_come"], code="to_come")
