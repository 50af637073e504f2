"""Forms for coming back, and for contacts after a goodbye."""

from django.utils.translation import gettext_lazy as _

from alongside.kernel.forms import Choice, Form, LongTextField
from alongside.outreach.actions.returning import Return
from alongside.outreach.ending_vocabulary import FollowUpState

SAME, OTHER = "same", "other"
AFTER_GOODBYE = (FollowUpState.IN_TOUCH, FollowUpState.NO_REPLY, FollowUpState.NOT_WANTED)


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
