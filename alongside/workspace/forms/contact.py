"""Forms about reaching a young person safely."""

import re
from collections.abc import Iterator, Sequence
from datetime import date, time
from typing import Any

from django import forms
from django.utils.dates import WEEKDAYS
from django.utils.translation import gettext_lazy as _

from alongside.kernel.forms import AskedForm, Choice, Choices, DateField, Form, LongTextField, TextField, of_them
from alongside.kernel.forms.reading import read_time
from alongside.outreach import rules
from alongside.outreach.actions.contact import Agreed
from alongside.outreach.cards import AgreementCard, WayCard
from alongside.outreach.models import ContactAgreement
from alongside.outreach.models.contact import LONGEST
from alongside.outreach.vocabulary import (
    AGREED_CHANNELS,
    REVIEWED,
    Channel,
    OverrideReason,
    OverrideState,
    Rule,
    Wants,
    WayKind,
)
from alongside.people.vocabulary import Topic

NOW, LATER = "now", "later"
YES, NO = "yes", "no"
# Ten figures and more, however they are parted: how numbers are written at which somebody can be rung.
LOOKS_LIKE_A_NUMBER = re.compile(r"(?:[+(]?[0-9][ ().-]?){10}")
TIMES = ("from_time", "until_time")
TEXTS = (
    "times_note",
    "who_sees",
    "name_to_show",
    "words_to_use",
    "not_safe_now",
    "fetch_me",
    "never_call",
    "no_reply",
    "safe_place",
    "transport",
)


def no_number(text: str) -> None:
    """Keep numbers out of fields that are shown to everybody: they are shown as was agreed, in one place alone.

    :raises ValidationError: when there is something like a phone number in the text.
    """
    if LOOKS_LIKE_A_NUMBER.search(text):
        raise forms.ValidationError(
            _("leave the number out. Write it down under In touch, where it is shown only as they agreed.")
        )


class TimeField(TextField):
    """A time of day, in whatever way people write it; ``None`` when it is left empty."""

    def clean(self, value: Any) -> Any:
        """The time that was meant.

        :raises ValidationError: when it is not a time.
        """
        text = super().clean(value)
        try:
            return read_time(text) if text else None
        except ValueError:
            raise forms.ValidationError(_("write a time, for example 4pm or 16:30.")) from None

    def prepare_value(self, value: Any) -> Any:
        """The time as it is shown in the box."""
        return f"{value:%H:%M}" if isinstance(value, time) else value


def _asked(field: forms.Field) -> forms.Field:
    return of_them(field, topic=Topic.SAFE_CONTACT)


def _line(label: Any, hint: Any = "") -> forms.Field:
    return _asked(TextField(label=label, help_text=hint, max_length=200, required=False))


def _channels() -> dict[str, forms.Field]:
    """For each channel its rule, and the condition that goes with "only if"."""
    fields: dict[str, forms.Field] = {}
    answers = [("", _("We did not talk about it")), *Rule.choices]
    for channel in AGREED_CHANNELS:
        condition = f"{channel}_if"
        fields[channel] = _asked(
            Choice(label=channel.label, choices=answers, required=False, reveals={Rule.ONLY_IF: condition})
        )
        fields[condition] = _asked(TextField(label=_("Only if what?"), max_length=200))
    return fields


