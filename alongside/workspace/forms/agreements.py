"""A form for what a young person says about being reached."""

from collections.abc import Iterator, Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from alongside.outreach import rules
from alongside.outreach.actions.contact import Agreed
from alongside.outreach.cards import AgreementCard
from alongside.outreach.models import ContactAgreement
from alongside.outreach.models.contact import LONGEST
from alongside.outreach.vocabulary import AGREED_CHANNELS, Channel, Rule, Wants
from alongside.workspace.forms.agreement_fields import AgreementFields
from alongside.workspace.forms.agreement_questions import GROUPS, NO, TEXTS, TIMES, YES, channel_questions


class AgreementForm(AgreementFields):
    """What a young person says about being reached, all of it in one go."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        agreed, until = self._days()
        agreed.latest, agreed.earliest, agreed.initial = self.today, self.today - LONGEST / 2, self.today
        until.earliest, until.initial = self.today, rules.agreement_until(on=self.today)

    def _days(self) -> tuple[Any, Any]:
        return self.fields["agreed_on"], self.fields["valid_until"]

    def clean(self) -> dict[str, Any]:
        """It holds for three months at the longest, counted from the day they agreed."""
        cleaned = super().clean()
        agreed, until = cleaned.get("agreed_on"), cleaned.get("valid_until")
        if agreed and until and until > agreed + LONGEST:
            self.add_error("valid_until", _("choose a day within three months of the day you talked."))
        return cleaned

    def agreed(self) -> Agreed:
        """What was written down."""
        values = self.cleaned_data
        wants = Wants(values["wants"])
        chosen = {channel: Rule(values[channel]) for channel in AGREED_CHANNELS if values[channel]}
        named = chosen if wants is Wants.US_TOO else {}
        return Agreed(wants, named, self._card(named), values["agreed_on"], values["valid_until"])

    def _card(self, named: dict[Channel, Rule]) -> AgreementCard:
        values = self.cleaned_data
        return AgreementCard(
            conditions={channel.value: values[f"{channel}_if"] for channel, of in named.items() if of is Rule.ONLY_IF},
            weekdays=tuple(int(day) for day in values["weekdays"]),
            voicemail=values["voicemail"] == YES,
            **{name: values[name] for name in (*TIMES, *TEXTS)},
        )

    def groups(self) -> Iterator[tuple[Any, Sequence[forms.BoundField]]]:
        """The fields under headings, as the page shows them."""
        for heading, names in GROUPS:
            yield heading, [self[name] for name in names]

    @staticmethod
    def initial_from(row: ContactAgreement, card: AgreementCard) -> dict[str, Any]:
        """What the form starts with when there is an agreement: they go through it again together."""
        named = [(Rule.OK, row.ok), (Rule.ONLY_IF, row.only_if), (Rule.NEVER, row.never)]
        known = {channel: rule for rule, channels in named for channel in channels}
        conditions = {f"{channel}_if": said for channel, said in card.conditions.items()}
        texts = {name: getattr(card, name) for name in (*TIMES, *TEXTS)}
        days = {"weekdays": [str(day) for day in card.weekdays], "voicemail": YES if card.voicemail else NO}
        return {"wants": row.wants, **known, **conditions, **texts, **days}


AgreementForm.base_fields = {
    "wants": AgreementForm.base_fields["wants"],
    **channel_questions(),
    **AgreementForm.base_fields,
}
