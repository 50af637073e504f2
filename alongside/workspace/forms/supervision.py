"""Forms for reflective supervision."""

from collections.abc import Collection, Sequence
from datetime import date
from typing import Any
from uuid import UUID

from django import forms
from django.utils.translation import gettext_lazy as _

from alongside.access.models import Account
from alongside.kernel.forms import DateField, Form, LongTextField, TextField
from alongside.keywork.actions.supervision import Meeting
from alongside.keywork.cards import OutsideCard
from alongside.people.models import Practitioner

OUTSIDE = "outside"


class SupervisorForm(Form):
    """With whom somebody reflects on their work: a colleague, or somebody outside of the service."""

    supervisor = forms.ChoiceField(label=_("Who is it?"))
    name = TextField(
        label=_("Somebody outside of the service: what is their name?"),
        help_text=_("They get no account and see nothing here. You write down yourself when you met."),
        max_length=120,
        required=False,
    )
    organisation = TextField(label=_("Where do they work?"), max_length=120, required=False)
    even_so = forms.BooleanField(
        label=_("They lead this team too. I know, and there is nobody else just now."), required=False
    )

    def __init__(
        self, *args: Any, colleagues: Sequence[Practitioner], managers: Collection[UUID], **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.colleagues = {str(one.account_id): one.account for one in colleagues}
        self.managers = {str(account) for account in managers}
        names = [(str(one.account_id), f"{one.account.name}, {one.job}") for one in colleagues]
        outside = (OUTSIDE, _("Somebody outside of the service"))
        self.fields["supervisor"].choices = [("", _("Choose a person")), *names, outside]  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        """Somebody's line manager only where that is known and said; somebody outside has a name."""
        cleaned = super().clean()
        if cleaned.get("supervisor") == OUTSIDE and not cleaned.get("name") and "name" not in self.errors:
            self.add_error("name", _("Write the name of the person you reflect with."))
        if cleaned.get("supervisor") in self.managers and not cleaned.get("even_so"):
            self.add_error(
                "supervisor",
                _(
                    "They lead this team. Choose somebody apart from line management, or tick that there is nobody else."
                ),
            )
        return cleaned

    def chosen(self) -> Account | OutsideCard:
        """Who it is."""
        values = self.cleaned_data
        if values["supervisor"] == OUTSIDE:
            return OutsideCard(values["name"], values["organisation"])
        return self.colleagues[values["supervisor"]]


class MeetingForm(Form):
    """That the two met, when they meet next, and a short note for the two."""

    held_on = DateField(label=_("When did you meet?"))
    next_on = DateField(
        label=_("When do you meet next?"), help_text=_("Leave it empty for the usual time."), required=False
    )
    note = LongTextField(
        label=_("A short note for the two of you"),
        help_text=_("What you want to remember. Only you two can read it. Name no young person here."),
        max_length=2000,
        rows=4,
        required=False,
    )

    def __init__(self, *args: Any, today: date, is_outside: bool = False, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if is_outside:
            self.fields["note"].label = _("A short note for yourself")
            self.fields["note"].help_text = _(
                "What you want to remember. Only you can read it. Name no young person here."
            )
        held: Any = self.fields["held_on"]
        held.initial, held.latest = today, today
        following: Any = self.fields["next_on"]
        following.earliest = today

    def meeting(self) -> Meeting:
        """What was written."""
        values = self.cleaned_data
        return Meeting(values["held_on"], values["next_on"], values["note"] or "")
