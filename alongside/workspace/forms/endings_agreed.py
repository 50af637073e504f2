"""A form for agreeing that support ends."""

from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from alongside.kernel.forms import Choice, DateField, Form, LongTextField, TextField
from alongside.outreach import ending_policies as policies
from alongside.outreach.ending_vocabulary import GivenHow, Reason
from alongside.outreach.ending_words import Ended
from alongside.outreach.models import Ending
from alongside.workspace.forms.refusing import refuse


class AgreeForm(Form):
    """What a lead agrees to: when they were seen, how they were given the goodbye, until when workers see the record."""

    on = DateField(label=_("On which day did you say goodbye?"))
    seen_on = DateField(label=_("When did somebody see them last?"), required=False)
    not_seen = TextField(label=_("If that was long before: why?"), max_length=300, required=False)
    given_how = Choice(label=_("How were they given the goodbye in writing?"), choices=GivenHow.choices)
    workers_until = DateField(
        label=_("Until when do workers see the record?"),
        help_text=_("You and the other leads of the team go on seeing it, and open it again when they come back."),
    )
    words = LongTextField(
        label=_("A few words about the goodbye"),
        help_text=_("They stand on the timeline, and they may read them."),
        rows=3,
        max_length=2000,
        required=False,
    )
    agrees = forms.BooleanField(label=_("I agree that it could not be talked about with them"))

    def __init__(self, *args: Any, ending: Ending, today: date, seen_days: int, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.ending, self.seen_days = ending, seen_days
        self.fields["on"].latest = today  # type: ignore[attr-defined]
        self.fields["seen_on"].latest = today  # type: ignore[attr-defined]
        self.fields["workers_until"].earliest = today  # type: ignore[attr-defined]
        if ending.judgement:
            del self.fields["agrees"]
        if ending.reason == Reason.DIED:
            del self.fields["given_how"]

    def clean(self) -> dict[str, Any]:
        """Seen lately, or a line on why not."""
        cleaned = super().clean()
        if self.ending.reason != Reason.DIED and (on := cleaned.get("on")):
            why, seen = cleaned.get("not_seen") or "", cleaned.get("seen_on")
            said = policies.can_end_unseen(seen_on=seen, ended_on=on, days=self.seen_days, why=why)
            refuse(form=self, name="not_seen", said=said)
        return cleaned

    def ended(self) -> Ended:
        """What was written."""
        values = self.cleaned_data
        how = values.get("given_how")
        return Ended(
            on=values["on"],
            seen_on=values["seen_on"],
            not_seen=values["not_seen"],
            given_how=GivenHow(how) if how else None,
            workers_until=values["workers_until"],
            words=values["words"],
        )
