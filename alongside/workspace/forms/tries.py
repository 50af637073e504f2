"""The form for a try: made to be filled in with one tap, on a phone in the street."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from alongside.kernel.decisions import Decision, No
from alongside.kernel.forms import Choice, DateField, Form, LongTextField, TextField, WhenField
from alongside.outreach import policies, rules
from alongside.outreach.actions.tries import Tried
from alongside.outreach.queries.contact import ContactRules
from alongside.outreach.queries.next_try import Next
from alongside.outreach.rules import Limits
from alongside.outreach.vocabulary import Channel, Outcome, OverrideReason, Rule

MOST_CHARACTERS = 2_000
AS_PLANNED, ON_A_DAY = "", "day"
SPACES = (7, 14, 28)
AT_ONCE = 4
# What each outcome asks for besides, once it is chosen.
MORE: dict[str, str] = {Outcome.ASKED_FOR_SPACE: "space_for", Outcome.COULD_NOT: "misfit", Outcome.DID_NOT_COME: "why"}


@dataclass(frozen=True, slots=True)
class Way:
    """A channel to tap on, and what they said of it."""

    widget: dict[str, Any]
    note: str


class TryForm(Form):
    """How we tried and what came of it; a few words and what we do next where it is not as usual."""

    channel = Choice(
        label=gettext_lazy("How did you try?"), error_messages={"required": gettext_lazy("Choose how you tried.")}
    )
    outcome = forms.ChoiceField(label=gettext_lazy("What happened?"), widget=forms.HiddenInput)
    space_for = Choice(label=gettext_lazy("For how long did they ask for space?"), required=False)
    misfit = Choice(label=gettext_lazy("What was it?"), required=False)
    why = TextField(label=gettext_lazy("What stood in the way, as far as you know?"), max_length=300, required=False)
    otherwise = Choice(
        label=gettext_lazy("They said: never this way. Why was it right today?"),
        choices=OverrideReason.choices,
        required=False,
    )
    otherwise_words = TextField(label=gettext_lazy("In a few words"), max_length=300, required=False)
    text = LongTextField(
        label=gettext_lazy("A few words, if you like"),
        help_text=gettext_lazy(
            "Write it as if they will read it. If you write nothing, a plain sentence stands there."
        ),
        max_length=MOST_CHARACTERS,
        rows=2,
        required=False,
    )
    next_channel = forms.ChoiceField(label=gettext_lazy("How will we try next?"), required=False)
    next_in = Choice(
        label=gettext_lazy("When will we try next?"), required=False, reveals={ON_A_DAY: "next_on"}, initial=AS_PLANNED
    )
    next_on = DateField(label=gettext_lazy("On which day?"), required=False)
    happened_at = WhenField(
        label=gettext_lazy("When did you try?"),
        error_messages={"required": gettext_lazy("Write the day and the time when you tried.")},
    )

    def __init__(
        self, *args: Any, now: datetime, limits: Limits, known: ContactRules, first: Sequence[Channel], then: Next,
        age: int | None, **kwargs: Any,
    ) -> None:  # fmt: skip
        super().__init__(*args, **kwargs)
        self.now, self.limits, self.known, self.age = now, limits, known, age
        channels = [(one.value, one.label) for one in dict.fromkeys([*first, *Channel])]
        self._offer("channel", channels, initial=then.channel.value)
        codes = [*rules.offered(rules.OUTCOMES, on=limits.today), *rules.offered(rules.ARRANGED, on=limits.today)]
        self._offer("outcome", [(one.code, one.label) for one in codes])
        self._offer("misfit", [(one.code, one.label) for one in rules.offered(rules.MISFITS, on=limits.today)])
        self._offer("space_for", self._spaces())
        self._offer(
            "next_channel", [(AS_PLANNED, _("As planned")), *(one for one in channels if not self._is_never(one[0]))]
        )
        self._offer("next_in", self._days())
        self.fields["happened_at"].initial = now
        self.fields["happened_at"].latest = timezone.localdate(now)  # type: ignore[attr-defined]
        self.fields["next_on"].earliest = limits.today  # type: ignore[attr-defined]
        if self.data.get("outcome") in MORE:
            self.fields[MORE[self.data["outcome"]]].required = True
        self.fields["why"].error_messages["required"] = getattr(self._did_not_come(""), "reason", "")

    @property
    def asks_for(self) -> list[forms.BoundField]:
        """What has to be said besides, once the outcome or the channel is chosen."""
        names = [MORE[self.data["outcome"]]] if self.data.get("outcome") in MORE else []
        names += ["otherwise", "otherwise_words"] if self._is_never(self.data.get("channel")) else []
        return [self[name] for name in names]

    @property
    def ways(self) -> list[Way]:
        """The channels as buttons, those they agreed to first, each with what they said of it."""
        return [Way(one.data, self._said_of(one.data["value"])) for one in self["channel"].subwidgets]

    @property
    def first_ways(self) -> list[Way]:
        """Those that are shown at once."""
        return self.ways[:AT_ONCE]

    @property
    def more_ways(self) -> list[Way]:
        """Those behind a fold."""
        return self.ways[AT_ONCE:]

    @property
    def shows_all(self) -> bool:
        """Whether the way that is chosen is behind the fold."""
        return any(way.widget["selected"] for way in self.more_ways)

    @property
    def opens_more(self) -> bool:
        """Whether something is written, or wrong, in what is folded away."""
        folded = ("text", "next_channel", "next_in", "next_on", "happened_at")
        return any(self.errors.get(name) for name in folded) or bool(self.data.get("text") or self.data.get("next_in"))

    def clean(self) -> dict[str, Any]:
        """What belongs to the outcome is asked for; the rules say so beside the field."""
        cleaned = super().clean()
        if cleaned.get("outcome") == Outcome.DID_NOT_COME and "why" not in self.errors:
            self._refuse("why", self._did_not_come(cleaned["why"]))
        if self._is_never(cleaned.get("channel")):
            self._ask_why(cleaned)
        if cleaned.get("next_in") == ON_A_DAY and not cleaned.get("next_on") and "next_on" not in self.errors:
            self.add_error("next_on", self.fields["next_on"].error_messages["part"])
        if (day := self._next_on(cleaned)) and not self.errors:
            space, floor = self._space_until(cleaned), self.limits.floor
            may = policies.can_wait_until(day, today=self.limits.today, floor=floor, space_until=space)
            self._refuse("next_on", may)
        return cleaned

    def tried(self) -> Tried:
        """What was said, as the action takes it."""
        values = self.cleaned_data
        return Tried(
            channel=Channel(values["channel"]),
            outcome=values["outcome"],
            happened_at=values["happened_at"],
            next_channel=Channel(values["next_channel"]) if values["next_channel"] else None,
            next_on=self._next_on(values),
            words=values["text"],
            misfit=values["misfit"] if values["outcome"] == Outcome.COULD_NOT else "",
            why=values["why"] if values["outcome"] == Outcome.DID_NOT_COME else "",
            space_until=self._space_until(values),
            otherwise=OverrideReason(values["otherwise"]) if values["otherwise"] else None,
            otherwise_words=values["otherwise_words"],
        )

    def _did_not_come(self, why: str) -> Decision:
        return policies.can_say_did_not_come(age=self.age, alone_from=self.limits.alone_from, why=why)

    def _ask_why(self, cleaned: dict[str, Any]) -> None:
        if not cleaned.get("otherwise"):
            self.add_error("otherwise", _("choose a reason. A lead looks at it, and it is kept."))
        elif cleaned["otherwise"] == OverrideReason.OTHER and not cleaned.get("otherwise_words"):
            self.add_error("otherwise_words", _("say in a few words why."))

    def _said_of(self, channel: str) -> str:
        rule = self.known.rule(Channel(channel))
        if rule is Rule.ONLY_IF:
            return _("Only if: %(said)s") % {"said": self.known.said(Channel(channel))}
        return _("They said: never") if rule is Rule.NEVER else ""

    def _is_never(self, channel: str | None) -> bool:
        return channel in Channel.values and self.known.rule(Channel(channel)) is Rule.NEVER

    def _space_until(self, values: dict[str, Any]) -> date | None:
        if values.get("outcome") != Outcome.ASKED_FOR_SPACE or not values.get("space_for"):
            return None
        return self.limits.today + timedelta(days=int(values["space_for"]))

    def _next_on(self, values: dict[str, Any]) -> date | None:
        days = values.get("next_in")
        if days == ON_A_DAY:
            day: date | None = values.get("next_on")
            return day
        return self.limits.today + timedelta(days=int(days)) if days else None

    def _spaces(self) -> list[tuple[str, str]]:
        today, longest = self.limits.today, (self.limits.space - self.limits.today).days
        days = [(str(n), self._until(today + timedelta(days=n))) for n in SPACES if n < longest]
        told = _("Until they tell us. We say hello again by %(day)s") % {"day": self._said(self.limits.space)}
        return [*days, (str(longest), told)]

    def _days(self) -> list[tuple[str, str]]:
        floor = (self.limits.floor - self.limits.today).days
        days = [(str(n), self._said(self.limits.today + timedelta(days=n))) for n in (1, 3, 7) if n <= floor]
        return [(AS_PLANNED, _("As planned")), *days, (ON_A_DAY, _("Another day"))]

    def _offer(self, name: str, choices: Sequence[tuple[str, Any]], *, initial: str | None = None) -> None:
        self.fields[name].choices = choices  # type: ignore[attr-defined]
        self.fields[name].initial = initial or self.fields[name].initial

    def _refuse(self, name: str, said: object) -> None:
        if isinstance(said, No):
            self.add_error(name, said.reason)

    @staticmethod
    def _said(day: date) -> str:
        return date_format(day, "l j F")

    def _until(self, day: date) -> str:
        return _("Until %(day)s") % {"day": self._said(day)}
