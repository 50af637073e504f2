"""How it was: a few taps, and words if they like. Every question may be passed."""

from django import forms

from alongside.planning import asking

MOST_WORDS = 500
PASSED = "pass"


class HowForm(forms.Form):
    """The answers they tapped on, by the codes of their questions, and their words."""

    words = forms.CharField(max_length=MOST_WORDS, required=False)

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
