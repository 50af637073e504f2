"""Keeping phone numbers out of what is shown to everybody."""

import re

from django import forms
from django.utils.translation import gettext_lazy as _

# Ten figures and more, however they are parted: how numbers are written at which somebody can be rung.
LOOKS_LIKE_A_NUMBER = re.compile(r"(?:[+(]?[0-9][ ().-]?){10}")


def no_number(text: str) -> None:
    """Keep numbers out of fields that are shown to everybody: they are shown as was agreed, in one place alone.

    :raises ValidationError: when there is something like a phone number in the text.
    """
    if LOOKS_LIKE_A_NUMBER.search(text):
        raise forms.ValidationError(
            _("leave the number out. Write it down under In touch, where it is shown only as they agreed.")
        )
