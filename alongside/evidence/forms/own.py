"""Forms for what a service adds to the library."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from alongside.evidence import references
from alongside.evidence.items import Library
from alongside.evidence.library import library
from alongside.evidence.models import OwnStudy
from alongside.evidence.vocabulary import Kind
from alongside.kernel.forms import Choices, Form, LongTextField, TextField

EARLIEST, LATEST = 1500, 2100
MOST_WORDS = 35


class StudyForm(Form):
    """A study's card."""

    title = LongTextField(label=_("Title"), rows=2, max_length=500)
    kind = forms.ChoiceField(label=_("Kind"), choices=Kind.choices, initial=Kind.STUDY)
    year = forms.IntegerField(label=_("Year"), min_value=EARLIEST, max_value=LATEST)
    authors = LongTextField(
        label=_("Who wrote it"), rows=2, required=False, max_length=2000, help_text=_("One name on each line.")
    )
    place = TextField(label=_("Where it was done"), required=False, max_length=200)
    method = LongTextField(label=_("How it was done"), rows=2, required=False, max_length=1000)
    doi = TextField(label=_("DOI"), required=False, max_length=200)
    url = forms.URLField(label=_("Web address"), required=False, max_length=500, assume_scheme="https")
    note = LongTextField(label=_("Note"), rows=2, required=False, max_length=1000)

    def clean_authors(self) -> list[str]:
        """The names, without empty lines."""
        names = [
            references.tidy(name)[: references.LONGEST_AUTHOR] for name in self.cleaned_data["authors"].split("\n")
        ]
        return [name for name in names if name]

    def clean_title(self) -> str:
        """The title in one line."""
        return references.tidy(self.cleaned_data["title"])

    def clean_doi(self) -> str:
        """The DOI without the address around it."""
        text = self.cleaned_data["doi"]
        found = references.normal_doi(text)
        if text and not found:
            raise forms.ValidationError(_("this is not a DOI. It begins with 10. and has a slash, like 10.1000/182."))
        return found

    def about(self) -> dict[str, Any]:
        """What ``actions.own.add_study`` takes."""
        return dict(self.cleaned_data)

    @staticmethod
    def filled(study: OwnStudy) -> dict[str, Any]:
        """What the form starts with, to change a study."""
        names = ("title", "kind", "year", "place", "method", "doi", "url", "note")
        return {name: getattr(study, name) for name in names} | {"authors": "\n".join(study.authors)}


class FindingForm(Form):
    """One thing a study found, and what it stands behind."""

    says = LongTextField(
        label=_("What it found"),
        rows=3,
        max_length=500,
        help_text=_("One sentence in your own words, of at most 35 words. Never write about a young person you know."),
    )
    elements = Choices(label=_("Which elements it stands behind"), required=False)
    row = forms.ChoiceField(label=_("What it shapes here"), required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _offer_elements(self, library())
        areas = [(area.title, [(row.id, f"{row.id} {row.title}") for row in area.rows]) for area in library().areas]
        self.fields["row"].choices = [("", _("Nothing yet")), *areas]  # type: ignore[attr-defined]

    def clean_says(self) -> str:
        """The sentence in one line, and short enough to be read beside a question."""
        says = references.tidy(self.cleaned_data["says"])
        if len(says.split()) > MOST_WORDS:
            raise forms.ValidationError(_("use at most 35 words. Say the most important thing."))
        return says

    def found(self) -> dict[str, Any]:
        """What ``actions.own.add_finding`` takes."""
        return {
            "says": self.cleaned_data["says"],
            "elements": sorted(int(one) for one in self.cleaned_data["elements"]),
            "rows": [self.cleaned_data["row"]] if self.cleaned_data["row"] else [],
        }


class QuestionForm(Form):
    """A question for a team to think about together."""

    asks = LongTextField(
        label=_("The question"),
        rows=2,
        max_length=300,
        help_text=_("For a team to think about together. Never write about a young person you know."),
    )
    elements = Choices(label=_("Which elements it belongs to"), required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _offer_elements(self, library())

    def asked(self) -> dict[str, Any]:
        """What ``actions.own.add_question`` takes."""
        elements = sorted(int(one) for one in self.cleaned_data["elements"])
        return {"asks": references.tidy(self.cleaned_data["asks"]), "elements": elements}


class BringForm(Form):
    """A file of references."""

    file = forms.FileField(
        label=_("Choose the file"), help_text=_("RIS (.ris) or BibTeX (.bib), up to 5,000 references."), max_length=200
    )


class TalkedForm(Form):
    """When a team talked about something it read."""

    on = forms.DateField(
        label=_("We talked about it on"),
        input_formats=["%Y-%m-%d"],
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        error_messages={"invalid": _("this is not a day. Write it like 2026-03-18.")},
    )


def _offer_elements(form: forms.Form, held: Library) -> None:
    field: Any = form.fields["elements"]
    field.choices = [(str(one.number), f"{one.number}. {one.title}") for one in held.elements]
