"""Steps of a decision: what was said, what was decided, how they were told, and being done with it."""

from datetime import date
from typing import Any

from django.utils.translation import gettext_lazy as _

from alongside.kernel.forms import Choice, DateField, Form, LongTextField, TextField
from alongside.voice.actions.deciding import Decided, Told
from alongside.voice.actions.decision_words import Words
from alongside.voice.decision_cards import SaidCard
from alongside.voice.decision_vocabulary import Medium, Sense, TellingWay, Weight, What

MOST_LINE, MOST_WORDS = 150, 4000
HELD_BACK = "held_back"
ON_THE_WAY = (
    (What.WISH, What.WISH.label),
    (What.VIEW, What.VIEW.label),
    (HELD_BACK, _("What somebody else thinks, which tells about others: the young person does not read it")),
)
# What they made themselves is put there by them alone.
SAID_HOW = [(one.value, one.label) for one in Medium if one is not Medium.OWN]
AFTER = ((What.SENSE, What.SENSE.label), (What.DISAGREES, What.DISAGREES.label))


class SayForm(Form):
    """What they said, or what somebody else thinks."""

    what = Choice(
        label=_("What is it?"),
        choices=ON_THE_WAY,
        reveals={What.WISH: "medium", What.VIEW: "whose", HELD_BACK: "whose", What.SENSE: "sense"},
        error_messages={"required": _("Choose what it is.")},
    )
    medium = Choice(label=_("How did they say it?"), choices=SAID_HOW, initial=Medium.SAID)
    whose = TextField(
        label=_("Who thinks so?"), max_length=MOST_LINE, error_messages={"required": _("Write who thinks so.")}
    )
    sense = Choice(
        label=_("Did it make sense to them?"),
        choices=Sense.choices,
        error_messages={"required": _("Choose whether it made sense to them.")},
    )
    words = LongTextField(
        label=_("In their own words"),
        help_text=_("As they said it. Do not make it tidier."),
        max_length=MOST_WORDS,
        required=False,
    )

    def __init__(self, *args: Any, was_told: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if was_told:
            self.fields["what"].choices = [*AFTER, *ON_THE_WAY]  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        """Words are needed for everything but whether it made sense."""
        cleaned = super().clean()
        if cleaned.get("what") != What.SENSE and not cleaned.get("words"):
            self.add_error("words", _("Write what was said."))
        return cleaned

    def said(self) -> Words:
        """What ``actions.decision_words`` takes."""
        values = self.cleaned_data
        is_held = values["what"] == HELD_BACK
        return Words(
            what=What.VIEW if is_held else What(values["what"]),
            card=SaidCard(words=values["words"] or "", whose=values["whose"] or ""),
            medium=values["medium"] or "",
            sense=values["sense"] or "",
            held_back=is_held,
        )


class DecideForm(Form):
    """What was decided, and why."""

    words = LongTextField(
        label=_("What was decided?"),
        help_text=_("Write it as if they will read it, because they will."),
        max_length=MOST_WORDS,
        rows=3,
        error_messages={"required": _("Write what was decided.")},
    )
    weight = Choice(
        label=_("What did their wish come to?"),
        choices=Weight.choices,
        reveals={Weight.WITHOUT: "why_without"},
        error_messages={"required": _("Choose what their wish came to.")},
    )
    why_without = LongTextField(
        label=_("Why was it decided without them?"), max_length=MOST_WORDS, rows=3, required=False
    )
    reasons = LongTextField(
        label=_("Why? Say how much their wish weighed, and what else did."),
        max_length=MOST_WORDS,
        rows=4,
        error_messages={"required": _("Write the reasons.")},
    )
    tell_by = DateField(
        label=_("By when do they hear it?"), help_text=_("Leave it empty for our usual day."), required=False
    )
    review_on = DateField(label=_("When do you look at it again together?"), required=False)

    def __init__(self, *args: Any, today: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name in ("tell_by", "review_on"):
            self.fields[name].earliest = today  # type: ignore[attr-defined]

    def decided(self) -> Decided:
        """What ``actions.deciding`` takes."""
        values = self.cleaned_data
        return Decided(
            words=values["words"],
            reasons=values["reasons"],
            weight=Weight(values["weight"]),
            why_without=values["why_without"] or "",
            tell_by=values["tell_by"],
            review_on=values["review_on"],
        )


class TellForm(Form):
    """How they were told, in words meant for them."""

    words = LongTextField(
        label=_("What did you tell them, in words for them?"),
        help_text=_("What was decided, how their wish counted, why, and what they can do if they do not agree."),
        max_length=MOST_WORDS,
        rows=6,
        error_messages={"required": _("Write what you told them, in words for them.")},
    )
    how = Choice(
        label=_("How did you tell them?"),
        choices=TellingWay.choices,
        error_messages={"required": _("Choose how you told them.")},
    )
    on = DateField(label=_("When?"))

    def __init__(self, *args: Any, today: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["on"].initial, self.fields["on"].latest = today, today  # type: ignore[attr-defined]

    def told(self) -> Told:
        """What ``actions.deciding`` takes."""
        values = self.cleaned_data
        return Told(words=values["words"], how=TellingWay(values["how"]), on=values["on"])


class FinishForm(Form):
    """Being done with it, with a day of looking at it again or without."""

    review_on = DateField(
        label=_("When do you look at it again together?"),
        help_text=_("Leave it empty if there is no need."),
        required=False,
    )

    def __init__(self, *args: Any, today: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["review_on"].earliest = today  # type: ignore[attr-defined]
