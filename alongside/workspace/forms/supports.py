"""Offering support: freely, or by a law that is named."""

from datetime import date
from typing import Any

from django.utils.translation import gettext_lazy as _

from alongside.kernel.forms import Choice, DateField, Form, LongTextField, TextField
from alongside.voice.actions.supports import Offered
from alongside.voice.support_cards import SupportCard
from alongside.voice.support_vocabulary import SupportState

MOST_LINE, MOST_WORDS = 150, 1000
FREE, BY_LAW = "free", "law"
# What they may say to it, as a worker writes it down.
ANSWERS = {
    SupportState.YES: _("They said yes"),
    SupportState.LATER: _("Not now, they said"),
    SupportState.PAUSED: _("They want a pause"),
    SupportState.NO: _("They said no"),
}


class OfferForm(Form):
    """What it is, who gives it, and whether a law asks for it."""

    what = TextField(
        label=_("What do you offer?"),
        help_text=_("In words they would use, such as: a lift to football on Tuesdays."),
        max_length=MOST_LINE,
        error_messages={"required": _("Write what you offer.")},
    )
    who = TextField(label=_("Who would do it with them?"), max_length=MOST_LINE, required=False)
    freely = Choice(
        label=_("Can they say no?"),
        choices=[(FREE, _("Yes, it is theirs to choose")), (BY_LAW, _("No, a law asks for it"))],
        reveals={BY_LAW: "basis"},
        initial=FREE,
    )
    basis = Choice(label=_("Which law?"), error_messages={"required": _("Choose which law.")})
    law = LongTextField(
        label=_("If a law asks for it: what exactly, and what is still theirs to choose?"),
        max_length=MOST_WORDS,
        rows=3,
        required=False,
    )
    ends_on = DateField(label=_("If a law asks for it: until which day?"), required=False)

    def __init__(self, *args: Any, bases: list[tuple[str, str]], today: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["basis"].choices = bases  # type: ignore[attr-defined]
        self.fields["ends_on"].earliest = today  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        """What is compulsory says what the law asks, and until when."""
        cleaned = super().clean()
        if cleaned.get("freely") == BY_LAW:
            for name, said in (
                ("law", _("Write what the law asks.")),
                ("ends_on", _("Choose the day on which it ends.")),
            ):
                if not cleaned.get(name) and name not in self.errors:
                    self.add_error(name, said)
        return cleaned

    def offered(self) -> Offered:
        """What ``actions.supports`` takes."""
        values = self.cleaned_data
        by_law = values["freely"] == BY_LAW
        card = SupportCard(what=values["what"], who=values["who"] or "", law=values["law"] or "" if by_law else "")
        return Offered(
            card=card, basis=values["basis"] if by_law else "", ends_on=values["ends_on"] if by_law else None
        )
