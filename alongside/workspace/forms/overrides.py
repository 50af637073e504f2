"""Forms for reaching out otherwise than was agreed, and for looking at it afterwards."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from alongside.kernel.forms import Choice, Form, LongTextField
from alongside.outreach.vocabulary import REVIEWED, OverrideReason, OverrideState
from alongside.workspace.forms.telling_later import TellingForm


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


class OverrideReviewForm(TellingForm):
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

    def given(self) -> dict[str, Any]:
        """What ``actions.overrides.review`` takes."""
        values = self.cleaned_data
        return {
            "found": OverrideState(values["found"]),
            "learned": values["learned"],
            "tell_from": self.tell_from(),
        }
