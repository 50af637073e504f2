"""Forms about being asked to tell it again."""

from datetime import date
from typing import Any

from django.utils.translation import gettext_lazy as _

from alongside.kernel.forms import Choice, DateField, Form, TextField
from alongside.keywork.actions.retellings import Request
from alongside.keywork.cards import RetellingCard
from alongside.keywork.retelling_vocabulary import Asker, Avoidable, RetellingState

ENDS = (RetellingState.ANOTHER_WAY, RetellingState.TOLD_AGAIN, RetellingState.SAID_NO)


class RetellingForm(Form):
    """Who asked them to tell it again, and why."""

    asker = Choice(
        label=_("Who asked them?"),
        error_messages={"required": _("Choose who asked them.")},
        choices=[(one.value, one.label) for one in Asker],
    )
    who = TextField(label=_("Their name, and what they do"), max_length=200, required=False)
    why = TextField(
        label=_("Why, as they said it?"), error_messages={"required": _("Write why, as they said it.")}, max_length=300
    )
    asked_on = DateField(label=_("When?"), error_messages={"required": _("Write the day when they were asked.")})
    avoidable = Choice(
        label=_("Could they have been spared it?"),
        error_messages={"required": _("Choose whether they could have been spared it.")},
        choices=[(one.value, one.label) for one in Avoidable],
    )
    instead = TextField(
        label=_("What did we offer in its place?"),
        help_text=_("For example: to read out what they told already, to write it down for them, to be there."),
        max_length=300,
        required=False,
    )

    def __init__(self, *args: Any, today: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["asked_on"].initial, self.fields["asked_on"].latest = today, today  # type: ignore[attr-defined]

    def request(self) -> Request:
        """What was asked of them."""
        values = self.cleaned_data
        card = RetellingCard(values["who"], values["why"], values["instead"])
        return Request(Asker(values["asker"]), card, values["asked_on"], Avoidable(values["avoidable"]))


class SettleForm(Form):
    """What came of it."""

    to = Choice(
        label=_("What came of it?"),
        error_messages={"required": _("Choose what came of it.")},
        choices=[(one.value, one.label) for one in ENDS],
    )
    words = TextField(label=_("Anything to remember for the next time"), max_length=300, required=False)
