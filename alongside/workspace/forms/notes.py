"""Looking for words in what is written."""

import json
from typing import Any
from uuid import UUID

from django import forms
from django.utils.translation import gettext_lazy as _

from alongside.access.vocabulary import Compartment
from alongside.kernel.forms import Choice, DateField, Form, TextField
from alongside.people.models import Practitioner
from alongside.record import asking
from alongside.record.queries.search import Wanted
from alongside.record.vocabulary import BESIDE, Kind
from alongside.workspace.queries.notes import Asked

NO_WORD = _("write a word to look for.")
CARRIED = ("csrfmiddlewaretoken", "carried", "first", "stop")


class WordsForm(Form):
    """Words, which entries to look in, and the order of the answers."""

    text = TextField(
        label=_("Words to look for"),
        help_text=_(
            "All of them have to be there. Put “quotation marks” around words that belong together, or OR between two."
        ),
        max_length=200,
        error_messages={"required": NO_WORD},
    )
    kind = forms.ChoiceField(label=_("What"), required=False)
    author = forms.ChoiceField(label=_("Written by"), required=False)
    part = forms.ChoiceField(label=_("Part of the record"), required=False)
    since = DateField(label=_("From"), required=False)
    until = DateField(label=_("Until"), required=False)
    order = Choice(
        label=_("Order"),
        choices=[("best", _("Best answers first")), ("newest", _("Newest first"))],
        initial="best",
        required=False,
    )

    def __init__(self, *args: Any, authors: list[tuple[UUID, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        kinds = [(k.value, k.label) for k in Kind if k not in BESIDE]
        parts = [(part.value, part.label) for part in Compartment if part is not Compartment.PRIVATE]
        self.fields["kind"].choices = [("", _("Everything")), *kinds]  # type: ignore[attr-defined]
        self.fields["part"].choices = [("", _("Every part")), *parts]  # type: ignore[attr-defined]
        names = [(str(pk), name) for pk, name in authors]
        self.fields["author"].choices = [("", _("Anybody")), *names]  # type: ignore[attr-defined]

    def clean_text(self) -> str:
        """Something that can be looked for."""
        text: str = self.cleaned_data["text"]
        if not asking.read(text):
            raise forms.ValidationError(NO_WORD)
        return text

    @property
    def is_narrowed(self) -> bool:
        """Whether anything but the words was chosen, so that the page shows it."""
        return self.is_bound and any(
            self.data.get(name) for name in ("kind", "author", "part", "since_day", "until_day")
        )

    def asked(self) -> Asked:
        """What is looked for."""
        values = self.cleaned_data
        wanted = Wanted(
            kind=values["kind"],
            author=UUID(values["author"]) if values["author"] else None,
            part=values["part"],
            since=values["since"],
            until=values["until"],
        )
        question = asking.read(values["text"])
        return Asked(question, wanted, values.get("whose") == "team", values["order"] == "newest")

    def question(self) -> str:
        """The whole question as one text, to tell it from another."""
        return json.dumps(self.cleaned_data, default=str, sort_keys=True)

    def again(self) -> list[tuple[str, str]]:
        """What was posted, for hidden fields that ask the same again."""
        names = [name for name in self.data if name not in CARRIED]
        return [(name, value) for name in names for value in self.data.getlist(name)]  # type: ignore[attr-defined]


class NotesForm(WordsForm):
    """The same around many young people: one's own, or everybody in one's teams."""

    whose = Choice(
        label=_("Around whom"),
        choices=[("mine", _("Young people I am alongside")), ("team", _("Everybody in my teams"))],
        initial="mine",
        required=False,
    )
    field_order = ("text", "whose", "order")

    def __init__(self, *args: Any, colleagues: list[Practitioner], leads: bool, **kwargs: Any) -> None:
        super().__init__(*args, authors=[(one.account_id, one.account.name) for one in colleagues], **kwargs)
        if not leads:
            del self.fields["whose"]
