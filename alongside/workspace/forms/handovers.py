"""Forms for a change of key worker."""

from collections.abc import Collection, Sequence
from dataclasses import replace
from datetime import date
from typing import Any
from uuid import UUID

from django import forms
from django.utils.translation import gettext_lazy as _

from alongside.access.models import Account
from alongside.access.vocabulary import TheyKnow
from alongside.kernel.forms import AskedForm, Choice, Choices, DateField, Form, LongTextField, TextField, of_them
from alongside.keywork.actions.handovers import Stepping, Wishes
from alongside.keywork.cards import HandoverCard
from alongside.keywork.handover_vocabulary import HowItGoes, PassOn, State
from alongside.keywork.queries.handovers import Told
from alongside.keywork.vocabulary import ToldHow
from alongside.people.models import Practitioner
from alongside.people.vocabulary import Topic


class WishesForm(AskedForm):
    """What the young person knows and wishes about a change of worker."""

    knows = Choice(label=_("Do they know, and what do they say?"), choices=TheyKnow.choices)
    told_how = Choice(
        label=_("How did they hear of it?"), choices=[("", _("Not yet")), *ToldHow.choices], required=False
    )
    told_on = DateField(label=_("When did they hear of it?"), required=False)
    wish_who = of_them(
        TextField(label=_("Whom would they like, and whom not?"), max_length=300, required=False),
        topic=Topic.KEY_WORKER,
    )
    wish_what = of_them(
        TextField(label=_("How would they like it to go?"), max_length=300, required=False), topic=Topic.KEY_WORKER
    )
    passes_on = of_them(
        Choices(
            label=_("What may be passed on? They choose."),
            help_text=_("What is not ticked is theirs to tell, or not."),
            choices=PassOn.choices,
            required=False,
        ),
        topic=Topic.KEY_WORKER,
    )
    pass_words = of_them(
        TextField(label=_("In their words, what should the new worker know?"), max_length=500, required=False),
        topic=Topic.KEY_WORKER,
    )
    not_again = of_them(
        TextField(label=_("What should the new worker never ask them again?"), max_length=500, required=False),
        topic=Topic.KEY_WORKER,
    )
    meet_on = DateField(label=_("When do they all meet together?"), required=False)
    ends_on = DateField(label=_("Until when are both there?"), required=False)

    def __init__(self, *args: Any, today: date, **kwargs: Any) -> None:
        super().__init__(*args, today=today, **kwargs)
        self.fields["told_on"].latest = today  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        """Told means how and when; today where no day is given."""
        cleaned = super().clean()
        if cleaned.get("told_how") and not cleaned.get("told_on") and "told_on" not in self.errors:
            cleaned["told_on"] = self.today
        if not cleaned.get("told_how"):
            cleaned["told_on"] = None
        return cleaned

    def wishes(self) -> Wishes:
        """What was written."""
        values = self.cleaned_data
        texts = ("wish_who", "wish_what", "pass_words", "not_again")
        return Wishes(
            knows=TheyKnow(values["knows"]),
            told_on=values["told_on"],
            told_how=values["told_how"] or "",
            passes_on=tuple(PassOn(one) for one in values["passes_on"] or ()),
            meet_on=values["meet_on"],
            ends_on=values["ends_on"],
            card=HandoverCard(**{name: values.get(name) or "" for name in texts}),
        )


class ProposeForm(WishesForm):
    """To whom and why, and what the young person says by now."""

    field_order = ("to", "even_so", "reason")
    to = forms.ChoiceField(label=_("Who could be there next?"))
    even_so = TextField(
        label=_("If their training on exploitation is not current: why them, even so?"),
        help_text=_("Kept for leads; the young person may read it one day."),
        max_length=300,
        required=False,
    )
    reason = Choice(label=_("Why does it change?"))

    def __init__(
        self,
        *args: Any,
        colleagues: Sequence[Practitioner],
        untrained: Collection[UUID],
        reasons: Sequence[tuple[str, str]],
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        self.untrained = {str(account) for account in untrained}
        if not untrained:
            del self.fields["even_so"]
        self.colleagues = {str(one.account_id): one.account for one in colleagues}
        names = [(str(one.account_id), f"{one.account.name}, {one.job}") for one in colleagues]
        self.fields["to"].choices = [("", _("Choose a person")), *names]  # type: ignore[attr-defined]
        self.fields["reason"].choices = list(reasons)  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        """Whoever is not trained for it now is named with a reason."""
        cleaned = super().clean()
        if cleaned.get("to") in self.untrained and not cleaned.get("even_so"):
            self.add_error("even_so", _("Say why, or choose somebody whose training is current."))
        return cleaned

    def wishes(self) -> Wishes:
        """What was written, with why it is them even so."""
        wishes = super().wishes()
        said = self.cleaned_data.get("even_so") or ""
        return replace(wishes, card=replace(wishes.card, even_so=said))

    def chosen(self) -> Account:
        """Who is to come next."""
        return self.colleagues[self.cleaned_data["to"]]


class StepForm(Form):
    """One step: on which day, and in a few words."""

    on = DateField(label=_("On which day?"))
    words = LongTextField(
        label=_("What happened, and what did they say?"),
        help_text=_("Leave it empty and a plain sentence is written. They may read it."),
        max_length=4000,
        rows=4,
        required=False,
    )

    def __init__(self, *args: Any, today: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        on: Any = self.fields["on"]
        on.initial, on.latest = today, today

    def stepping(self, to: State, *, once: UUID) -> Stepping:
        """What was written."""
        return Stepping(to, self.cleaned_data["on"], self.cleaned_data["words"], once)


class CheckForm(AskedForm):
    """How it goes with the new worker, as they say."""

    goes = of_them(
        Choice(label=_("How is it going with the new worker, do they say?"), choices=HowItGoes.choices),
        topic=Topic.FEEDBACK,
    )
    words = of_them(TextField(label=_("In their words"), max_length=500, required=False), topic=Topic.FEEDBACK)

    def stepping(self, *, once: UUID) -> Stepping:
        """What was written, of today."""
        return Stepping(State.DONE, self.today, self.cleaned_data["words"] or "", once)


def initial_from(told: Told) -> dict[str, Any]:
    """What the form starts with for a handover that goes on."""
    row, card = told.handover, told.card
    names = ("knows", "told_how", "told_on", "passes_on", "meet_on", "ends_on")
    texts = ("wish_who", "wish_what", "pass_words", "not_again")
    return {name: getattr(row, name) for name in names} | {name: getattr(card, name) for name in texts}
