"""Saying something about a decision: one tap, and words if they like."""

from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from alongside.kernel.forms import Choice, Form, LongTextField
from alongside.voice.actions.decision_words import Words
from alongside.voice.decision_cards import SaidCard
from alongside.voice.decision_vocabulary import Medium, Sense, What

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


FORMS: dict[What, type[SayForm]] = {What.WISH: SayForm, What.SENSE: SenseForm, What.DISAGREES: DisagreeForm}
