"""Forms for opening a record in an emergency, and for looking at it afterwards."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from alongside.access import tags
from alongside.access.vocabulary import EmergencyKind, WasIt
from alongside.kernel.forms import Choice, DateField, Form, LongTextField, TextField
from alongside.workspace.forms.telling_later import TellingForm

FULL_NAME = 2


class EmergencyForm(Form):
    """What the emergency is, and one sentence about it. Nothing more is asked of somebody in a hurry."""

    kind = Choice(
        label=_("What is the emergency?"),
        error_messages={"required": _("Choose what the emergency is.")},
        choices=EmergencyKind.choices,
    )
    reason = LongTextField(
        label=_("What is happening?"),
        error_messages={"required": _("Write in one sentence what is happening.")},
        help_text=_("One sentence is enough."),
        max_length=2000,
        rows=3,
    )

    def given(self) -> dict[str, Any]:
        """What ``actions.emergencies.open_for_an_hour`` takes."""
        return {"kind": EmergencyKind(self.cleaned_data["kind"]), "reason": self.cleaned_data["reason"]}


class ByNameForm(EmergencyForm):
    """The same, with a full name and a day of birth: both have to be exactly right."""

    name = TextField(
        label=_("Their full name"),
        error_messages={"required": _("Write the first name and the family name.")},
        help_text=_("First name and family name, spelt as in the record."),
        max_length=120,
    )
    born = DateField(label=_("Their day of birth"), error_messages={"required": _("Write their day of birth.")})
    field_order = ("name", "born", "kind", "reason")

    def clean_name(self) -> str:
        """One name alone could be anybody's."""
        name: str = self.cleaned_data["name"]
        if len(set(tags.words(name))) < FULL_NAME:
            self.add_error("name", _("Write the first name and the family name."))
        return name

    def sought(self) -> dict[str, Any]:
        """What ``actions.emergencies.find`` takes."""
        return {"parts": tags.sought(self.cleaned_data["name"], self.cleaned_data["born"])}


class ReviewForm(TellingForm):
    """How it was, what we learn, and when they are told."""

    was = Choice(
        label=_("Was it right to open it?"),
        error_messages={"required": _("Choose whether it was right to open it.")},
        choices=WasIt.choices,
    )
    learned = LongTextField(
        label=_("What do we learn from it?"),
        help_text=_("For example: who should have had access before, or what was missing in the plan."),
        max_length=4000,
        required=False,
    )

    def given(self) -> dict[str, Any]:
        """What ``actions.emergencies.review`` takes."""
        values = self.cleaned_data
        return {
            "was": WasIt(values["was"]),
            "learned": values["learned"],
            "tell_from": self.tell_from(),
        }
