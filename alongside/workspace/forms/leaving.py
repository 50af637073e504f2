"""Who takes over from somebody who leaves."""

from collections.abc import Iterable, Mapping
from typing import Any
from uuid import UUID

from django import forms
from django.utils.translation import gettext_lazy as _

from alongside.access.models import Account
from alongside.kernel.forms import Form
from alongside.people.models import Practitioner

SAME, NOBODY_YET = "", "nobody"


class LeavingForm(Form):
    """One colleague for everybody, or one for each young person; nobody yet is an answer that stays in view."""

    everybody = forms.ChoiceField(label=_("Who takes over from them?"), required=False)

    def __init__(
        self, *args: Any, colleagues: Iterable[Practitioner], records: Mapping[UUID, str], **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.colleagues = {str(one.account_id): one.account for one in colleagues}
        self.records = records
        names = [(pk, account.name) for pk, account in self.colleagues.items()]
        nobody = (NOBODY_YET, _("Nobody yet: keep asking me"))
        self.fields["everybody"].choices = [(NOBODY_YET, nobody[1]), *names]  # type: ignore[attr-defined]
        for record, label in records.items():
            choices = [(SAME, _("As chosen above")), nobody, *names]
            self.fields[_field(record)] = forms.ChoiceField(label=label, choices=choices, required=False)

    def takes_over(self) -> dict[UUID, Account]:
        """Who takes over which young person; those for whom nobody is named are left out."""
        chosen = {
            record: self.cleaned_data[_field(record)] or self.cleaned_data["everybody"] for record in self.records
        }
        return {record: self.colleagues[pk] for record, pk in chosen.items() if pk in self.colleagues}


def _field(record: UUID) -> str:
    return f"to-{record}"
