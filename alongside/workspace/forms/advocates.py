"""That a young person wants an advocate, and what came next."""

from datetime import date
from typing import Any

from django.utils.translation import gettext_lazy as _

from alongside.kernel.forms import Choice, DateField, Form, TextField
from alongside.voice.actions.advocates import Step
from alongside.voice.advocate_vocabulary import ADVOCACY, AdvocacyState, WantedHow

MOST_LINE = 300
# What may come next, as it is asked about.
CAME = {
    AdvocacyState.FOUND: _("Somebody was found"),
    AdvocacyState.MET: _("They met"),
    AdvocacyState.WANTED: _("It did not work out: we look for somebody else"),
    AdvocacyState.OVER: _("It is over"),
    AdvocacyState.NOT_NEEDED: _("They no longer want one"),
}


class WantForm(Form):
    """How it came, and since when."""

    how = Choice(
        label=_("How did it come about?"),
        choices=WantedHow.choices,
        error_messages={"required": _("Choose how it came about.")},
    )
    on = DateField(label=_("Since when do they want one?"))

    def __init__(self, *args: Any, today: date, asked: date | None, **kwargs: Any) -> None:
        """``asked`` is the day on which they asked for one in their own space."""
        super().__init__(*args, **kwargs)
        on, how = self.fields["on"], self.fields["how"]
        on.initial, on.latest = asked or today, today  # type: ignore[attr-defined]
        how.initial = WantedHow.THEY_ASKED if asked else None


class StepForm(Form):
    """What came next."""

    to = Choice(
        label=_("What came next?"),
        reveals={AdvocacyState.FOUND: "who"},
        error_messages={"required": _("Choose what came next.")},
    )
    who = TextField(
        label=_("Who is it, and how do they reach them?"),
        max_length=MOST_LINE,
        error_messages={"required": _("Write who it is.")},
    )
    on = DateField(label=_("When?"))

    def __init__(self, *args: Any, state: str, today: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["to"].choices = [(one.value, said) for one, said in CAME.items() if one in ADVOCACY[state]]  # type: ignore[attr-defined]
        self.fields["on"].initial, self.fields["on"].latest = today, today  # type: ignore[attr-defined]

    def step(self) -> Step:
        """What ``actions.advocates`` takes."""
        values = self.cleaned_data
        return Step(to=AdvocacyState(values["to"]), on=values["on"], who=values["who"] or "")
