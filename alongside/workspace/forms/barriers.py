"""Forms about who may not open a record, and who knows the family."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from alongside.access.models import Account
from alongside.access.vocabulary import KNOWN_OUTSIDE_WORK, Knows
from alongside.kernel.forms import Choice, Form, LongTextField, TextField
from alongside.people.models import Practitioner


class CloseForm(Form):
    """To whom a record is closed, and why."""

    who = forms.ChoiceField(
        label=_("Who may not open it?"), error_messages={"required": _("Choose who may not open it.")}
    )
    kind = Choice(
        label=_("How do they know the young person or the family?"),
        error_messages={"required": _("Choose how they know each other.")},
        choices=[(kind.value, words) for kind, words in KNOWN_OUTSIDE_WORK.items()],
    )
    reason = LongTextField(
        label=_("Why?"),
        error_messages={"required": _("Write why it should be closed to them.")},
        help_text=_("Leads of this team read it, and never the person it is about."),
        max_length=2000,
    )

    def __init__(self, *args: Any, colleagues: Iterable[Practitioner], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.colleagues = {str(one.account_id): one.account for one in colleagues}
        names = [(pk, account.name) for pk, account in self.colleagues.items()]
        self.fields["who"].choices = [("", _("Choose a person")), *names]  # type: ignore[attr-defined]

    def given(self) -> dict[str, Any]:
        """What ``actions.barriers.close_to`` takes."""
        values = self.cleaned_data
        who: Account = self.colleagues[values["who"]]
        return {"who": who, "kind": Knows(values["kind"]), "reason": values["reason"]}


class KnowsForm(Form):
    """Whether somebody knows the young person or the family outside work."""

    knows = Choice(
        label=_("Do you know this young person or their family outside work?"),
        error_messages={"required": _("Choose whether you know them.")},
        choices=[(one.value, one.label) for one in (Knows.NONE, *KNOWN_OUTSIDE_WORK)],
        reveals={one.value: "words" for one in KNOWN_OUTSIDE_WORK},
    )
    words = TextField(
        label=_("Is there anything your lead should know?"),
        help_text=_("You need not say more than you want to."),
        max_length=500,
        required=False,
    )
