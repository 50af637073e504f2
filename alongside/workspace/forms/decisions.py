"""Beginning a decision, and thinking it through with them. Everything but what it is about can come later."""

from collections.abc import Mapping
from datetime import date
from typing import Any
from uuid import UUID

from django.utils.translation import gettext_lazy as _

from alongside.access.vocabulary import Compartment
from alongside.kernel.forms import Choice, DateField, Form, LongTextField, TextField
from alongside.voice.actions.decisions import Begun
from alongside.voice.decision_cards import DecisionCard
from alongside.voice.decision_vocabulary import About, Advocate

MOST_LINE, MOST_WORDS = 150, 2000
READ, LATER = "read", "later"
PARTS = (Compartment.EVERYDAY, Compartment.HEALTH, Compartment.JUSTICE)


def _words(label: Any, help_text: Any = "") -> LongTextField:
    return LongTextField(label=label, help_text=help_text, max_length=MOST_WORDS, rows=2, required=False)


class CardForm(Form):
    """What is fixed and what is open."""

    title = TextField(
        label=_("What is to be decided?"),
        help_text=_("In words they would use, such as: which college, and how to get there."),
        max_length=MOST_LINE,
        error_messages={"required": _("Write what is to be decided.")},
    )
    fixed = _words(_("What is fixed already?"), _("Be honest: it hurts more to be asked about what cannot change."))
    fixed_why = _words(_("Why is that fixed?"))
    open = _words(_("What is open, so that their word counts?"))

    def card(self, **more: str) -> DecisionCard:
        """The card as far as this form asks for it."""
        names = ("title", "fixed", "fixed_why", "open")
        return DecisionCard(**{name: self.cleaned_data[name] or "" for name in names}, **more)


class BeginForm(CardForm):
    """Beginning a decision: what about, and whether they read it from the first day."""

    about = Choice(
        label=_("What is it about?"),
        choices=About.choices,
        error_messages={"required": _("Choose what it is about.")},
    )
    compartment = Choice(label=_("Which part of their record is it for?"), initial=Compartment.EVERYDAY.value)
    reading = Choice(
        label=_("Do they read it in their own space?"),
        choices=[(READ, _("Yes, from the first day")), (LATER, _("Not yet, and there is a reason"))],
        reveals={LATER: "why_held_back"},
        initial=READ,
    )
    why_held_back = LongTextField(
        label=_("Why not yet?"), help_text=_("They read this too, once they are told."), max_length=MOST_WORDS, rows=2
    )
    tell_by = DateField(label=_("By when are they told, if they do not read it yet?"), required=False)

    field_order = ("title", "about", "fixed", "fixed_why", "open", "compartment", "reading", "why_held_back", "tell_by")

    def __init__(self, *args: Any, parts: Mapping[str, str], today: date, thing: UUID | None, **kwargs: Any) -> None:
        """``parts`` says for each part of the record that the writer holds who can see it."""
        super().__init__(*args, **kwargs)
        self.thing, fields = thing, self.fields
        held = [part for part in PARTS if part in parts]
        fields["compartment"].choices = [(part.value, part.label) for part in held]  # type: ignore[attr-defined]
        fields["compartment"].hints = {part.value: parts[part] for part in held}  # type: ignore[attr-defined]
        fields["tell_by"].earliest = today  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        """What is held back has a day."""
        cleaned = super().clean()
        if cleaned.get("reading") == LATER and not cleaned.get("tell_by") and "tell_by" not in self.errors:
            self.add_error("tell_by", _("Choose the day by which they are told."))
        return cleaned

    def begun(self) -> Begun:
        """What ``actions.decisions`` takes."""
        values = self.cleaned_data
        return Begun(
            about=About(values["about"]),
            card=self.card(),
            thing=self.thing,
            compartment=Compartment(values["compartment"]),
            why_held_back=values["why_held_back"] or "",
            tell_by=values["tell_by"],
        )


class PrepareForm(CardForm):
    """What they know, whether they want an advocate, and what helps them to decide this."""

    information = _words(
        _("What do they know about it?"), _("What they were told or shown, and what is still to come.")
    )
    information_how = _words(_("How were they told?"), _("Talking, pictures, easy words, their language, a visit."))
    advocate = Choice(
        label=_("Would they like an advocate?"),
        help_text=_("Somebody who is on their side only, and helps them to be heard."),
        choices=Advocate.choices,
    )
    understand = _words(
        _("To understand this: what helps them?"), _("For this decision only. It says nothing about them altogether.")
    )
    weigh = _words(
        _("To use and weigh it: what helps them?"), _("Time, a quiet place, somebody to think it over with.")
    )
    communicate = _words(_("To say what they want: what helps them?"))
    challenge = _words(
        _("What can they do if they do not agree?"), _("Whom they can tell, and how it is looked at again.")
    )

    field_order = ("title", "fixed", "fixed_why", "open", "information", "information_how", "advocate")

    def prepared(self) -> DecisionCard:
        """The whole card."""
        names = ("information", "information_how", "understand", "weigh", "communicate", "challenge")
        return self.card(**{name: self.cleaned_data[name] or "" for name in names})
