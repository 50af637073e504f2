"""Forms for giving and ending access."""

from datetime import datetime, time
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from alongside.access.policies import can_hold_door
from alongside.access.vocabulary import (
    RECORD_GRANT_ROLES,
    Compartment,
    EndReason,
    GrantReason,
    GrantRole,
    Knows,
    Purpose,
)
from alongside.kernel.forms import Choice, Choices, DateField, Form
from alongside.people.models import Practitioner
from alongside.workspace.forms.entries import WRITABLE

KNOWS_THEM = "knows"
REASONS = (GrantReason.ALLOCATED, GrantReason.ASKED, GrantReason.COVERING, GrantReason.JOINT_WORK, GrantReason.SHARED)


class KnowsField(Choice):
    """Whether somebody who is to be let in knows the young person or the family; whoever does is not given the record."""

    def __init__(self) -> None:
        super().__init__(
            label=_("Have you asked if they know the young person or the family outside work?"),
            choices=[
                (Knows.NONE.value, _("Yes, and they do not")),
                (Knows.NOT_ASKED.value, _("Not yet: the page asks them before they read anything")),
                (KNOWS_THEM, _("Yes, and they do")),
            ],
            initial=Knows.NOT_ASKED.value,
            required=False,
        )

    def clean(self, value: Any) -> Knows:
        """What was answered; nothing is "not yet"."""
        said = super().clean(value)
        if said == KNOWS_THEM:
            raise forms.ValidationError(_("then choose somebody else, so that both are safe."))
        return Knows(said or Knows.NOT_ASKED)


class GiveForm(Form):
    """Who may see, which parts, why and until when."""

    holder = forms.ChoiceField(label=_("Who needs to see?"), error_messages={"required": _("Choose who needs to see.")})
    role = Choice(
        label=_("What are they to the young person?"),
        error_messages={"required": _("Choose what they are to the young person.")},
        choices=[(r.value, r.label) for r in RECORD_GRANT_ROLES],
    )
    compartments = Choices(
        label=_("Which parts do they need?"),
        error_messages={"required": _("Choose at least one part.")},
        help_text=_("Choose only what they need to know."),
        choices=[(c.value, c.label) for c in (*WRITABLE, Compartment.COUNCIL)],
        initial=[Compartment.EVERYDAY.value],
    )
    reason = Choice(
        label=_("Why?"),
        error_messages={"required": _("Choose why they need to see.")},
        choices=[(r.value, r.label) for r in REASONS],
    )
    until = DateField(
        label=_("Until when?"),
        help_text=_("Leave it empty if it goes on until somebody ends it."),
        required=False,
    )
    knows = KnowsField()

    def __init__(self, *args: Any, colleagues: list[Practitioner], now: datetime, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.colleagues = {str(p.account_id): p for p in colleagues}
        names = [(pk, f"{p.account.name}, {p.job}, {p.agency.name}") for pk, p in self.colleagues.items()]
        self.fields["holder"].choices = [("", _("Choose a person")), *names]  # type: ignore[attr-defined]
        self.fields["until"].earliest = timezone.localdate(now)  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        """Each is let in as what they are: a partner as a partner, and a colleague as something else."""
        cleaned = super().clean()
        if cleaned.get("holder") and cleaned.get("role"):
            decision = can_hold_door(self.colleagues[cleaned["holder"]].account, GrantRole(cleaned["role"]))
            if not decision:
                self.add_error("role", decision.reason)
        return cleaned

    def given(self) -> dict[str, Any]:
        """What ``actions.grants.give`` takes."""
        values = self.cleaned_data
        until = values["until"]
        end_of_day = timezone.make_aware(datetime.combine(until, time.max)) if until else None
        return {
            "holder": self.colleagues[values["holder"]].account,
            "role": GrantRole(values["role"]),
            "compartments": [Compartment(part) for part in values["compartments"]],
            "purpose": Purpose.SUPPORT,
            "reason": GrantReason(values["reason"]),
            "until": end_of_day,
        }


class EndForm(Form):
    """Why access ends."""

    reason = Choice(
        label=_("Why does it end?"), error_messages={"required": _("Choose why it ends.")}, choices=EndReason.choices
    )
