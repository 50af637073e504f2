"""Asking for something: one tap, and words only if they like."""

from datetime import date, timedelta
from typing import Any

from django.utils.formats import date_format
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from alongside.kernel.forms import Choice, DateField, Form, LongTextField
from alongside.keywork.actions.asks import Wish
from alongside.keywork.ask_vocabulary import AskFor

MOST_CHARACTERS = 2000
ON_A_DAY = "day"
FOR = ((7, _("A week")), (14, _("Two weeks")), (30, _("A month")))

# What each is called to them, what happens then, and its icon.
ASKS: dict[AskFor, tuple[Promise, Promise, str]] = {
    AskFor.CHANGE: (
        _("I want something to be different"),
        _("Who is alongside you reads this and answers you."),
        "pencil",
    ),
    AskFor.OTHER_WORKER: (
        _("I want a different worker"),
        _("Your worker does not read this. Somebody who leads the team does, and answers you. It is fine to ask."),
        "users",
    ),
    AskFor.ADVOCATE: (
        _("I want an advocate"),
        _("An advocate is on your side only, and helps you to be heard. It costs nothing."),
        "message-circle",
    ),
    AskFor.LEFT_ALONE: (
        _("I want to be left alone for a while"),
        _("It starts right away. You need no reason, and nobody is cross. You can end it any day."),
        "clock",
    ),
    AskFor.COME_BACK: (
        _("I want to come back"),
        _("Whoever can be there for you hears of it at once. You need no reason, and nothing has to be told again."),
        "door-open",
    ),
}
# What can be asked for at any time, in the order of its numbers.
EVER = [said for what, said in ASKS.items() if what is not AskFor.COME_BACK]


class AskForm(Form):
    """Asking for a change, a different worker or an advocate."""

    words = LongTextField(
        label=_("Anything you want to say?"),
        help_text=_("You can leave this empty."),
        max_length=MOST_CHARACTERS,
        rows=3,
        required=False,
    )

    def __init__(self, *args: Any, what: AskFor, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.what = what

    def wish(self) -> Wish:
        """What they ask for."""
        return Wish(self.what, self.cleaned_data["words"])


class LeftAloneForm(AskForm):
    """Asking to be left alone until a day that they choose."""

    how_long = Choice(label=_("For how long?"), choices=[], initial="14", reveals={ON_A_DAY: "until"})
    until = DateField(label=_("Until which day?"))

    field_order = ("how_long", "until", "words")

    def __init__(self, *args: Any, today: date, last: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.today, day = today, self.fields["until"]
        day.earliest, day.latest = today + timedelta(days=1), last  # type: ignore[attr-defined]
        days = [(str(n), f"{said} ({date_format(today + timedelta(days=n), 'j F')})") for n, said in FOR]
        self.fields["how_long"].choices = [*days, (ON_A_DAY, _("Until another day"))]  # type: ignore[attr-defined]

    def wish(self) -> Wish:
        """What they ask for, and until when."""
        values = self.cleaned_data
        chosen = values["how_long"]
        until = values["until"] if chosen == ON_A_DAY else self.today + timedelta(days=int(chosen))
        return Wish(self.what, values["words"], until)
