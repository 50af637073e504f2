"""Keeping what a young person told."""

from collections.abc import Iterable, Sequence
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext_lazy as _

from alongside.access.vocabulary import Compartment
from alongside.kernel.forms import AskedForm, Choice, DateField, LongTextField, TextField, of_them
from alongside.keywork.actions.tellings import Story
from alongside.keywork.cards import TellingCard
from alongside.keywork.queries.tellings import Told
from alongside.keywork.telling_vocabulary import Medium
from alongside.people.vocabulary import Topic
from alongside.record.models import Entry

MOST_CHARACTERS = 20_000
EVERYBODY, ONLY_US = "everybody", "only_us"
PARTS = (Compartment.EVERYDAY, Compartment.PRIVATE)


class TellingForm(AskedForm):
    """What they told, in their words or beside an entry as a file. They decide what is in it and who reads it."""

    title = of_them(
        TextField(
            label=_("What do they want to call it?"),
            max_length=120,
            error_messages={"required": _("write what they want to call it. One word is enough.")},
        ),
        topic=Topic.OWN_WORDS,
    )
    text = of_them(
        LongTextField(
            label=_("What they told, in their words"),
            help_text=_("Only what they want to be here. Read it to them before you save it."),
            max_length=MOST_CHARACTERS,
            rows=10,
            required=False,
        ),
        topic=Topic.OWN_WORDS,
    )
    medium = Choice(
        label=_("How did they tell it?"),
        error_messages={"required": _("Choose how they told it.")},
        choices=[(one.value, one.label) for one in Medium],
        initial=Medium.SPOKEN.value,
        reveals={Medium.SHOWN.value: "entry"},
    )
    entry = forms.ChoiceField(
        label=_("Beside which of their entries is it?"),
        help_text=_("Write an entry in their own words first, and add the drawing or recording to it."),
        required=False,
    )
    helped = TextField(label=_("Who helped them to put it down?"), max_length=120, required=False)
    told_on = DateField(
        label=_("When did they tell it?"), error_messages={"required": _("Write the day when they told it.")}
    )
    only_us = Choice(
        label=_("Who may read it? They decide."),
        error_messages={"required": _("Choose who may read it.")},
        choices=[(EVERYBODY, _("Everybody who is alongside them")), (ONLY_US, _("Only they and I"))],
        hints={ONLY_US: _("If somebody is in danger we may have to act. Say so before they tell.")},
        initial=EVERYBODY,
    )
    part = Choice(
        label=_("Where is it kept?"),
        error_messages={"required": _("Choose where it is kept.")},
        initial=Compartment.EVERYDAY.value,
    )

    def __init__(self, *args: Any, entries: Sequence[Entry], compartments: Iterable[str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.entries = {str(entry.pk): entry for entry in entries}
        days = [(key, date_format(timezone.localtime(e.happened_at), "j F Y, H:i")) for key, e in self.entries.items()]
        self.fields["entry"].choices = [("", _("No entry")), *days]  # type: ignore[attr-defined]
        self.fields["told_on"].initial, self.fields["told_on"].latest = self.today, self.today  # type: ignore[attr-defined]
        held = [part for part in PARTS if part.value in set(compartments)]
        self.fields["part"].choices = [(part.value, part.label) for part in held]  # type: ignore[attr-defined]
        if len(held) == 1:
            self.fields["part"].required = False
            self.fields["part"].widget = forms.HiddenInput()

    def clean(self) -> dict[str, Any]:
        """There is something to keep, and it has their title; unless they would rather not."""
        cleaned = super().clean()
        if self.fields["title"].disabled:
            self.add_error(
                None, _("They asked not to be asked about this. Did they bring it up? Write that down first.")
            )
        elif not self.said() and not cleaned.get("text") and not cleaned.get("entry"):
            self.add_error("text", _("write what they told, or choose the entry that their file is beside."))
        return cleaned

    def story(self) -> Story | None:
        """What they told; ``None`` when they would rather not."""
        values = self.cleaned_data
        if self.said() or not values["title"]:
            return None
        return Story(
            card=TellingCard(values["title"], values["text"], values["helped"]),
            medium=Medium(values["medium"]),
            told_on=values["told_on"],
            entry=self.entries.get(values["entry"] or ""),
            only_us=values["only_us"] == ONLY_US,
            compartment=Compartment(values["part"] or Compartment.EVERYDAY),
        )

    @staticmethod
    def initial_from(told: Told) -> dict[str, Any]:
        """What the form for a new version starts with."""
        row = told.telling
        return {
            "title": told.card.title,
            "text": told.card.text,
            "helped": told.card.helped,
            "medium": row.medium,
            "entry": str(row.entry_id or ""),
            "only_us": ONLY_US if row.only_us else EVERYBODY,
        }
