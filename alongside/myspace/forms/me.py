"""What they say of themselves: every question may stay empty."""

from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from alongside.kernel.forms import Choice, Choices, Form, LongTextField, TextField
from alongside.keywork.cards import WishCard
from alongside.keywork.staff_vocabulary import Gender
from alongside.keywork.wish_vocabulary import Group, Space
from alongside.people.cards import Card
from alongside.people.needs_vocabulary import InterpretedBy, Met, Need, TellOthers, Wanted
from alongside.people.own_cards import AccessCard, IdentityCard
from alongside.people.queries import identity

NOTHING = ("", _("I don't want to choose"))
NO_MATTER = ("", _("It does not matter to me"))


class NameForm(Form):
    """What they are called."""

    known_as = TextField(
        label=_("What should we call you?"),
        max_length=80,
        error_messages={"required": _("Write a name for you. Any name you like.")},
    )
    say_it = TextField(label=_("How do you say it?"), help_text=_("Like this: SHI-vawn"), max_length=80, required=False)
    pronouns = TextField(
        label=_("Which words fit you?"), help_text=_("Like she, he or they."), max_length=40, required=False
    )
    languages = TextField(
        label=_("Which languages do you speak?"),
        help_text=_("Put a comma between them."),
        max_length=200,
        required=False,
    )

    def changed(self, before: Card) -> dict[str, Any]:
        """The card's fields as they were written; what was not asked here stays as on the card ``before``."""
        values = self.cleaned_data
        spoken = tuple(one.strip() for one in values["languages"].split(",") if one.strip())
        kept = {name: getattr(before, name) for name in Card.__dataclass_fields__}
        return kept | {**values, "languages": spoken}


class IdentityForm(Form):
    """Who they are, in their words; a national list stands beside where there is one."""

    gender = TextField(label=_("Your gender, in your words"), max_length=120, required=False)
    roots = TextField(
        label=_("Where your roots are"),
        help_text=_("Like a place, a people or a language of your family."),
        max_length=200,
        required=False,
    )
    ethnicity = forms.ChoiceField(label=_("Which one on this list is nearest?"), required=False)
    faith = TextField(label=_("What you believe in, or your faith"), max_length=200, required=False)
    body = LongTextField(
        label=_("Your body and mind: is there something we should know?"), max_length=1000, rows=2, required=False
    )
    disability = Choices(label=_("Does any of these fit you?"), required=False)
    more = LongTextField(label=_("What else makes you who you are?"), max_length=2000, rows=3, required=False)

    def __init__(self, *args: Any, on: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name in ("ethnicity", "disability"):
            held = identity.choices(name, on=on)
            if held:
                self.fields[name].choices = [NOTHING, *held] if name == "ethnicity" else held  # type: ignore[attr-defined]
            else:
                del self.fields[name]

    def card(self) -> IdentityCard:
        """The card that was written."""
        values = {name: value for name, value in self.cleaned_data.items() if name != "disability"}
        return IdentityCard(**values, disability=tuple(self.cleaned_data.get("disability", ())))


class NeedsForm(Form):
    """What helps them to take part."""

    needs = Choices(label=_("What helps you?"), choices=Need.choices, required=False)
    other = TextField(label=_("Something else that helps"), max_length=200, required=False)
    explain = LongTextField(label=_("How should we explain things to you?"), max_length=500, rows=2, required=False)
    best_time = TextField(label=_("When is a good time of the day?"), max_length=120, required=False)
    interpreter = Choice(
        label=_("Do you want an interpreter?"),
        help_text=_("That is somebody who says it in your language. They must keep it to themselves."),
        choices=[NOTHING, *Wanted.choices],
        required=False,
    )
    language = TextField(label=_("Which language?"), max_length=60, required=False)
    dialect = TextField(label=_("Which way of speaking it, or from where?"), max_length=60, required=False)
    by = Choice(label=_("Who should it be?"), choices=[NO_MATTER, *InterpretedBy.choices], required=False)
    tell = Choice(
        label=_("May we tell others what helps you?"),
        help_text=_("Like a doctor, a school or the police, if they meet you."),
        choices=[NOTHING, *TellOthers.choices],
        required=False,
    )

    def card(self) -> AccessCard:
        """The card that was written."""
        return AccessCard(**(self.cleaned_data | {"needs": tuple(self.cleaned_data["needs"])}))


class ChoicesForm(Form):
    """Whom, where, when and with whom they would like to meet."""

    gender = Choice(label=_("Who should your worker be?"), choices=[NO_MATTER, *Gender.choices], required=False)
    languages = TextField(label=_("Which languages should they speak?"), max_length=120, required=False)
    place = TextField(label=_("Where do you like to meet?"), max_length=200, required=False)
    time = TextField(label=_("Which days and times are good?"), max_length=200, required=False)
    room = Choice(label=_("Which space do you choose?"), choices=[NO_MATTER, *Space.choices], required=False)
    group = Choice(label=_("Alone or with others?"), choices=[NO_MATTER, *Group.choices], required=False)
    other = TextField(
        label=_("What else should they be like?"),
        help_text=_("Like somebody who is on time, or who likes football."),
        max_length=300,
        required=False,
    )

    def card(self) -> WishCard:
        """The card that was written."""
        return WishCard(**self.cleaned_data)


class MetForm(Form):
    """Whether they had what helps them, the last time."""

    met = Choice(
        label=_("Did you have what helps you, the last time?"),
        choices=Met.choices,
        error_messages={"required": _("Choose one of the three.")},
    )
    words = LongTextField(label=_("What was missing?"), max_length=1000, rows=2, required=False)
