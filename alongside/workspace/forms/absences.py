"""Forms for being away, and for what a worker says of themselves."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from alongside.access.models import Account
from alongside.kernel.forms import Choice, DateField, Form
from alongside.keywork.staff_vocabulary import Gender
from alongside.people.models import Practitioner


class AwayForm(Form):
    """From when until when, and who steps in. Why is nobody's business."""

    from_on = DateField(label=_("First day away"))
    until_on = DateField(label=_("Last day away"))
    cover = forms.ChoiceField(label=_("Who steps in?"), required=False)

    def __init__(self, *args: Any, colleagues: Sequence[Practitioner], today: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.colleagues = {str(one.account_id): one.account for one in colleagues}
        names = [(pk, account.name) for pk, account in self.colleagues.items()]
        self.fields["cover"].choices = [("", _("Nobody yet: keep asking")), *names]  # type: ignore[attr-defined]
        until: Any = self.fields["until_on"]
        until.earliest = today

    def clean(self) -> dict[str, Any]:
        """The last day is not before the first."""
        cleaned = super().clean()
        first, last = cleaned.get("from_on"), cleaned.get("until_on")
        if first and last and last < first:
            self.add_error("until_on", _("choose the first day or a day after it."))
        return cleaned

    def given(self) -> dict[str, Any]:
        """What ``actions.absences.say`` takes."""
        values = self.cleaned_data
        cover: Account | None = self.colleagues.get(values["cover"])
        return {"from_on": values["from_on"], "until_on": values["until_on"], "cover": cover}


class SelfForm(Form):
    """What young people may know of a worker when they choose."""

    gender = Choice(
        label=_("Some young people would rather talk with a woman, or with a man. What may they know of you?"),
        choices=[("", _("I would rather not say")), *Gender.choices],
        required=False,
    )

    def said(self) -> Gender | None:
        """What they said; ``None`` for nothing."""
        value = self.cleaned_data["gender"]
        return Gender(value) if value else None
