"""Forms for ending or pausing support, for coming back, and for contacts after a goodbye."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from django import forms
from django.utils.formats import date_format
from django.utils.translation import gettext_lazy as _

from alongside.kernel.decisions import Decision, No
from alongside.kernel.forms import AskedForm, Choice, Choices, DateField, Form, LongTextField, TextField, of_them
from alongside.outreach import ending_policies as policies
from alongside.outreach.actions.endings import Ended, Goodbye, Talked
from alongside.outreach.actions.returning import Return
from alongside.outreach.ending_rules import Contact
from alongside.outreach.ending_vocabulary import CouldNot, FollowUpState, GivenHow, Judgement, Keep, Reason
from alongside.outreach.models import Ending
from alongside.people.vocabulary import Topic

NOT_TALKED = "could_not"
SAME, OTHER = "same", "other"
AFTER_GOODBYE = (FollowUpState.IN_TOUCH, FollowUpState.NO_REPLY, FollowUpState.NOT_WANTED)


class BeginForm(Form):
    """Why an end or a pause is thought about."""

    reason = Choice(label=_("Why?"), help_text=_("That somebody is quiet is no reason: then we keep trying."))
    why = LongTextField(label=_("What makes you think of it?"), rows=3, max_length=2000, required=False)

    def __init__(self, *args: Any, reasons: Sequence[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["reason"].choices = list(reasons)  # type: ignore[attr-defined]


class TalkForm(AskedForm):
    """What they make of it, in their words; or why it could not be talked about."""

    judgement = Choice(
        label=_("What do they make of it?"),
        choices=[*Judgement.choices, (NOT_TALKED, _("It could not be talked about with them"))],
        reveals={NOT_TALKED: "could_not"},
    )
    could_not = Choice(label=_("Why could it not be talked about?"), choices=CouldNot.choices)
    could_not_words = TextField(
        label=_("If it could not be talked about: in a few words, why? A lead reads it."),
        max_length=300,
        required=False,
    )
    says = of_them(
        LongTextField(label=_("What do they say, in their words?"), rows=3, max_length=2000, required=False),
        topic=Topic.KEY_WORKER,
    )
    on = DateField(label=_("When did you talk?"))

    def __init__(self, *args: Any, ending: Ending, unanswered: int, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.ending, self.unanswered = ending, unanswered
        self.fields["on"].latest = self.today  # type: ignore[attr-defined]
        self.fields["on"].initial = self.today

    def clean(self) -> dict[str, Any]:
        """Not to have talked needs more than silence."""
        cleaned = super().clean()
        if cleaned.get("judgement") == NOT_TALKED:
            reason = Reason(self.ending.reason)
            _refuse(self, "judgement", policies.can_leave_out_talk(reason, unanswered=self.unanswered))
            if not cleaned.get("could_not_words"):
                self.add_error("could_not_words", _("please fill this in."))
        return cleaned

    def talked(self) -> Talked:
        """What was written."""
        values = self.cleaned_data
        if values["judgement"] == NOT_TALKED:
            could_not = CouldNot(values["could_not"])
            return Talked(None, values["on"], could_not=could_not, could_not_words=values["could_not_words"])
        return Talked(Judgement(values["judgement"]), values["on"], says=values["says"] or "")


class DoorCardForm(Form):
    """What stands on the card that tells them how to come back."""

    card_name = TextField(
        label=_("What name stands on the card?"),
        help_text=_("One that tells nobody anything who finds it."),
        max_length=60,
        required=False,
    )
    card_how = TextField(
        label=_("How can they come back?"),
        help_text=_("A number they know, or a place. It is on the card, so nothing that gives them away."),
        max_length=200,
        required=False,
    )


class GoodbyeForm(DoorCardForm):
    """When and how we say goodbye, what they keep, and when we may get in touch afterwards."""

    field_order = ("on", "keeps", "who_goes_on", "who_to_call", "months", "letter", "card_name", "card_how")
    on = DateField(label=_("When do we say goodbye?"))
    keeps = Choices(label=_("What would they like to keep?"), choices=Keep.choices, required=False)
    who_goes_on = TextField(label=_("Who goes on being there for them?"), max_length=300, required=False)
    who_to_call = TextField(label=_("Whom can they call when it is hard?"), max_length=300, required=False)
    months = Choices(
        label=_("When may we get in touch afterwards? They choose."),
        help_text=_("Nothing ticked means that we leave them alone."),
        required=False,
    )
    letter = LongTextField(
        label=_("What would you like to write to them?"),
        help_text=_("It stands in the goodbye they receive. Plain and warm, without names."),
        rows=6,
        max_length=3000,
        required=False,
    )

    def __init__(self, *args: Any, ending: Ending, contacts: Sequence[Contact], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.ending = ending
        choices = [(str(one.months), _("Around %(day)s") % {"day": date_format(one.on, "j F Y")}) for one in contacts]
        self.fields["months"].choices = choices  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        """As they see it, and with somebody who goes on where somebody must."""
        cleaned = super().clean()
        goes_on, judged = cleaned.get("who_goes_on") or "", self.ending.judgement
        said = policies.can_say_goodbye(Reason(self.ending.reason), judged, who_goes_on=goes_on)
        _refuse(self, "who_goes_on", said)
        return cleaned

    def goodbye(self) -> Goodbye:
        """What was written."""
        values = self.cleaned_data
        texts = ("who_goes_on", "who_to_call", "letter", "card_name", "card_how")
        return Goodbye(
            on=values["on"],
            keeps=[Keep(one) for one in values["keeps"]],
            months=[int(one) for one in values["months"]],
            **{name: values[name] for name in texts},
        )


class PauseForm(DoorCardForm):
    """Until when they want a pause."""

    field_order = ("until", "card_name", "card_how")
    until = DateField(label=_("Until when?"), help_text=_("Then we say hello and ask. Nothing closes in between."))

    def __init__(self, *args: Any, ending: Ending, today: date, longest: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.ending, self.today, self.longest = ending, today, longest

    def clean(self) -> dict[str, Any]:
        """Their wish, and for a while."""
        cleaned = super().clean()
        if until := cleaned.get("until"):
            reason, judged = Reason(self.ending.reason), self.ending.judgement
            said = policies.can_pause(reason, judged, until=until, today=self.today, longest=self.longest)
            _refuse(self, "until", said)
        return cleaned


class AgreeForm(Form):
    """What a lead agrees to: when they were seen, how they were given the goodbye, until when workers see the record."""

    on = DateField(label=_("On which day did you say goodbye?"))
    seen_on = DateField(label=_("When did somebody see them last?"), required=False)
    not_seen = TextField(label=_("If that was long before: why?"), max_length=300, required=False)
    given_how = Choice(label=_("How were they given the goodbye in writing?"), choices=GivenHow.choices)
    workers_until = DateField(
        label=_("Until when do workers see the record?"),
        help_text=_("You and the other leads of the team go on seeing it, and open it again when they come back."),
    )
    words = LongTextField(
        label=_("A few words about the goodbye"),
        help_text=_("They stand on the timeline, and they may read them."),
        rows=3,
        max_length=2000,
        required=False,
    )
    agrees = forms.BooleanField(label=_("I agree that it could not be talked about with them"))

    def __init__(self, *args: Any, ending: Ending, today: date, seen_days: int, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.ending, self.seen_days = ending, seen_days
        self.fields["on"].latest = today  # type: ignore[attr-defined]
        self.fields["seen_on"].latest = today  # type: ignore[attr-defined]
        self.fields["workers_until"].earliest = today  # type: ignore[attr-defined]
        if ending.judgement:
            del self.fields["agrees"]
        if ending.reason == Reason.DIED:
            del self.fields["given_how"]

    def clean(self) -> dict[str, Any]:
        """Seen lately, or a line on why not."""
        cleaned = super().clean()
        if self.ending.reason != Reason.DIED and (on := cleaned.get("on")):
            why, seen = cleaned.get("not_seen") or "", cleaned.get("seen_on")
            said = policies.can_end_unseen(seen_on=seen, ended_on=on, days=self.seen_days, why=why)
            _refuse(self, "not_seen", said)
        return cleaned

    def ended(self) -> Ended:
        """What was written."""
        values = self.cleaned_data
        how = values.get("given_how")
        return Ended(
            on=values["on"],
            seen_on=values["seen_on"],
            not_seen=values["not_seen"],
            given_how=GivenHow(how) if how else None,
            workers_until=values["workers_until"],
            words=values["words"],
        )


class FollowUpForm(Form):
    """What came of getting in touch after a goodbye."""

    came = Choice(label=_("What came of it?"), choices=[(one.value, one.label) for one in AFTER_GOODBYE])
    words = LongTextField(label=_("A few words, if you like"), rows=3, max_length=2000, required=False)


class BackForm(Form):
    """That they are back. Nothing is asked of them here."""

    words = LongTextField(
        label=_("A few words, if you like"),
        help_text=_("Leave it empty and a plain sentence is written. They may read it."),
        rows=3,
        max_length=2000,
        required=False,
    )
    worker = Choice(
        label=_("With whom?"),
        choices=[(SAME, _("With whoever was alongside them before")), (OTHER, _("They would like somebody else"))],
        initial=SAME,
    )

    def returned(self) -> Return:
        """What was written."""
        return Return(self.cleaned_data["words"], same_worker=self.cleaned_data["worker"] == SAME)


class WelcomeForm(Form):
    """Who is there for them again."""

    worker = BackForm.base_fields["worker"]


class FloorForm(Form):
    """How often at least we try."""

    days = forms.IntegerField(
        label=_("How many days are we silent for, at most?"), min_value=1, max_value=365, widget=forms.TextInput
    )
    why = TextField(label=_("Why more often for them?"), max_length=300, required=False)

    def __init__(self, *args: Any, service_days: int, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.service_days = service_days
        self.fields["days"].widget.attrs |= {"inputmode": "numeric", "class": "govuk-input--width-3"}

    def clean(self) -> dict[str, Any]:
        """Never less often than for everybody."""
        cleaned = super().clean()
        if days := cleaned.get("days"):
            _refuse(self, "days", policies.can_set_floor(leads=True, days=days, service_days=self.service_days))
        return cleaned


def _refuse(form: forms.Form, name: str, said: Decision) -> None:
    if isinstance(said, No):
        form.add_error(name, said.reason)
