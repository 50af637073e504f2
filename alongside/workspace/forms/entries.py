"""Forms for writing in a record."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from alongside.access.vocabulary import Compartment
from alongside.kernel.forms import Choice, DateField, Form, LongTextField, TextField, WhenField
from alongside.record.actions.entries import Words
from alongside.record.vocabulary import WRITTEN_KINDS, Kind, RestsOn, Sharing

MOST_CHARACTERS = 20_000
WRITABLE = (
    Compartment.EVERYDAY,
    Compartment.HEALTH,
    Compartment.JUSTICE,
    Compartment.IDENTITY,
)


class WriteForm(Form):
    """An entry: what happened, what it rests on, and whether they can read it."""

    text = LongTextField(
        label=_("What happened, and what did they say?"),
        error_messages={"required": _("Write what happened. A few words are enough.")},
        help_text=_("Write it as if they will read it. Would you be glad for them to?"),
        max_length=MOST_CHARACTERS,
        rows=8,
    )
    kind = Choice(
        label=_("What is it?"),
        choices=[(k.value, k.label) for k in WRITTEN_KINDS],
        initial=Kind.MET.value,
    )
    happened_at = WhenField(
        label=_("When was it?"), error_messages={"required": _("Write the day and the time when it was.")}
    )
    is_about = forms.BooleanField(label=_("I am not sure of the exact time"), required=False)
    rests_on = Choice(
        label=_("What does it rest on?"),
        choices=[(r.value, r.label) for r in RestsOn if r is not RestsOn.FILE],
        reveals={RestsOn.TOLD_BY.value: "told_by"},
        initial=RestsOn.SEEN.value,
    )
    told_by = TextField(label=_("Who told you?"), error_messages={"required": _("Write who told you.")}, max_length=120)
    third_party = forms.BooleanField(label=_("It says something private about somebody else"), required=False)
    compartment = Choice(label=_("Which part of their record is it for?"), initial=Compartment.EVERYDAY.value)
    sharing = Choice(
        label=_("Can they read this?"),
        choices=[(s.value, s.label) for s in Sharing],
        hints={Sharing.WITHHELD.value: _("Only for a good reason, and never for ever.")},
        reveals={Sharing.WITHHELD.value: "withheld_because"},
        initial=Sharing.SHARED.value,
    )
    withheld_because = TextField(
        label=_("Why not yet?"), error_messages={"required": _("Write why they cannot read it yet.")}, max_length=300
    )
    review_on = DateField(label=_("If not yet: when will you look at it again?"), required=False)

    def __init__(self, *args: Any, now: datetime, compartments: Iterable[str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.now = now
        held = [c for c in WRITABLE if c.value in set(compartments)]
        self.fields["compartment"].choices = [(c.value, c.label) for c in held]  # type: ignore[attr-defined]
        self.fields["happened_at"].initial = now
        self.fields["happened_at"].latest = timezone.localdate(now)  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        """What is held back is looked at again, on a day to come."""
        cleaned = super().clean()
        withheld = cleaned.get("sharing") == Sharing.WITHHELD
        day = cleaned.get("review_on")
        if withheld and "review_on" not in self.errors and (not day or day <= timezone.localdate(self.now)):
            self.add_error("review_on", _("choose a day after today."))
        if cleaned.get("kind") == Kind.OWN_WORDS:
            cleaned["rests_on"] = RestsOn.OWN_WORDS
        if not withheld:
            self.errors.pop("review_on", None)
            cleaned["review_on"] = None
        return cleaned

    def words(self) -> Words:
        """What was written."""
        values = self.cleaned_data
        return Words(
            text=values["text"],
            kind=Kind(values["kind"]),
            happened_at=values["happened_at"],
            is_about=values["is_about"],
            rests_on=RestsOn(values["rests_on"]),
            told_by=values.get("told_by") or "",
            third_party=values["third_party"],
            compartment=Compartment(values["compartment"]),
            withheld_because=values.get("withheld_because") or "",
            review_on=values["review_on"],
        )


class CorrectForm(Form):
    """A correction, to stand beside an entry."""

    text = LongTextField(
        label=_("What should it say?"),
        error_messages={"required": _("Write what it should say.")},
        help_text=_("What was written stays. Your correction stands beside it."),
        max_length=MOST_CHARACTERS,
    )
