"""Choosing what of the ledger to show."""

from datetime import date, datetime, time, timedelta
from typing import Any
from uuid import UUID

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from alongside.access.queries.lines import Wanted
from alongside.access.vocabulary import Purpose
from alongside.kernel.forms import Form, TextField
from alongside.ledger.vocabulary import Kind, Verb

ANY = ("", _("Any"))
PEOPLE, MACHINES = "people", "machines"
KINDS = {
    Kind.READ: _("Seen"),
    Kind.WRITE: _("Written or changed"),
    Kind.REFUSAL: _("Asked for and refused"),
    Kind.SIGN_IN: _("Signing in"),
    Kind.JOB: _("Done by machines"),
}
EARLIEST_YEAR = 2000


class Day(forms.DateField):
    """One day, from the browser's own calendar, or written as 2026-03-18."""

    widget = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")

    def __init__(self, **kwargs: Any) -> None:
        wrong = _("this is not a day. Write it like 2026-03-18.")
        super().__init__(input_formats=["%Y-%m-%d"], error_messages={"invalid": wrong}, **kwargs)

    def validate(self, value: date | None) -> None:
        """A day that can be counted from."""
        super().validate(value)
        if value and not EARLIEST_YEAR <= value.year < date.max.year:
            raise forms.ValidationError(self.error_messages["invalid"], code="invalid")


class LedgerForm(Form):
    """What was done, by whom, with which record, what for, and when. Everything may be left open."""

    verb = forms.ChoiceField(label=_("What was done"), required=False)
    actor = forms.ChoiceField(label=_("By whom"), required=False)
    purpose = forms.ChoiceField(label=_("What for"), required=False, choices=[ANY, *Purpose.choices])
    since = Day(label=_("From day"), required=False)
    until = Day(label=_("To day"), required=False)
    doers = forms.ChoiceField(
        label=_("People or machines"),
        required=False,
        choices=[("", _("Both")), (PEOPLE, _("People")), (MACHINES, _("Machines"))],
    )
    record = TextField(label=_("Number of the record"), required=False, max_length=36)

    def __init__(self, *args: Any, names: dict[UUID, str] | None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["verb"].choices = [("", _("Everything")), *_verbs()]  # type: ignore[attr-defined]
        if names is None:
            del self.fields["actor"], self.fields["doers"]
        else:
            people = [(str(pk), name) for pk, name in names.items()]
            self.fields["actor"].choices = [("", _("Anybody")), *people]  # type: ignore[attr-defined]

    def clean_record(self) -> UUID | None:
        """The record's id."""
        text = self.cleaned_data["record"].strip()
        try:
            return UUID(text) if text else None
        except ValueError:
            sentence = _("this is not the number of a record. Copy it from a line below.")
            raise forms.ValidationError(sentence, code="invalid") from None

    def clean(self) -> dict[str, Any]:
        """The first day is not after the last."""
        cleaned = super().clean()
        since, until = cleaned.get("since"), cleaned.get("until")
        if since and until and since > until:
            self.add_error("until", _("the last day is before the first. Change one of them."))
        return cleaned

    def wanted(self) -> Wanted:
        """What to look for: every filter that could be read."""
        self.is_valid()
        chosen = {name: value for name, value in self.cleaned_data.items() if value not in ("", None)}
        doers, until = chosen.pop("doers", None), chosen.pop("until", None)
        return Wanted(
            record=chosen.get("record"),
            actor=UUID(chosen["actor"]) if "actor" in chosen else None,
            verb=chosen.get("verb"),
            purpose=chosen.get("purpose"),
            machines=None if doers is None else doers == MACHINES,
            since=_begins(chosen.get("since")),
            until=_begins(until + timedelta(days=1)) if until else None,
        )


def _begins(day: date | None) -> datetime | None:
    return timezone.make_aware(datetime.combine(day, time())) if day else None


def _verbs() -> list[tuple[Any, list[tuple[str, Any]]]]:
    return [(said, [(verb.value, verb.meaning) for verb in Verb if verb.kind is kind]) for kind, said in KINDS.items()]
