"""Adding a file beside an entry, and taking one out of view."""

from typing import Any

from django import forms
from django.conf import settings
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from alongside.attachments.actions.arrivals import Announced
from alongside.attachments.vocabulary import Because
from alongside.kernel.forms import Choice, Form, TextField

MOST_NAME = 200
ACCEPTED = (
    "image/jpeg,image/png,image/heic,image/webp,.heic,audio/mpeg,audio/mp4,audio/ogg,audio/wav,audio/flac,.m4a,.mp3,"
    ".pdf,.docx,.xlsx,.pptx,.odt,.ods,.odp,.txt"
)


class DescribedForm(Form):
    """What a file shows, or that one does not know how to say it."""

    description = TextField(
        label=_("What is it, or what does it show?"),
        help_text=_("For somebody who cannot see or hear it. One sentence is enough."),
        error_messages={"required": _("write what it shows, or tick the box below.")},
        max_length=300,
    )
    cannot_say = forms.BooleanField(label=_("I don't know how to describe it"), required=False)

    def clean(self) -> dict[str, Any]:
        """Not knowing is an answer."""
        cleaned = super().clean()
        if cleaned.get("cannot_say") and not cleaned.get("description"):
            self.errors.pop("description", None)
            cleaned["description"] = ""
        return cleaned


class AddForm(DescribedForm):
    """A file that is sent at once."""

    file = forms.FileField(
        label=_("Choose a photo, a sound or a document"),
        error_messages={"required": _("Choose the file you want to add.")},
        help_text=format_lazy(
            _("A photo, MP3 or M4A sound, PDF, Word or Excel. Up to {files} MB, sound up to {sounds} MB."),
            files=settings.FILE_MOST_BYTES // 1_000_000,
            sounds=settings.SOUND_MOST_BYTES // 1_000_000,
        ),
        allow_empty_file=True,
        widget=forms.FileInput(attrs={"accept": ACCEPTED}),
    )
    field_order = ("file", "description", "cannot_say")

    def announced(self) -> Announced:
        """What is known of the file before anybody looks at it."""
        given = self.cleaned_data["file"]
        return Announced(given.name[-MOST_NAME:], given.size, self.cleaned_data["description"])


class BeginForm(DescribedForm):
    """A file that will come in slices."""

    name = forms.CharField(max_length=1000)
    size = forms.IntegerField()

    def announced(self) -> Announced:
        """What the browser says of the file."""
        values = self.cleaned_data
        return Announced(values["name"][-MOST_NAME:], values["size"], values["description"])


class TakeAwayForm(Form):
    """Why a file is taken out of view."""

    because = Choice(
        label=_("Why?"), error_messages={"required": _("Choose why it is taken away.")}, choices=Because.choices
    )
