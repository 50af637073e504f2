"""Choosing what of a timeline to show."""

from typing import Any
from uuid import UUID

from django import forms
from django.utils.translation import gettext_lazy as _

from alongside.kernel.forms import DateField, Form
from alongside.record.queries.entries import Filters
from alongside.record.vocabulary import BESIDE, Kind


class TimelineForm(Form):
    """Kind, writer and dates; anything that cannot be read is left out of the filter."""

    kind = forms.ChoiceField(label=_("What"), required=False)
    author = forms.ChoiceField(label=_("Written by"), required=False)
    since = DateField(label=_("From"), required=False)
    until = DateField(label=_("Until"), required=False)

    def __init__(self, *args: Any, authors: list[tuple[UUID, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        kinds = [(k.value, k.label) for k in Kind if k not in BESIDE]
        self.fields["kind"].choices = [("", _("Everything")), *kinds]  # type: ignore[attr-defined]
        names = [(str(pk), name) for pk, name in authors]
        self.fields["author"].choices = [("", _("Anybody")), *names]  # type: ignore[attr-defined]

    def filters(self) -> Filters:
        """The filters that were chosen."""
        if not self.is_bound or not self.is_valid():
            return Filters()
        values = self.cleaned_data
        return Filters(
            kind=values["kind"],
            author=UUID(values["author"]) if values["author"] else None,
            since=values["since"],
            until=values["until"],
        )
