"""Forms for choosing who could be there for a young person."""

from collections.abc import Mapping
from datetime import datetime, time
from typing import Any
from uuid import UUID

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from alongside.access.vocabulary import Compartment
from alongside.kernel.forms import Choice, Choices, DateField, Form, TextField
from alongside.keywork.actions.relationships import Door
from alongside.keywork.bond_vocabulary import BY_GRANT, ROLE_MEANINGS, BondRole
from alongside.keywork.queries.matching import Wanted
from alongside.keywork.staff_vocabulary import Gender
from alongside.workspace.forms.entries import WRITABLE
from alongside.workspace.forms.grants import KnowsField
from alongside.workspace.forms.relationships import AboutForm


class StartForm(AboutForm):
    """Naming a worker: in which role, what they may see, and whether they know the family."""

    field_order = ("role",)
    role = Choice(
        label=_("As what?"),
        choices=[(role.value, role.label) for role in BY_GRANT],
        hints={role.value: ROLE_MEANINGS[role] for role in BY_GRANT},
        initial=BondRole.KEY_WORKER.value,
    )
    compartments = Choices(
        label=_("Which parts do they need?"),
        help_text=_("Choose only what they need to know."),
        choices=[(one.value, one.label) for one in (*WRITABLE, Compartment.COUNCIL)],
        initial=[one.value for one in WRITABLE],
    )
    until = DateField(label=_("Until when can they see?"), help_text=_("For cover: the last day."), required=False)
    knows = KnowsField()
    even_so = TextField(
        label=_("Their training on exploitation is not current. Why them, even so?"),
        help_text=_("Needed for a key worker. Kept for leads; the young person may read it one day."),
        max_length=300,
        required=False,
    )

    def __init__(self, *args: Any, untrained: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        del self.fields["planned_end_on"]
        if not untrained:
            del self.fields["even_so"]
        self.fields["until"].earliest = self.today  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        """Cover ends on a day."""
        cleaned = super().clean()
        cleaned["planned_end_on"] = cleaned.get("until")
        if cleaned.get("role") == BondRole.COVER and not cleaned.get("until") and "until" not in self.errors:
            self.add_error("until", _("say the last day: cover ends when the key worker is back."))
        if "even_so" in self.fields and cleaned.get("role") == BondRole.KEY_WORKER and not cleaned.get("even_so"):
            self.add_error("even_so", _("Say why, or choose somebody whose training is current."))
        return cleaned

    def sees(self) -> Door:
        """What they may see."""
        until = self.cleaned_data["until"]
        end_of_day = timezone.make_aware(datetime.combine(until, time.max)) if until else None
        return Door([Compartment(one) for one in self.cleaned_data["compartments"]], end_of_day)


class NarrowForm(Form):
    """Narrowing a list of people who could be there. It hides, and puts nobody first."""

    with_room = forms.BooleanField(label=_("Only those who have room"), required=False)
    gender = forms.ChoiceField(
        label=_("They say of themselves"), choices=[("", _("Anything")), *Gender.choices], required=False
    )
    language = TextField(label=_("Speaks"), max_length=60, required=False)
    team = forms.ChoiceField(label=_("Works in"), required=False)

    def __init__(self, *args: Any, teams: Mapping[UUID, str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        names = [(str(pk), name) for pk, name in teams.items()]
        self.fields["team"].choices = [("", _("Any team")), *names]  # type: ignore[attr-defined]

    def wanted(self) -> Wanted:
        """What was chosen; everybody when nothing was, or it cannot be read."""
        if not self.is_valid():
            return Wanted()
        values = self.cleaned_data
        team = UUID(values["team"]) if values["team"] else None
        return Wanted(values["with_room"], values["gender"], values["language"], team)
