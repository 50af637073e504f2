"""A form for how often at least we try."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from alongside.kernel.forms import Form, TextField
from alongside.outreach import ending_policies as policies
from alongside.workspace.forms.refusing import refuse


class FloorForm(Form):
    """How often at least we try."""

    days = forms.IntegerField(
        label=_("How many days are we silent for, at most?"), min_value=1, max_value=365, widget=forms.TextInput
    )
    why = TextField(label=_("Why more often for them?"), max_length=300, required=False)

    def __init__(self, *args: Any, service_days: int, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.service_days = service_days
        self.fields["days"].widget.attrs |= {"inputmode": "numeric", "class": "govuk-input--width-3"}

    def clean(self) -> dict[str, Any]:
        """Never less often than for everybody."""
        cleaned = super().clean()
        if days := cleaned.get("days"):
            refuse(
                form=self,
                name="days",
                said=policies.can_set_floor(leads=True, days=days, service_days=self.service_days),
            )
        return cleaned
