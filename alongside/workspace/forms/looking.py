"""What a safeguarding lead makes of something out of the ordinary."""

from typing import Self

from django import forms
from django.utils.translation import gettext_lazy as _

from alongside.access.queries.looking import Seen
from alongside.access.vocabulary import KindWord, Unusual
from alongside.kernel.forms import Form


class KindWordForm(Form):
    """It was fine, because; or a talk."""

    who = forms.UUIDField(widget=forms.HiddenInput)
    sort = forms.ChoiceField(choices=Unusual.choices, widget=forms.HiddenInput)
    word = forms.ChoiceField(
        label=_("What is behind it?"),
        error_messages={"required": _("Choose what is behind it.")},
        choices=[("", _("Choose one")), *KindWord.choices],
    )

    @classmethod
    def about(cls, seen: Seen, *, number: int) -> Self:
        """The empty form beside one of several things that were seen."""
        return cls(initial={"who": seen.account, "sort": seen.sort.value}, auto_id=f"id_%s_{number}")

    def given(self) -> tuple[Unusual, KindWord]:
        """Which sort of thing, and what is behind it."""
        return Unusual(self.cleaned_data["sort"]), KindWord(self.cleaned_data["word"])
