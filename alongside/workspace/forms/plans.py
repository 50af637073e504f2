"""Forms about a young person's plan. What is asked of them honours their pace."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from alongside.kernel.around import Toward
from alongside.kernel.forms import AroundField, AskedForm, Choice, Choices, Form, LongTextField, TextField, of_them
from alongside.people.cards import Card
from alongside.people.vocabulary import Birth, Topic
from alongside.planning.cards import Goal, PlanCard
from alongside.planning.changes import About
from alongside.planning.vocabulary import Agrees, GoalState, Owner, StepState

MOST_WORDS = 300
MOST_LINES = 1000
ON_LINES = _("One thing on each line.")


class GoalForm(AskedForm):
    """Something they want, in their words, with their own words for both ends of the scale."""

    words = of_them(
        LongTextField(
            label=_("What would they like to do, or have different?"),
            error_messages={"required": _("Write what they would like, in their words.")},
            help_text=_("In their words. It may be small."),
            max_length=MOST_WORDS,
            rows=2,
        ),
        topic=Topic.GOALS,
    )
    low = of_them(
        TextField(
            label=_("On their own scale, what would 0 be?"),
            help_text=_("In their words: “nothing has begun”, “I stay on the sand”."),
            max_length=120,
            required=False,
        ),
        topic=Topic.GOALS,
    )
    high = of_them(TextField(label=_("And what would 10 be?"), max_length=120, required=False), topic=Topic.GOALS)
    domains = Choices(label=_("Which parts of their life is it about?"), required=False)

    def __init__(self, *args: Any, domains: list[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["domains"].choices = domains  # type: ignore[attr-defined]

    def given(self) -> dict[str, Any] | None:
        """What ``changes.goal_added`` takes; ``None`` when they gave no answer."""
        values = self.cleaned_data
        if not values.get("words"):
            return None
        return {name: values[name] or "" for name in ("words", "low", "high")} | {"domains": tuple(values["domains"])}

    @staticmethod
    def initial_from(goal: Goal) -> dict[str, Any]:
        """What the form starts with for a goal that exists."""
        return {"words": goal.words, "low": goal.low, "high": goal.high, "domains": list(goal.domains)}


class GoalMoveForm(Form):
    """That they say a goal is reached, that it can wait, or that it is taken up again."""

    to = Choice(label=_("What do they say?"), error_messages={"required": _("Choose what they said.")})
    said = TextField(label=_("In their words"), max_length=MOST_WORDS, required=False)

    def __init__(self, *args: Any, now: GoalState, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        again = [(GoalState.GOING.value, _("I want to take it up again"))]
        on = [(GoalState.REACHED.value, _("It is done")), (GoalState.SET_ASIDE.value, _("It can wait"))]
        self.fields["to"].choices = on if now is GoalState.GOING else again  # type: ignore[attr-defined]


class StepForm(Form):
    """One step: what, whose it is, and by when."""

    what = TextField(
        label=_("What is the next step?"),
        error_messages={"required": _("Write what the next step is.")},
        max_length=MOST_WORDS,
    )
    owner = Choice(
        label=_("Who does it?"),
        error_messages={"required": _("Choose who does it.")},
        choices=Owner.choices,
        hints={Owner.THEM.value: _("Only if they want to. Most steps are ours.")},
        initial=Owner.US.value,
    )
    who = TextField(label=_("Who exactly, if that helps"), max_length=120, required=False, width=20)
    by = AroundField(label=_("By when?"), toward=Toward.AHEAD, required=False)

    def __init__(self, *args: Any, today: date, card: Card, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        born = card.born if card.birth == Birth.KNOWN else None
        self.fields["by"].on(today, born=born)  # type: ignore[attr-defined]

    def given(self) -> dict[str, Any]:
        """What ``changes.step_added`` takes."""
        return self.cleaned_data | {"owner": Owner(self.cleaned_data["owner"])}


class StepMoveForm(Form):
    """What came of a step. One that is dropped says why, and whether that was decided with them."""

    to = Choice(label=_("What came of it?"), error_messages={"required": _("Choose what came of it.")})
    with_them = forms.BooleanField(label=_("We decided it together with them"), required=False)
    because = TextField(label=_("Why?"), max_length=MOST_WORDS, required=False)

    def __init__(self, *args: Any, now: StepState, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        again = [(StepState.OPEN.value, _("It is to do again"))]
        on = [(StepState.DONE.value, _("It is done")), (StepState.DROPPED.value, _("We drop it"))]
        self.fields["to"].choices = on if now is StepState.OPEN else again  # type: ignore[attr-defined]
        if now is StepState.OPEN:
            self.fields["to"].initial = StepState.DONE.value

    def clean(self) -> dict[str, Any]:
        """Whoever drops a step says why: it was a promise to them."""
        cleaned = super().clean()
        if cleaned.get("to") == StepState.DROPPED and not cleaned.get("because"):
            self.add_error("because", _("say why, so that it can be explained to them."))
        return cleaned


class AboutForm(AskedForm):
    """What helps them and what they hope for."""

    strengths = of_them(
        LongTextField(
            label=_("What are they good at?"), help_text=ON_LINES, max_length=MOST_LINES, rows=3, required=False
        ),
        topic=Topic.GOALS,
    )
    people = of_them(
        LongTextField(
            label=_("Which people keep them well?"), help_text=ON_LINES, max_length=MOST_LINES, rows=3, required=False
        ),
        topic=Topic.WHO_MATTERS,
    )
    places = of_them(
        LongTextField(
            label=_("Which places do them good?"), help_text=ON_LINES, max_length=MOST_LINES, rows=3, required=False
        ),
        topic=Topic.WHEREABOUTS,
    )
    interests = of_them(
        LongTextField(label=_("What do they like?"), help_text=ON_LINES, max_length=MOST_LINES, rows=3, required=False),
        topic=Topic.GOALS,
    )
    hopes = of_them(
        LongTextField(label=_("What do they hope for?"), max_length=MOST_LINES, rows=3, required=False),
        topic=Topic.FUTURE,
    )

    def about(self) -> About:
        """What was written."""
        names = ("strengths", "people", "places", "interests", "hopes")
        return About(**{name: self.cleaned_data.get(name) or "" for name in names})

    @staticmethod
    def initial_from(card: PlanCard) -> Mapping[str, str]:
        """What the form starts with."""
        names = ("strengths", "people", "places", "interests", "hopes")
        return {name: getattr(card, name) for name in names}


class AgreeForm(AskedForm):
    """What they say of the plan as it stands."""

    agrees = of_them(
        Choice(
            label=_("Is this their plan? What do they say?"),
            error_messages={"required": _("Choose what they say to the plan.")},
            choices=Agrees.choices[:3],
        ),
        topic=Topic.GOALS,
    )
    says = of_them(
        LongTextField(label=_("In their words"), max_length=MOST_LINES, rows=3, required=False), topic=Topic.GOALS
    )
