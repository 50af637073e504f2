"""The form for looking at a plan together."""

from collections.abc import Iterator
from datetime import date, datetime
from typing import Any

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as now_
from django.utils.translation import gettext_lazy as _

from alongside.kernel.forms import AskedForm, Choice, DateField, LongTextField, TextField, WhenField, of_them
from alongside.people.vocabulary import Topic
from alongside.planning.actions.reviews import Held
from alongside.planning.cards import Disagreement, ReviewCard
from alongside.planning.vocabulary import Agrees
from alongside.workspace.forms.entries import MOST_CHARACTERS

MOST_DISAGREEMENTS = 2


class ReviewForm(AskedForm):
    """Who took part and how, what changed, what stays open between people, and when it is looked at again."""

    at = WhenField(
        label=_("When did you look at it together?"),
        error_messages={"required": _("Write the day and the time when you looked at it together.")},
    )
    participation = Choice(
        label=_("How did the young person take part?"),
        error_messages={"required": _("Choose how the young person took part.")},
    )
    others = LongTextField(
        label=_("Who else took part, and how?"),
        help_text=_("One person on each line: “Mum, on the phone”."),
        max_length=1000,
        rows=3,
        required=False,
    )
    text = LongTextField(
        label=_("What did you talk about, and what changed?"),
        error_messages={"required": _("Write what you talked about, and what changed.")},
        help_text=_("Write it as if they will read it. Would you be glad for them to?"),
        max_length=MOST_CHARACTERS,
    )
    agrees = of_them(
        Choice(
            label=_("What do they say of the plan now?"),
            error_messages={"required": _("Choose what they say to the plan.")},
            choices=Agrees.choices,
            initial=Agrees.NOT_ASKED.value,
        ),
        topic=Topic.GOALS,
    )
    says = of_them(LongTextField(label=_("In their words"), max_length=1000, rows=3, required=False), topic=Topic.GOALS)
    whose_1 = TextField(
        label=_("Does somebody see something another way? Who?"), max_length=120, required=False, width=20
    )
    words_1 = TextField(label=_("What do they say, in their words?"), max_length=500, required=False)
    whose_2 = TextField(label=_("Somebody else? Who?"), max_length=120, required=False, width=20)
    words_2 = TextField(label=_("And what do they say?"), max_length=500, required=False)
    next_on = DateField(
        label=_("When do you look at it again?"),
        error_messages={"required": _("Write the day when you look at it again.")},
    )

    def __init__(
        self, *args: Any, ways: list[tuple[str, str]], now: datetime, latest: date, agrees: str, **kwargs: Any
    ) -> None:
        today = timezone.localdate(now)
        super().__init__(*args, today=today, **kwargs)
        self.fields["participation"].choices = ways  # type: ignore[attr-defined]
        self.fields["at"].initial, self.fields["at"].latest = now, today  # type: ignore[attr-defined]
        again: Any = self.fields["next_on"]
        again.initial, again.earliest, again.latest = latest, today, latest
        again.help_text = now_("%(day)s at the latest, or sooner if they like.") % {"day": date_format(latest, "j F Y")}
        # Where they would rather not be asked, what they said before stands.
        if self.fields["agrees"].disabled:
            self.initial["agrees"] = agrees

    def clean(self) -> dict[str, Any]:
        """A disagreement has somebody whose it is, and their words."""
        cleaned = super().clean()
        for number in range(1, MOST_DISAGREEMENTS + 1):
            whose, words = cleaned.get(f"whose_{number}"), cleaned.get(f"words_{number}")
            if whose and not words:
                self.add_error(f"words_{number}", _("write what they say, so that it is kept."))
            if words and not whose:
                self.add_error(f"whose_{number}", _("write whose words these are."))
        return cleaned

    def held(self) -> Held:
        """What ``actions.reviews`` takes."""
        values = self.cleaned_data
        return Held(
            at=values["at"],
            text=values["text"],
            participation=values["participation"],
            agrees=Agrees(values["agrees"] or Agrees.NOT_ASKED),
            next_on=values["next_on"],
            card=ReviewCard(
                others=values["others"], said=values["says"] or "", disagreements=tuple(self._disagreements())
            ),
        )

    def _disagreements(self) -> Iterator[Disagreement]:
        for number in range(1, MOST_DISAGREEMENTS + 1):
            if words := self.cleaned_data[f"words_{number}"]:
                yield Disagreement(whose=self.cleaned_data[f"whose_{number}"], words=words)
