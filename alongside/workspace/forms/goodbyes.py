"""A form for planning a goodbye."""

from collections.abc import Sequence
from typing import Any

from django.utils.formats import date_format
from django.utils.translation import gettext_lazy as _

from alongside.kernel.forms import Choices, DateField, LongTextField, TextField
from alongside.outreach import ending_policies as policies
from alongside.outreach.ending_rules import Contact
from alongside.outreach.ending_vocabulary import Keep, Reason
from alongside.outreach.ending_words import Goodbye
from alongside.outreach.models import Ending
from alongside.workspace.forms.pauses import DoorCardForm
from alongside.workspace.forms.refusing import refuse


class GoodbyeForm(DoorCardForm):
    """When and how we say goodbye, what they keep, and when we may get in touch afterwards."""

    field_order = ("on", "keeps", "who_goes_on", "who_to_call", "months", "letter", "card_name", "card_how")
    on = DateField(label=_("When do we say goodbye?"))
    keeps = Choices(label=_("What would they like to keep?"), choices=Keep.choices, required=False)
    who_goes_on = TextField(label=_("Who goes on being there for them?"), max_length=300, required=False)
    who_to_call = TextField(label=_("Whom can they call when it is hard?"), max_length=300, required=False)
    months = Choices(
        label=_("When may we get in touch afterwards? They choose."),
        help_text=_("Nothing ticked means that we leave them alone."),
        required=False,
    )
    letter = LongTextField(
        label=_("What would you like to write to them?"),
        help_text=_("It stands in the goodbye they receive. Plain and warm, without names."),
        rows=6,
        max_length=3000,
        required=False,
    )

    def __init__(self, *args: Any, ending: Ending, contacts: Sequence[Contact], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.ending = ending
        choices = [(str(one.months), _("Around %(day)s") % {"day": date_format(one.on, "j F Y")}) for one in contacts]
        self.fields["months"].choices = choices  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        """As they see it, and with somebody who goes on where somebody must."""
        cleaned = super().clean()
        goes_on, judged = cleaned.get("who_goes_on") or "", self.ending.judgement
        said = policies.can_say_goodbye(Reason(self.ending.reason), judged, who_goes_on=goes_on)
        refuse(form=self, name="who_goes_on", said=said)
        return cleaned

    def goodbye(self) -> Goodbye:
        """What was written."""
        values = self.cleaned_data
        texts = ("who_goes_on", "who_to_call", "letter", "card_name", "card_how")
        return Goodbye(
            on=values["on"],
            keeps=[Keep(one) for one in values["keeps"]],
            months=[int(one) for one in values["months"]],
            **{name: values[name] for name in texts},
        )
