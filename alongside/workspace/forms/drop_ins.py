"""Forms for the drop-in board."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from django import forms
from django.forms.boundfield import BoundWidget
from django.utils.translation import gettext_lazy as _

from alongside.kernel.forms import Choices, Form, TextField
from alongside.outreach.actions.drop_ins import Came
from alongside.outreach.ending_vocabulary import CAME_FOR_ICONS, CameFor
from alongside.people.models import Team


class ComeForm(Form):
    """Somebody is here: a name if they like, and what for, as pictures."""

    name = TextField(
        label=_("What shall we call you?"),
        help_text=_("A first name or a nickname is enough. You can leave it empty."),
        max_length=40,
        required=False,
    )
    came_for = Choices(label=_("What would be good now?"), choices=CameFor.choices, required=False)

    def __init__(self, *args: Any, is_from_tablet: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.is_from_tablet = is_from_tablet
        # Nothing that somebody typed before is offered to whoever stands here next.
        self.fields["name"].widget.attrs["autocomplete"] = "off"
        if not is_from_tablet:
            self.fields["name"].label = _("What do they like to be called?")
            self.fields["name"].help_text = _("A first name or a nickname is enough. It can stay empty.")
            self.fields["came_for"].label = _("What would be good for them now?")

    def pictures(self) -> list[tuple[str, BoundWidget]]:
        """Each choice with the name of its picture."""
        return [(CAME_FOR_ICONS[str(box.data["value"])], box) for box in self["came_for"].subwidgets]

    def came(self) -> Came:
        """What was written."""
        values = self.cleaned_data
        return Came(values["name"], [CameFor(one) for one in values["came_for"]], is_from_tablet=self.is_from_tablet)


class TabletForm(Form):
    """Whose board the tablet is for."""

    team = forms.ChoiceField(label=_("For which team?"))

    def __init__(self, *args: Any, teams: Sequence[Team], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["team"].choices = [(str(one.pk), one.name) for one in teams]  # type: ignore[attr-defined]

    def chosen(self) -> UUID:
        """The team's id."""
        return UUID(self.cleaned_data["team"])
