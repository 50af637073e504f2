"""Forms about promises to a young person."""

from collections.abc import Iterable
from datetime import date
from typing import Any
from uuid import UUID

from django.utils.translation import gettext_lazy as _

from alongside.access.models import Account
from alongside.kernel.forms import Choice, DateField, Form, LongTextField, TextField
from alongside.keywork.promise_vocabulary import ToWhom
from alongside.keywork.promise_words import Said, Told
from alongside.keywork.vocabulary import ToldHow

LONGEST = 300
OTHER, MYSELF = "other", "myself"


class _Promised(Form):
    """What is asked of every promise, in whichever form it is made."""

    what = TextField(
        label=_("What did you promise?"),
        help_text=_("In the words you said it in."),
        max_length=LONGEST,
        required=False,
    )
    due_on = DateField(label=_("By when?"), required=False)
    to = Choice(
        label=_("To whom did you say it?"),
        choices=[(one.value, one.label) for one in ToWhom],
        initial=ToWhom.YOUNG_PERSON.value,
        reveals={ToWhom.OTHER.value: "to_name"},
        required=False,
    )
    to_name = TextField(label=_("Who is that?"), max_length=120)

    def __init__(self, *args: Any, today: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.today = today

    def clean(self) -> dict[str, Any]:
        """A promise has a day, and the day is still to come."""
        cleaned = super().clean()
        day = cleaned.get("due_on")
        if cleaned.get("what") and "due_on" not in self.errors and (day is None or day < self.today):
            self.add_error("due_on", _("choose today or a day to come. A promise without a day is soon forgotten."))
        if day and not cleaned.get("what") and "what" not in self.errors:
            self.add_error("what", _("write what you promised."))
        return cleaned

    def _said(self, keeper: Account | None = None, keeper_name: str = "") -> Said:
        values = self.cleaned_data
        return Said(
            what=values["what"],
            due_on=values["due_on"],
            to=ToWhom(values["to"] or ToWhom.YOUNG_PERSON),
            to_name=values.get("to_name") or "",
            keeper=keeper,
            keeper_name=keeper_name,
        )


class FoldForm(_Promised):
    """A promise in the fold of another form: empty, there was none. The writer made it, to keep it themselves."""

    prefix = "promise"

    def said(self) -> Said | None:
        """The promise, if there was one."""
        return self._said() if self.cleaned_data["what"] else None


class PromiseForm(_Promised):
    """A promise, made by the writer or by somebody else."""

    by = Choice(
        label=_("Who promised it?"),
        error_messages={"required": _("Choose who promised it.")},
        initial=MYSELF,
        reveals={OTHER: "keeper_name"},
    )
    keeper_name = TextField(
        label=_("What is their name, and what do they do?"),
        error_messages={"required": _("Write their name, and what they do.")},
        max_length=120,
    )

    def __init__(self, *args: Any, alongside: Iterable[Account], me: Account, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["what"].required = self.fields["due_on"].required = True
        self.people = {str(one.pk): one for one in alongside if one.pk != me.pk}
        named = [(key, one.name) for key, one in self.people.items()]
        self.fields["by"].choices = [(MYSELF, _("I did")), *named, (OTHER, _("Somebody who does not work here"))]  # type: ignore[attr-defined]

    def said(self) -> Said:
        """The promise."""
        values = self.cleaned_data
        return self._said(self.people.get(values["by"]), values.get("keeper_name") or "")


class KeepForm(Form):
    """A line about how it was kept, if there is something to say."""

    words = TextField(label=_("Anything to say about it?"), max_length=LONGEST, required=False)


class _ToldForm(Form):
    """What was said to them, when and how."""

    words = LongTextField(label=_("What did you say to them, and what did they say?"), max_length=2000, rows=4)
    on = DateField(label=_("When did you tell them?"))
    how = Choice(label=_("How did you tell them?"), choices=[(one.value, one.label) for one in ToldHow])

    def __init__(self, *args: Any, today: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["on"].initial = today
        self.fields["on"].latest = today  # type: ignore[attr-defined]

    def told(self) -> Told:
        """What they were told."""
        values = self.cleaned_data
        return Told(values["words"], values["on"], ToldHow(values["how"]))


class ExplainForm(_ToldForm):
    """How it was explained to them that it could not be kept."""


class ChangeForm(_ToldForm):
    """What was agreed with them in its place."""

    due_on = DateField(
        label=_("Which day did you agree on?"), error_messages={"required": _("Write the day you agreed on.")}
    )
    what = TextField(
        label=_("What do you promise now?"),
        help_text=_("Change it only as you agreed with them."),
        max_length=LONGEST,
        required=False,
    )
    field_order = ("due_on", "what", "words", "on", "how")

    def __init__(self, *args: Any, today: date, **kwargs: Any) -> None:
        super().__init__(*args, today=today, **kwargs)
        self.fields["words"].label = _("What did you agree on, and what did they say?")
        self.fields["on"].label, self.fields["how"].label = _("When did you agree on it?"), _("How did you talk?")
        self.fields["due_on"].earliest = today  # type: ignore[attr-defined]


def people(grants: Iterable[Any]) -> list[Account]:
    """Everybody with a door to the record, once each, in the order in which they are shown."""
    found: dict[UUID, Account] = {grant.holder_id: grant.holder for grant in grants}
    return list(found.values())
