"""Asking who they say they are and what they need to take part, at their pace; and planning an interpreter."""

from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from alongside.kernel.forms import AskedForm, Choice, Choices, DateField, Form, LongTextField, TextField, of_them
from alongside.people.actions.interpreters import Looked
from alongside.people.needs_vocabulary import InterpretedBy, Met, Need, TellOthers, Wanted
from alongside.people.own_cards import AccessCard, IdentityCard, InterpreterCard
from alongside.people.queries import identity
from alongside.people.vocabulary import InterpreterSaid, Topic

NOT_SAID = ("", _("They did not say"))
NO_MATTER = ("", _("It does not matter, or they did not say"))


class IdentityForm(AskedForm):
    """Who they say they are. Every answer may stay empty."""

    gender = of_them(
        TextField(label=_("Their gender, in their words"), max_length=120, required=False), topic=Topic.IDENTITY
    )
    roots = of_them(
        TextField(
            label=_("Where their roots are, in their words"),
            help_text=_("A place, a people, a language of their family."),
            max_length=200,
            required=False,
        ),
        topic=Topic.IDENTITY,
    )
    ethnicity = of_them(
        forms.ChoiceField(label=_("Which one on the national list do they find nearest?"), required=False),
        topic=Topic.IDENTITY,
    )
    faith = of_them(
        TextField(label=_("What they believe in, in their words"), max_length=200, required=False), topic=Topic.FAITH
    )
    body = of_them(
        LongTextField(
            label=_("Their body and mind: what they want us to know"), max_length=1000, rows=2, required=False
        ),
        topic=Topic.IDENTITY,
    )
    disability = of_them(
        Choices(label=_("Does any of these fit them? Only what they say themselves"), required=False),
        topic=Topic.IDENTITY,
    )
    more = of_them(
        LongTextField(label=_("What else makes them who they are?"), max_length=2000, rows=3, required=False),
        topic=Topic.IDENTITY,
    )

    def __init__(self, *args: Any, today: date, **kwargs: Any) -> None:
        super().__init__(*args, today=today, **kwargs)
        for name in ("ethnicity", "disability"):
            if held := identity.choices(name, on=today):
                self.fields[name].choices = [NOT_SAID, *held] if name == "ethnicity" else held  # type: ignore[attr-defined]
            else:
                del self.fields[name]

    def card(self) -> IdentityCard:
        """The card that was written."""
        values = {name: self.cleaned_data.get(name) or "" for name in ("gender", "roots", "ethnicity", "faith")}
        more = {name: self.cleaned_data.get(name) or "" for name in ("body", "more")}
        return IdentityCard(**values, **more, disability=tuple(self.cleaned_data.get("disability") or ()))


class NeedsForm(AskedForm):
    """What they need to take part."""

    needs = of_them(
        Choices(label=_("What helps them to take part?"), choices=Need.choices, required=False),
        topic=Topic.ACCESS_NEEDS,
    )
    other = of_them(
        TextField(label=_("Something else that helps them"), max_length=200, required=False), topic=Topic.ACCESS_NEEDS
    )
    explain = of_them(
        LongTextField(label=_("How should we explain things to them?"), max_length=500, rows=2, required=False),
        topic=Topic.ACCESS_NEEDS,
    )
    best_time = of_them(
        TextField(label=_("What is the best time of day for them?"), max_length=120, required=False),
        topic=Topic.ACCESS_NEEDS,
    )
    interpreter = of_them(
        Choice(label=_("Do they want an interpreter?"), choices=[NOT_SAID, *Wanted.choices], required=False),
        topic=Topic.ACCESS_NEEDS,
    )
    language = of_them(TextField(label=_("Which language?"), max_length=60, required=False), topic=Topic.ACCESS_NEEDS)
    dialect = of_them(
        TextField(
            label=_("Which dialect, or from where?"),
            help_text=_("Make sure of it: people may share a language and not understand each other."),
            max_length=60,
            required=False,
        ),
        topic=Topic.ACCESS_NEEDS,
    )
    by = of_them(
        Choice(label=_("Would they rather have a woman or a man?"), choices=[NO_MATTER, *InterpretedBy.choices], required=False),
        topic=Topic.ACCESS_NEEDS,
    )  # fmt: skip
    tell = of_them(
        Choice(
            label=_("May we tell others what they need, before they meet them?"),
            choices=[NOT_SAID, *TellOthers.choices],
            required=False,
        ),
        topic=Topic.ACCESS_NEEDS,
    )

    def card(self) -> AccessCard:
        """The card that was written."""
        values = {name: self.cleaned_data.get(name) or "" for name in AccessCard.__dataclass_fields__}
        return AccessCard(**(values | {"needs": tuple(self.cleaned_data.get("needs") or ())}))


class MetForm(Form):
    """Whether they had what they need, the last time."""

    met = Choice(
        label=_("Did they have what they need, the last time?"),
        choices=Met.choices,
        error_messages={"required": _("Choose one of the three.")},
    )
    words = LongTextField(
        label=_("What was missing, and what will we do about it?"), max_length=1000, rows=3, required=False
    )


class InterpreterForm(Form):
    """Who will interpret, and what was made sure of before."""

    name = TextField(
        label=_("Their name, or their number"),
        max_length=120,
        error_messages={"required": _("Write who will interpret.")},
    )
    agency = TextField(label=_("Where they come from"), max_length=120, required=False)
    language = TextField(
        label=_("Language and dialect"), max_length=120, error_messages={"required": _("Write which language.")}
    )
    how = TextField(
        label=_("In the room, by video or by telephone?"),
        help_text=_("Somebody far away, by telephone, can feel safer."),
        max_length=60,
        required=False,
    )
    meets_on = DateField(label=_("When do they meet?"))
    not_family = forms.BooleanField(
        label=_("They are grown up, and neither family nor a friend of the family"), required=False
    )
    no_ties = forms.BooleanField(
        label=_("I asked: they know nobody around the young person, and nobody they may be afraid of"), required=False
    )

    def card(self) -> InterpreterCard:
        """Who it is."""
        return InterpreterCard(**{name: self.cleaned_data[name] for name in ("name", "agency", "language", "how")})

    def looked(self) -> Looked:
        """What was made sure of."""
        return Looked(no_ties=self.cleaned_data["no_ties"], not_family=self.cleaned_data["not_family"])

    def clean(self) -> dict[str, Any]:
        """Nobody interprets before both were made sure of."""
        cleaned = super().clean()
        for name in ("not_family", "no_ties"):
            if not cleaned.get(name):
                self.add_error(name, _("make sure of this first, or look for another interpreter."))
        return cleaned


class SaidForm(Form):
    """What the young person says of an interpreter."""

    said = Choice(label=_("What do they say?"), error_messages={"required": _("Choose what they said.")})

    def __init__(self, *args: Any, answers: list[InterpreterSaid], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["said"].choices = [(one.value, one.label) for one in answers]  # type: ignore[attr-defined]
