"""Coming in with a name and words."""

from django import forms
from django.utils.translation import gettext_lazy as _


class ComeInForm(forms.Form):
    """The name on their card, and their words. Browsers are asked to keep neither."""

    name = forms.CharField(label=_("Name on your card"), max_length=60)
    words = forms.CharField(label=_("Your words"), max_length=200, widget=forms.PasswordInput)

    def __init__(self, *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]
        for field in self.fields.values():
            field.widget.attrs |= {"autocomplete": "off", "autocapitalize": "none", "spellcheck": "false", "dir": "ltr"}

    def clean_name(self) -> str:
        """The name as it stands on the card, however it was typed."""
        return "-".join(str(self.cleaned_data["name"]).lower().split())

    def clean_words(self) -> str:
        """The words with one space between them, in small letters."""
        return " ".join(str(self.cleaned_data["words"]).lower().split())
