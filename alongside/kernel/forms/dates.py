"""Dates in three boxes, as people say them: day, month, year."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext_lazy as _

from alongside.kernel.forms.reading import read_date, read_time

LABELS = {
    "day": _("Day"),
    "month": _("Month"),
    "year": _("Year"),
    "time": _("Time"),
    "guess": _("This is my best guess"),
}


@dataclass(frozen=True, slots=True)
class RoughDate:
    """A date, and whether whoever gave it was guessing."""

    on: date
    is_guess: bool = False


class DateBoxes(forms.MultiWidget):
    """Boxes for day, month and year, and for the further ``parts`` named (``time``, ``guess``)."""

    template_name = "kernel/forms/date.html"
    use_fieldset = True

    def __init__(self, parts: tuple[str, ...] = (), attrs: dict[str, Any] | None = None) -> None:
        self.parts = ("day", "month", "year", *parts)
        boxes: dict[str, forms.Widget | type[forms.Widget]] = {
            part: forms.CheckboxInput() if part == "guess" else forms.TextInput() for part in self.parts
        }
        super().__init__(boxes, attrs)

    def decompress(self, value: Any) -> list[Any]:
        """The boxes' texts for a date, a time-zone-aware datetime, a :class:`RoughDate`, or nothing."""
        if value is None:
            return [None] * len(self.parts)
        if isinstance(value, RoughDate):
            return [*self.decompress(value.on)[:3], value.is_guess]
        if isinstance(value, datetime):
            value = timezone.localtime(value)
            return [value.day, value.month, value.year, f"{value:%H:%M}"]
        return [value.day, value.month, value.year]

    def get_context(self, name: str, value: Any, attrs: dict[str, Any] | None) -> dict[str, Any]:
        """Django's context, each box with the part it stands for and its label."""
        context: dict[str, Any] = super().get_context(name, value, attrs)
        for part, box in zip(self.parts, context["widget"]["subwidgets"], strict=True):
            box |= {"part": part, "label": LABELS[part]}
        return context


class DateField(forms.Field):
    """A date written in three boxes; cleans to :class:`datetime.date`, or ``None`` when left empty and not required.

    Months may be numbers or names; a year may have two digits. ``earliest`` and ``latest`` are dates, both allowed;
    a view may set them on the form's field, since a field does not know what day it is.
    """

    widget: Any = DateBoxes
    default_error_messages = {
        "required": _("enter a day, a month and a year."),
        "part": _("enter a day, a month and a year."),
        "invalid": _("this is not a real date. Check the day, the month and the year."),
        "early": _("the date must be %(date)s or later."),
        "late": _("the date must be %(date)s or earlier."),
    }

    def __init__(self, *, earliest: date | None = None, latest: date | None = None, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.earliest, self.latest = earliest, latest

    def to_python(self, value: Any) -> Any:
        """The date in the boxes."""
        if not isinstance(value, list):
            return value
        texts = [str(text or "").strip() for text in value[:3]]
        if not any(texts):
            return None
        if not all(texts):
            raise ValidationError(self.error_messages["part"], code="part")
        try:
            return read_date(*texts, latest=self.latest)
        except ValueError as error:
            raise ValidationError(self.error_messages["invalid"], code="invalid") from error

    def validate(self, value: Any) -> None:
        """Asked for, and within the range."""
        super().validate(value)
        on = self.day_of(value)
        if on and self.earliest and on < self.earliest:
            self._out_of_range("early", self.earliest)
        if on and self.latest and on > self.latest:
            self._out_of_range("late", self.latest)

    def day_of(self, value: Any) -> date | None:
        """The day that the range is about."""
        day: date | None = value
        return day

    def _out_of_range(self, code: str, limit: date) -> None:
        raise ValidationError(self.error_messages[code], code=code, params={"date": date_format(limit, "j F Y")})


class RoughDateField(DateField):
    """A date that may be marked as a best guess; cleans to :class:`RoughDate` or ``None``."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(widget=DateBoxes(parts=("guess",)), **kwargs)

    def to_python(self, value: Any) -> Any:
        """The date in the boxes and the tick beside them."""
        on = super().to_python(value)
        return RoughDate(on, is_guess=bool(value[3])) if isinstance(on, date) else on

    def day_of(self, value: Any) -> date | None:
        """The day without the doubt."""
        return value.on if value else None


class WhenField(DateField):
    """A date and a time of day; cleans to an aware :class:`datetime.datetime` in the current time zone, or ``None``."""

    default_error_messages = {
        "required": _("enter a day, a month, a year and a time."),
        "part": _("enter a day, a month, a year and a time."),
        "time": _("this is not a time. Write it like 16:30 or 4:30pm."),
    }

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(widget=DateBoxes(parts=("time",)), **kwargs)

    def to_python(self, value: Any) -> Any:
        """The moment in the boxes."""
        on = super().to_python(value)
        if not isinstance(value, list):
            return on
        text = str(value[3] or "").strip()
        if on is None and not text:
            return None
        if on is None or not text:
            raise ValidationError(self.error_messages["part"], code="part")
        try:
            return timezone.make_aware(datetime.combine(on, read_time(text)))
        except ValueError as error:
            raise ValidationError(self.error_messages["time"], code="time") from error

    def day_of(self, value: Any) -> date | None:
        """The day in the current time zone."""
        return timezone.localtime(value).date() if value else None