class AgreementForm(AskedForm):
    """What a young person says about being reached, all of it in one go."""

    wants = _asked(
        Choice(
            label=_("Do they want us to get in touch?"),
            error_messages={"required": _("Choose whether they want us to get in touch.")},
            choices=Wants.choices,
        )
    )
    weekdays = _asked(
        Choices(label=_("On which days?"), help_text=_("None means any day."), choices=WEEKDAYS.items(), required=False)
    )
    from_time = _asked(TimeField(label=_("From what time?"), max_length=20, required=False, width=5))
    until_time = _asked(TimeField(label=_("Until what time?"), max_length=20, required=False, width=5))
    times_note = _line(_("Anything else about days and times"))
    who_sees = _line(_("Who else can see their phone or accounts?"), _("Also who knows the code, or shares the bill."))
    name_to_show = _line(_("Which name should they see?"), _("The name that shows when we ring or write."))
    words_to_use = _line(_("What may a message say?"), _("Words that give nothing away if somebody else reads them."))
    voicemail = _asked(
        Choice(
            label=_("May we leave a voice message?"),
            choices=[(YES, _("Yes")), (NO, _("No"))],
            initial=NO,
            required=False,
        )
    )
    not_safe_now = _line(_("A word or sign that means: it is not safe now"))
    fetch_me = _line(_("A word or sign that means: come and get me"))
    never_call = _line(_("Who must never be called or told?"))
    no_reply = _line(_("What should we do when they do not reply?"), _("And after how long."))
    safe_place = _line(_("A place that is safe to meet"))
    transport = _line(_("A safe way to get there"))
    agreed_on = DateField(
        label=_("When did you talk about it?"),
        error_messages={"required": _("Write the day when you talked about it.")},
    )
    valid_until = DateField(
        label=_("Until when does it hold?"),
        error_messages={"required": _("Write until when it holds.")},
        help_text=_("What is safe changes, so keep it short. Three months is the longest."),
    )

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
    **_channels(),
    **AgreementForm.base_fields,
}
GROUPS: tuple[tuple[Any, Sequence[str]], ...] = (
    (_("Whether and how"), ("wants", *AGREED_CHANNELS)),
    (_("Days and times"), ("weekdays", *TIMES, "times_note")),
    (_("Who else might see"), ("who_sees", "name_to_show", "words_to_use", "voicemail")),
    (_("Words between us"), ("not_safe_now", "fetch_me")),
    (_("When it matters"), ("never_call", "no_reply", "safe_place", "transport")),
    (_("How long it holds"), ("agreed_on", "valid_until")),
)


class WayForm(AskedForm):
    """A way to reach them."""

    kind = _asked(
        Choice(label=_("What is it?"), error_messages={"required": _("Choose what it is.")}, choices=WayKind.choices)
    )
    value = _asked(TextField(label=_("The number, name or address"), max_length=300))
    whose = _asked(
        TextField(
            label=_("Whose is it?"),
            error_messages={"required": _("Write whose it is.")},
            help_text=_("For example: theirs, their nan's, shared."),
            max_length=120,
        )
    )

    def clean(self) -> dict[str, Any]:
        """Nothing else is missed when they would rather not be asked."""
        cleaned = super().clean()
        if self.said():
            for name in ("value", "whose"):
                self.errors.pop(name, None)
        return cleaned

    def card(self) -> WayCard:
        """The card that was written."""
        values = self.cleaned_data
        return WayCard(WayKind(values["kind"]), values["whose"], values["value"])


class OverrideForm(Form):
    """Why somebody reaches out otherwise than was agreed."""

    reason = Choice(
        label=_("Why now, and why this way?"),
        error_messages={"required": _("Choose why now, and why this way.")},
        choices=OverrideReason.choices,
        reveals={OverrideReason.OTHER: "words"},
    )
    words = LongTextField(
        label=_("What is it?"),
        error_messages={"required": _("Write what it is.")},
        help_text=_("One sentence is enough."),
        max_length=2000,
        rows=3,
    )

    def given(self) -> dict[str, Any]:
        """What ``actions.overrides.override`` takes."""
        return {"reason": OverrideReason(self.cleaned_data["reason"]), "words": self.cleaned_data["words"] or ""}


class OverrideReviewForm(Form):
    """How it was, what we learn, and when they are told."""

    found = Choice(
        label=_("Was it right to reach them this way?"),
        error_messages={"required": _("Choose whether it was right to reach them this way.")},
        choices=[(state.value, state.label) for state in REVIEWED],
    )
    learned = LongTextField(
        label=_("What do we learn from it?"),
        help_text=_("For example: what to talk about with them anew."),
        max_length=4000,
        required=False,
    )
    tell = Choice(
        label=_("When can they be told?"),
        error_messages={"required": _("Choose when they can be told.")},
        choices=[(NOW, _("Now")), (LATER, _("Later, from a day on: it would not be safe yet"))],
        reveals={LATER: "tell_on"},
    )
    tell_on = DateField(
        label=_("From which day?"), error_messages={"required": _("Write from which day they can be told.")}
    )

    def __init__(self, *args: Any, today: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.today = today
        self.fields["tell_on"].earliest = today  # type: ignore[attr-defined]

    def given(self) -> dict[str, Any]:
        """What ``actions.overrides.review`` takes."""
        values = self.cleaned_data
        return {
            "found": OverrideState(values["found"]),
            "learned": values["learned"],
            "tell_from": values["tell_on"] or self.today,
        }
