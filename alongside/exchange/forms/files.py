"""Bringing a file."""

from typing import Any
from uuid import UUID

from django import forms
from django.utils.translation import gettext_lazy as _

from alongside.kernel.forms import Choice, Form
from alongside.people.models import Agency, Team


class BringForm(Form):
    """A file, the council it is from, and the team it is for."""

    file = forms.FileField(
        label=_("Choose the file"),
        error_messages={"required": _("Choose the file you want to bring in.")},
        help_text=_("A children in need census (XML), or header.csv or missing.csv of the SSDA903 return."),
        max_length=200,
    )
    council = Choice(
        label=_("Which council is it from?"), error_messages={"required": _("Choose which council it is from.")}
    )
    team = Choice(
        label=_("Which team will be alongside the young people in it?"),
        error_messages={"required": _("Choose which team will be alongside them.")},
    )

    def __init__(self, *args: Any, councils: list[Agency], teams: list[Team], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.councils = {str(one.pk): one for one in councils}
        for name, found in (("council", councils), ("team", teams)):
            self.fields[name].choices = [(str(one.pk), one.name) for one in found]  # type: ignore[attr-defined]
            if len(found) == 1:
                self.fields[name].initial = str(found[0].pk)

    @property
    def council_chosen(self) -> Agency:
        """The council."""
        return self.councils[self.cleaned_data["council"]]

    @property
    def team_chosen(self) -> UUID:
        """The team."""
        return UUID(self.cleaned_data["team"])
