"""What is asked when a young person says how to reach them safely."""

from django.utils.dates import WEEKDAYS
from django.utils.translation import gettext_lazy as _

from alongside.kernel.forms import AskedForm, Choice, Choices, DateField
from alongside.outreach.vocabulary import Wants
from alongside.workspace.forms.agreement_questions import NO, YES, asked, line
from alongside.workspace.forms.times import TimeField


class AgreementFields(AskedForm):
    """The questions beside those about each channel."""

    wants = asked(
        Choice(
            label=_("Do they want us to get in touch?"),
            error_messages={"required": _("Choose whether they want us to get in touch.")},
            choices=Wants.choices,
        )
    )
    weekdays = asked(
        Choices(label=_("On which days?"), help_text=_("None means any day."), choices=WEEKDAYS.items(), required=False)
    )
    from_time = asked(TimeField(label=_("From what time?"), max_length=20, required=False, width=5))
    until_time = asked(TimeField(label=_("Until what time?"), max_length=20, required=False, width=5))
    times_note = line(_("Anything else about days and times"))
    who_sees = line(_("Who else can see their phone or accounts?"), _("Also who knows the code, or shares the bill."))
    name_to_show = line(_("Which name should they see?"), _("The name that shows when we ring or write."))
    words_to_use = line(_("What may a message say?"), _("Words that give nothing away if somebody else reads them."))
    voicemail = asked(
        Choice(
            label=_("May we leave a voice message?"),
            choices=[(YES, _("Yes")), (NO, _("No"))],
            initial=NO,
            required=False,
        )
    )
    not_safe_now = line(_("A word or sign that means: it is not safe now"))
    fetch_me = line(_("A word or sign that means: come and get me"))
    never_call = line(_("Who must never be called or told?"))
    no_reply = line(_("What should we do when they do not reply?"), _("And after how long."))
    safe_place = line(_("A place that is safe to meet"))
    transport = line(_("A safe way to get there"))
    agreed_on = DateField(
        label=_("When did you talk about it?"),
        error_messages={"required": _("Write the day when you talked about it.")},
    )
    valid_until = DateField(
        label=_("Until when does it hold?"),
        error_messages={"required": _("Write until when it holds.")},
        help_text=_("What is safe changes, so keep it short. Three months is the longest."),
    )
