"""The filters above the list of sources."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from alongside.evidence.library import library
from alongside.evidence.vocabulary import Kind, Sort
from alongside.kernel.forms import Form

EARLIEST, LATEST = 1900, 2100
ANY = ("", _("Any"))


class LibraryFilters(Form):
    """What to look for. Everything may be left empty; what cannot be read is left out and said."""

    text = forms.CharField(label=_("Words"), required=False, max_length=200)
    element = forms.TypedChoiceField(label=_("Element"), required=False, coerce=int, empty_value=None)
    row = forms.TypedChoiceField(label=_("What it shapes here"), required=False, empty_value=None)
    kind = forms.TypedChoiceField(label=_("Kind"), required=False, empty_value=None, choices=[ANY, *Kind.choices])
    year_from = forms.IntegerField(label=_("From year"), required=False, min_value=EARLIEST, max_value=LATEST)
    year_to = forms.IntegerField(label=_("To year"), required=False, min_value=EARLIEST, max_value=LATEST)
    sort = forms.TypedChoiceField(label=_("Order"), required=False, empty_value=Sort.RELEVANCE, choices=Sort.choices)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._offer("element", [(e.number, f"{e.number}. {e.title}") for e in library().elements])
        self._offer(
            "row",
            [(area.title, [(row.id, f"{row.id} {row.title}") for row in area.rows]) for area in library().areas],
        )

    def asked(self) -> dict[str, Any]:
        """Arguments for `queries.library.search`: every filter that could be read."""
        self.is_valid()
        return dict(self.cleaned_data)

    def _offer(self, name: str, choices: list[Any]) -> None:
        field = self.fields[name]
        if isinstance(field, forms.ChoiceField):
            field.choices = [ANY, *choices]
