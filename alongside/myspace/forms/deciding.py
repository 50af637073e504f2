"""Saying something about a decision: one tap, and words if they like."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from django.http import QueryDict
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from alongside.kernel.forms import Choice, Form, LongTextField
from alongside.voice.actions.decision_words import Words
from alongside.voice.decision_cards import SaidCard
from alongside.voice.decision_vocabulary import Medium, Sense, What
from alongside.voice.queries.pieces import Made

MOST_CHARACTERS = 4000
# What each page asks, and what happens then. Its place in the list is its address.
SAYS: dict[What, tuple[Promise, Promise]] = {
    What.WISH: (
        _("Say what I want"),
        _("Your words stay as you write them. Whoever decides reads them first."),
    ),
    What.SENSE: (
        _("Did it make sense?"),
        _("If not, that is ours to put right. We explain it once more, in another way."),
    ),
    What.DISAGREES: (
        _("I do not agree"),
        _("It is your right. Somebody looks at it again, and tells you what came of it."),
    ),
}


class SayForm(Form):
    """Their words."""

    words = LongTextField(
        label=_("In your words"),
        help_text=_("A few words are enough."),
        max_length=MOST_CHARACTERS,
        rows=4,
        error_messages={"required": _("Write what you want to say.")},
    )

    def __init__(self, *args: Any, what: What, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.what = what

    def said(self) -> Words:
        """What ``voice.actions.decision_words`` takes."""
        card = SaidCard(words=self.cleaned_data["words"] or "")
        return Words(what=self.what, card=card, medium=Medium.WRITTEN, sense=self.cleaned_data.get("sense") or "")


class WishForm(SayForm):
    """What they want: in words, with something they made beside it, or both."""

    piece = Choice(
        label=_("Put something you made beside it?"),
        help_text=_("All who read this decision see it. You can take it out at any time, but nobody can unsee it."),
        choices=[],
        initial="",
        required=False,
        error_messages={"invalid_choice": _("That is not there any more. Choose something else, or nothing.")},
    )

    def __init__(self, *args: Any, made: Sequence[Made], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.made = {str(one.piece.pk): one for one in made}
        piece, words = self.fields["piece"], self.fields["words"]
        if not made and not self.data.get("piece"):
            del self.fields["piece"]
            return
        piece.choices = [("", _("Nothing. My words are enough")), *_titled(made)]  # type: ignore[attr-defined]
        words.required, words.help_text = False, _("A few words are enough. With something you made, none are needed.")

    def clean(self) -> dict[str, Any]:
        """Something is said, in one way or the other."""
        cleaned = super().clean()
        if "piece" in self.fields and not self.errors and not cleaned.get("words") and not cleaned.get("piece"):
            self.add_error("words", _("Write what you want to say, or choose something you made."))
        return cleaned

    def said(self) -> Words:
        """The same, with what stands beside it."""
        chosen = self.made.get(self.cleaned_data.get("piece") or "")
        return replace(super().said(), beside=chosen, medium=Medium.OWN) if chosen else super().said()


def _titled(made: Sequence[Made]) -> list[tuple[str, str]]:
    """Each with its title and what it is."""
    named = [(one, one.card.title) for one in made]
    return [
        (str(one.piece.pk), f"{title} · {one.card.way.label}" if title else str(one.card.way.label))
        for one, title in named
    ]


class SenseForm(SayForm):
    """Whether it made sense."""

    sense = Choice(
        label=_("Does it make sense to you?"),
        choices=Sense.choices,
        error_messages={"required": _("Choose yes, partly or no.")},
    )
    words = LongTextField(
        label=_("What is not clear?"),
        help_text=_("You can leave this empty."),
        max_length=MOST_CHARACTERS,
        rows=3,
        required=False,
    )

    field_order = ("sense", "words")


class DisagreeForm(SayForm):
    """That they do not agree; they need give no reason."""

    words = LongTextField(
        label=_("What should be different?"),
        help_text=_("You can leave this empty."),
        max_length=MOST_CHARACTERS,
        rows=4,
        required=False,
    )


FORMS: dict[What, type[SayForm]] = {What.WISH: WishForm, What.SENSE: SenseForm, What.DISAGREES: DisagreeForm}


def to_say(what: What, data: QueryDict | None, *, made: Sequence[Made] = ()) -> SayForm:
    """The form for saying this, with what they made to choose from."""
    return FORMS[what](data, what=what, **({"made": made} if what is What.WISH else {}))
