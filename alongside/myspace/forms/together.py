"""How it was: a few taps, and words if they like. Every question may be passed."""

from collections.abc import Sequence

from django.utils.translation import gettext_lazy as _

from alongside.kernel.forms import Form, LongTextField
from alongside.planning import asking
from alongside.planning.asking import Question

MOST_WORDS = 500
PASSED = "pass"


class HowForm(Form):
    """The answers they tapped on, by the codes of their questions, and their words."""

    words = LongTextField(
        label=_("Anything you want to say?"),
        help_text=_("You can leave this empty."),
        max_length=MOST_WORDS,
        rows=3,
        required=False,
    )

    @property
    def chosen(self) -> Sequence[tuple[Question, str]]:
        """Each question, and what was tapped."""
        return [(one, str(self.data.get(one.code, ""))) for one in asking.QUESTIONS]

    def answers(self) -> dict[str, str]:
        """The code of an answer for each question; nothing for what was passed."""
        if self.has_passed:
            return {}
        return {one.code: self.data.get(one.code, "") for one in asking.QUESTIONS}

    def said(self) -> str:
        """Their words; empty when they passed on all of it."""
        return "" if self.has_passed else self.cleaned_data["words"]

    @property
    def has_passed(self) -> bool:
        """Whether they passed on all of it."""
        return bool(self.data.get("answer") == PASSED)
