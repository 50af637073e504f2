"""Opening a space of their own for a young person."""

from django import forms
from django.conf import settings
from django.utils.translation import gettext_lazy as _

from alongside.kernel.forms import Choice, Form


class SpaceForm(Form):
    """Which language their pages speak, and that they want it."""

    language = Choice(
        label=_("Which language should their pages speak?"),
        error_messages={"required": _("Choose a language.")},
        choices=settings.LANGUAGES,
        initial=settings.LANGUAGE_CODE,
    )
    wanted = forms.BooleanField(
        label=_("We talked about it, they want it, and they are here with me now"),
        error_messages={"required": _("First talk with them: it is theirs to want, and the words are for their eyes.")},
    )


class LostWordsForm(Form):
    """That they are here, for new words."""

    here = forms.BooleanField(
        label=_("They are here with me now, and they asked for new words"),
        error_messages={"required": _("Do this when you are together: the words are for their eyes.")},
    )
