"""Forms for asking another team to take a record, and for answering."""

from collections.abc import Mapping
from datetime import date, datetime, time
from typing import Any
from uuid import UUID

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from alongside.access.vocabulary import MoveAnswer, MoveReason, TheyKnow
from alongside.kernel.forms import Choice, DateField, Form

ANSWERS = (MoveAnswer.TAKEN, MoveAnswer.TALK_FIRST, MoveAnswer.NO_ROOM, MoveAnswer.ANOTHER_TEAM)


class MoveForm(Form):
    """To which team, why, from when, and whether the young person knows."""

    to = forms.ChoiceField(
        label=_("Which team?"),
        error_messages={"required": _("Choose a team.")},
        help_text=_("A team is missing here when nobody who leads it could take this record."),
    )
    why = Choice(
        label=_("Why?"),
        error_messages={"required": _("Choose why another team should be there.")},
        choices=MoveReason.choices,
    )
    knows = Choice(
        label=_("Do they know, and what do they say?"),
        error_messages={"required": _("Choose whether they know, and what they say.")},
        choices=TheyKnow.choices,
    )
    begins = DateField(
        label=_("From which day?"),
        error_messages={"required": _("Write the day from which that team should be there.")},
    )

    def __init__(self, *args: Any, teams: Mapping[UUID, str], today: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.has_teams = bool(teams)
        names = [(str(pk), name) for pk, name in teams.items()]
        self.fields["to"].choices = [("", _("Choose a team")), *names]  # type: ignore[attr-defined]
        begins: Any = self.fields["begins"]
        begins.initial = begins.earliest = today

    def given(self) -> dict[str, Any]:
        """What ``actions.moves.propose`` takes."""
        values = self.cleaned_data
        begins = timezone.make_aware(datetime.combine(values["begins"], time.min))
        why, knows = MoveReason(values["why"]), TheyKnow(values["knows"])
        return {"to": UUID(values["to"]), "why": why, "knows": knows, "begins": begins}


class AnswerForm(Form):
    """Take it, or say why not; before its day it can only be said why not."""

    answer = Choice(
        label=_("Does your team take it?"), error_messages={"required": _("Choose whether your team takes it.")}
    )

    def __init__(self, *args: Any, is_early: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        allowed = [(one.value, one.label) for one in ANSWERS if not (is_early and one is MoveAnswer.TAKEN)]
        self.fields["answer"].choices = allowed  # type: ignore[attr-defined]
