"""A form for what they make of an end or a pause."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from alongside.kernel.forms import AskedForm, Choice, DateField, LongTextField, TextField, of_them
from alongside.outreach import ending_policies as policies
from alongside.outreach.ending_vocabulary import CouldNot, Judgement, Reason
from alongside.outreach.ending_words import Talked
from alongside.outreach.models import Ending
from alongside.people.vocabulary import Topic
from alongside.workspace.forms.refusing import refuse

NOT_TALKED = "could_not"


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
            refuse(form=self, name="judgement", said=policies.can_leave_out_talk(reason, unanswered=self.unanswered))
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
