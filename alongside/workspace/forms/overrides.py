"""Forms for reaching out otherwise than was agreed, and for looking at it afterwards."""

from datetime import date
from typing import Any

from django.utils.translation import gettext_lazy as _

from alongside.kernel.forms import Choice, DateField, Form, LongTextField
from alongside.outreach.vocabulary import REVIEWED, OverrideReason, OverrideState

NOW, LATER = "now", "later"


class OverrideForm(Form):
    """Why somebody reaches out otherwise than was agreed."""

    reason = Choice(
        label=_("Why now, and why this way?"),
        error_messages={"required": _("Choose why now, and why this way.")},
        choices=OverrideReason.choices,
        reveals={OverrideReason.OTHER: "words"},
    )
    words = LongTextField(
        label=_("What is it?"),
        error_messages={"required": _("Write what it is.")},
        help_text=_("One sentence is enough. They may read it one day: write it to them."),
        max_length=2000,
        rows=3,
    )

    def given(self) -> dict[str, Any]:
        """What ``actions.overrides.override`` takes."""
        return {"reason": OverrideReason(self.cleaned_data["reason"]), "words": self.cleaned_data["words"] or ""}


class OverrideReviewForm(Form):
    """How it was, what we learn, and when they are told."""

    found = Choice(
        label=_("Was it right to reach them this way?"),
        error_messages={"required": _("Choose whether it was right to reach them this way.")},
        choices=[(state.value, state.label) for state in REVIEWED],
    )
    learned = LongTextField(
        label=_("What do we learn from it?"),
        help_text=_("For example: what to talk about with them anew. They read it from the day you name below."),
        max_length=4000,
        required=False,
    )
    tell = Choice(
        label=_("When can they be told?"),
        error_messages={"required": _("Choose when they can be told.")},
        choices=[(NOW, _("Now")), (LATER, _("Later, from a day on: it would not be safe yet"))],
        reveals={LATER: "tell_on"},
    )
    tell_on = DateField(
        label=_("From which day?"), error_messages={"required": _("Write from which day they can be told.")}
    )

    def __init__(self, *args: Any, today: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.today = today
        self.fields["tell_on"].earliest = today  # type: ignore[attr-defined]

    def given(self) -> dict[str, Any]:
        """What ``actions.overrides.review`` takes."""
        values = self.cleaned_data
        return {
            "found": OverrideState(values["found"]),
            "learned": values["learned"],
            "tell_from": values["tell_on"] or self.today,
        }
