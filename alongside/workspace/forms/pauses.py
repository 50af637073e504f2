"""Forms for the card that shows the way back, and for a pause."""

from datetime import date
from typing import Any

from django.utils.translation import gettext_lazy as _

from alongside.kernel.forms import DateField, Form, TextField
from alongside.outreach import ending_policies as policies
from alongside.outreach.ending_vocabulary import Reason
from alongside.outreach.models import Ending
from alongside.workspace.forms.refusing import refuse


class DoorCardForm(Form):
    """What stands on the card that tells them how to come back."""

    card_name = TextField(
        label=_("What name stands on the card?"),
        help_text=_("One that tells nobody anything who finds it."),
        max_length=60,
        required=False,
    )
    card_how = TextField(
        label=_("How can they come back?"),
        help_text=_("A number they know, or a place. It is on the card, so nothing that gives them away."),
        max_length=200,
        required=False,
    )


class PauseForm(DoorCardForm):
    """Until when they want a pause."""

    field_order = ("until", "card_name", "card_how")
    until = DateField(label=_("Until when?"), help_text=_("Then we say hello and ask. Nothing closes in between."))

    def __init__(self, *args: Any, ending: Ending, today: date, longest: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.ending, self.today, self.longest = ending, today, longest

    def clean(self) -> dict[str, Any]:
        """Their wish, and for a while."""
        cleaned = super().clean()
        if until := cleaned.get("until"):
            reason, judged = Reason(self.ending.reason), self.ending.judgement
            said = policies.can_pause(reason, judged, until=until, today=self.today, longest=self.longest)
            refuse(form=self, name="until", said=said)
        return cleaned
