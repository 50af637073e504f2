"""A form for a way to reach a young person."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from alongside.kernel.forms import AskedForm, Choice, TextField
from alongside.outreach.cards import WayCard
from alongside.outreach.vocabulary import WayKind
from alongside.workspace.forms.agreement_questions import asked


class WayForm(AskedForm):
    """A way to reach them."""

    kind = asked(
        Choice(label=_("What is it?"), error_messages={"required": _("Choose what it is.")}, choices=WayKind.choices)
    )
    value = asked(TextField(label=_("The number, name or address"), max_length=300))
    whose = asked(
        TextField(
            label=_("Whose is it?"),
            error_messages={"required": _("Write whose it is.")},
            help_text=_("For example: theirs, their nan's, shared."),
            max_length=120,
        )
    )

    def clean(self) -> dict[str, Any]:
        """Nothing else is missed when they would rather not be asked."""
        cleaned = super().clean()
        if self.said():
            for name in ("value", "whose"):
                self.errors.pop(name, None)
        return cleaned

    def card(self) -> WayCard:
        """The card that was written."""
        values = self.cleaned_data
        return WayCard(WayKind(values["kind"]), values["whose"], values["value"])
