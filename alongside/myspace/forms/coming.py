"""Saying whether what comes next suits them: one tap, and words only if they like."""

from datetime import date

from django import forms
from django.utils.translation import gettext_lazy as _

from alongside.kernel.forms import Form, TextField
from alongside.outreach.actions.replies import Answer
from alongside.outreach.queries.next_try import Next
from alongside.outreach.reply_vocabulary import Suits
from alongside.outreach.vocabulary import Channel

MOST_CHARACTERS = 300


class ComingForm(Form):
    """Their answer, and to what they gave it."""

    suits = forms.ChoiceField(choices=Suits.choices)
    channel = forms.ChoiceField(choices=Channel.choices)
    on = forms.DateField()
    seen = forms.IntegerField(min_value=0, max_value=30_000)
    words = TextField(label=_("A few words, if you like"), max_length=MOST_CHARACTERS, required=False)

    def answers(self, now: Next) -> bool:
        """Whether it answers what comes next now, and not what stood there before."""
        given: tuple[str, date] = (self.cleaned_data["channel"], self.cleaned_data["on"])
        return given == (now.channel, now.on)

    def answer(self) -> Answer:
        """What ``actions.replies`` takes."""
        return Answer(Suits(self.cleaned_data["suits"]), self.cleaned_data["words"])
