"""Choosing what of the ledger to show."""

from typing import Any
from uuid import UUID

from django import forms
from django.utils.translation import gettext_lazy as _

from alongside.kernel.forms import Form
from alongside.ledger.vocabulary import Verb


class LedgerForm(Form):
    """What was done, and by whom."""

    verb = forms.ChoiceField(label=_("What was done"), required=False)
    actor = forms.ChoiceField(label=_("By whom"), required=False)

    def __init__(self, *args: Any, names: dict[UUID, str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        verbs = [(verb.value, verb.meaning) for verb in Verb]
        people = [(str(pk), name) for pk, name in names.items()]
        self.fields["verb"].choices = [("", _("Everything")), *verbs]  # type: ignore[attr-defined]
        self.fields["actor"].choices = [("", _("Anybody")), *people]  # type: ignore[attr-defined]

    def wanted(self) -> dict[str, Any]:
        """What ``queries.lines.newest`` takes; nothing when it cannot be read."""
        if not self.is_bound or not self.is_valid():
            return {}
        actor = self.cleaned_data["actor"]
        return {"verb": self.cleaned_data["verb"], "actor": UUID(actor) if actor else None}
