"""Saying how it was to be with somebody: with whom, six questions by picture, words if they like, and who reads it."""

from collections.abc import Mapping
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from alongside.kernel.forms import Choice, Form, LongTextField
from alongside.voice import hearing
from alongside.voice.actions.heard import Saying
from alongside.voice.heard_vocabulary import ReadBy, WhoWith

MOST_CHARACTERS = 2000
# Who reads it, said to them.
READ_BY: Mapping[str, Promise] = {
    ReadBy.ALONGSIDE: _("The people alongside me"),
    ReadBy.LEADS: _("Only somebody who leads the team"),
}


class HeardForm(Form):
    """How it was. The questions by picture stand beside it and are read from what was posted."""

    who_with = Choice(
        label=_("Who was it with?"),
        choices=WhoWith.choices,
        error_messages={"required": _("Choose who it was with.")},
    )
    words = LongTextField(
        label=_("Anything you want to say?"),
        help_text=_("You can leave this empty."),
        max_length=MOST_CHARACTERS,
        rows=3,
        required=False,
    )
    read_by = Choice(label=_("Who may read it?"), choices=list(READ_BY.items()), initial=ReadBy.ALONGSIDE)

    def clean(self) -> dict[str, Any]:
        """Something was said."""
        cleaned = super().clean()
        if not cleaned.get("words") and not hearing.kept(self._answers()):
            self.add_error("words", _("Tap one answer above, or write a word here."))
        return cleaned

    @property
    def chosen(self) -> list[tuple[hearing.Question, str]]:
        """Each question, and what was tapped."""
        given = self._answers()
        return [(one, given.get(one.code, "")) for one in hearing.QUESTIONS]

    def saying(self) -> Saying:
        """What ``voice.actions.heard`` takes."""
        values = self.cleaned_data
        who, read_by = WhoWith(values["who_with"]), ReadBy(values["read_by"])
        return Saying(who_with=who, answers=self._answers(), words=values["words"] or "", read_by=read_by)

    def _answers(self) -> dict[str, str]:
        return {one.code: str(self.data.get(one.code, "")) for one in hearing.QUESTIONS} if self.data else {}
