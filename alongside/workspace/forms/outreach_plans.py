"""Forms for how we keep in touch with a young person. What is theirs to say is asked at their pace."""

from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from typing import Any

from django import forms
from django.utils.dates import WEEKDAYS
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from alongside.kernel.decisions import No
from alongside.kernel.forms import AskedForm, Choice, Choices, DateField, Form, LongTextField, TextField, of_them
from alongside.outreach import policies
from alongside.outreach.actions.plans import Agreed, Planned
from alongside.outreach.plan_card import PlanCard
from alongside.outreach.queries.next_try import Next
from alongside.outreach.queries.plans import Plan
from alongside.outreach.rules import Limits
from alongside.outreach.vocabulary import AgreedHow, Channel, PartOfDay
from alongside.people.vocabulary import Topic

NOT_YET = ""
WAYS = ("first", "second", "third")


def _theirs(field: Any) -> Any:
    return of_them(field, topic=Topic.SAFE_CONTACT)


class OutreachPlanForm(AskedForm):
    """Ways in their order, places, days, how often; what they like to talk about, and what not."""

    first = forms.ChoiceField(
        label=gettext_lazy("How will we try first?"),
        error_messages={"required": gettext_lazy("Choose how we will try first.")},
    )
    second = forms.ChoiceField(label=gettext_lazy("If there is no answer: how then?"), required=False)
    third = forms.ChoiceField(label=gettext_lazy("And after that?"), required=False)
    cadence_days = forms.IntegerField(
        label=gettext_lazy("How many days between our tries, at most?"),
        error_messages={"required": gettext_lazy("Write how many days lie between our tries, at most.")},
        min_value=1,
        widget=forms.TextInput,
    )
    next_try_on = DateField(
        label=gettext_lazy("When is the next try?"),
        error_messages={"required": gettext_lazy("Write the day of the next try.")},
    )
    space_until = DateField(
        label=gettext_lazy("Did they ask for space? Until when?"),
        help_text=gettext_lazy("Leave it empty if they did not."),
        required=False,
    )
    places = _theirs(
        TextField(
            label=gettext_lazy("Where do they feel at home?"),
            help_text=gettext_lazy("Their own ground: a bench, a shop, a youth club."),
            max_length=300,
            required=False,
        )
    )
    weekdays = _theirs(Choices(label=gettext_lazy("Which days suit them?"), required=False))
    part_of_day = _theirs(
        Choice(
            label=gettext_lazy("What time suits them?"),
            choices=PartOfDay.choices,
            initial=PartOfDay.ANY.value,
            required=False,
        )
    )
    times = _theirs(TextField(label=gettext_lazy("Anything else about times"), max_length=200, required=False))
    talk_about = _theirs(
        LongTextField(label=gettext_lazy("What do they like to talk about?"), rows=2, max_length=1000, required=False)
    )
    leave_out = _theirs(
        LongTextField(label=gettext_lazy("What would they rather leave out?"), rows=2, max_length=1000, required=False)
    )
    agreed = _theirs(
        Choice(
            label=gettext_lazy("Have they agreed to this?"),
            choices=[(NOT_YET, gettext_lazy("Not yet: we propose it")), *AgreedHow.choices],
            initial=NOT_YET,
            required=False,
        )
    )
    agreed_words = _theirs(TextField(label=gettext_lazy("What did they say about it?"), max_length=300, required=False))

    def __init__(self, *args: Any, limits: Limits, forbidden: Sequence[Channel], **kwargs: Any) -> None:
        super().__init__(*args, today=limits.today, **kwargs)
        self.limits = limits
        offered = [(one.value, one.label) for one in Channel if one not in forbidden]
        for name in WAYS:
            none = _("Choose one") if name == WAYS[0] else _("Nothing else")
            self.fields[name].choices = [("", none), *offered]  # type: ignore[attr-defined]
        self.fields["weekdays"].choices = [(str(n), name) for n, name in WEEKDAYS.items()]  # type: ignore[attr-defined]
        self.fields["cadence_days"].widget.attrs |= {"inputmode": "numeric", "class": "govuk-input--width-3"}
        self.fields["next_try_on"].earliest = limits.today  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        """Never further apart than the floor, unless they asked for space; each way once."""
        cleaned = super().clean()
        ways = [cleaned[name] for name in WAYS if cleaned.get(name)]
        if len(ways) != len(set(ways)):
            self.add_error("second", _("choose each way once."))
        space, limits = cleaned.get("space_until"), self.limits
        self._refuse("space_until", policies.can_leave_alone_until(space, today=limits.today, longest=limits.space))
        if "space_until" in self.errors:
            return cleaned
        if (days := cleaned.get("cadence_days")) and days <= (limits.space - limits.today).days:
            self._keep_to_floor("cadence_days", limits.today + timedelta(days=days), space)
        elif days:
            self._keep_to_floor("cadence_days", limits.space + timedelta(days=1), space)
        if day := cleaned.get("next_try_on"):
            self._keep_to_floor("next_try_on", day, space)
        return cleaned

    def planned(self) -> Planned:
        """What was written, as the action takes it."""
        values = self.cleaned_data
        agreed, words = values["agreed"], values["agreed_words"] or ""
        return Planned(
            channels=[Channel(values[name]) for name in WAYS if values[name]],
            cadence_days=values["cadence_days"],
            next_try_on=values["next_try_on"],
            card=PlanCard(*(values[name] or "" for name in ("places", "times", "talk_about", "leave_out"))),
            weekdays=[int(day) for day in values["weekdays"] or ()],
            part_of_day=PartOfDay(values["part_of_day"] or PartOfDay.ANY),
            space_until=values["space_until"],
            agreed=Agreed(AgreedHow(agreed), words) if agreed else None,
        )

    def _keep_to_floor(self, name: str, day: date, space: date | None) -> None:
        today, floor = self.limits.today, self.limits.floor
        self._refuse(name, policies.can_wait_until(day, today=today, floor=floor, space_until=space))

    def _refuse(self, name: str, said: object) -> None:
        if isinstance(said, No):
            self.add_error(name, said.reason)

    @staticmethod
    def initial_from(plan: Plan | None, told: Next, limits: Limits) -> Mapping[str, Any]:
        """What the form starts with: the version in force but for ways they forbade since, or what is usual here."""
        space = told.space_until if told.space_until and told.space_until > limits.today else None
        then = {"next_try_on": max(told.on or limits.usual, limits.today), "space_until": space}
        if plan is None:
            days = (limits.usual - limits.today).days
            return {**then, "cadence_days": days, "first": told.channel.value}
        row, card = plan.row, plan.card
        ways = [one for one, way in zip(row.channels, plan.ways, strict=True) if not way.is_never]
        return {
            **then,
            **dict(zip(WAYS, ways or [told.channel.value], strict=False)),
            "cadence_days": row.cadence_days,
            "places": card.places,
            "times": card.times,
            "talk_about": card.talk_about,
            "leave_out": card.leave_out,
            "weekdays": [str(day) for day in row.weekdays],
            "part_of_day": row.part_of_day,
        }


class AgreeForm(Form):
    """That they agreed to what was proposed: how they let us know, and what they said."""

    how = Choice(
        label=gettext_lazy("How did they let you know?"),
        error_messages={"required": gettext_lazy("Choose how they let you know.")},
        choices=AgreedHow.choices,
    )
    words = TextField(label=gettext_lazy("What did they say about it?"), max_length=300, required=False)

    def agreed(self) -> Agreed:
        """What was written, as the action takes it."""
        return Agreed(AgreedHow(self.cleaned_data["how"]), self.cleaned_data["words"])
