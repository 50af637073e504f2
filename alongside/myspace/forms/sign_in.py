"""Coming in with a name and words, and asking for new ones."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from alongside.access import own_words
from alongside.kernel.forms import Form

# Browsers offer to keep a password, whatever "off" says. A code that works once is the one thing they let go of.
NOT_TO_BE_KEPT = {
    "autocomplete": "one-time-code",
    "autocapitalize": "none",
    "autocorrect": "off",
    "spellcheck": "false",
}


class WordsForm(Form):
    """Their words: typed in a box that hides them, and never written back into a page."""

    words = forms.CharField(
        label=_("Your words"),
        max_length=200,
        widget=forms.PasswordInput(attrs={**NOT_TO_BE_KEPT, "dir": "ltr"}),
        error_messages={"required": _("type your words.")},
    )

    def clean_words(self) -> str:
        """The words with one space between them, in small letters."""
        return own_words.as_kept(str(self.cleaned_data["words"]))


class ComeInForm(WordsForm):
    """The name on their card, and their words. Browsers are asked to keep neither."""

    name = forms.CharField(
        label=_("Name on your card"),
        max_length=60,
        widget=forms.TextInput(attrs={**NOT_TO_BE_KEPT, "autocomplete": "off", "dir": "ltr"}),
        error_messages={"required": _("type the name on your card.")},
    )
    field_order = ("name", "words")

    def clean_name(self) -> str:
        """The name as it stands on the card, however it was typed."""
        return "-".join(str(self.cleaned_data["name"]).lower().replace("-", " ").split())

    def given(self) -> dict[str, Any]:
        """What the sign-in is asked with."""
        return {"username": self.cleaned_data["name"], "password": self.cleaned_data["words"]}
