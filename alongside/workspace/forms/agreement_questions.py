"""How the questions about safe contact are asked, one for each channel among them, and their headings."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from alongside.kernel.forms import Choice, TextField, of_them
from alongside.outreach.vocabulary import AGREED_CHANNELS, Rule
from alongside.people.vocabulary import Topic

YES, NO = "yes", "no"
TIMES = ("from_time", "until_time")
TEXTS = (
    "times_note",
    "who_sees",
    "name_to_show",
    "words_to_use",
    "not_safe_now",
    "fetch_me",
    "never_call",
    "no_reply",
    "safe_place",
    "transport",
)


def asked(field: forms.Field) -> forms.Field:
    """The field as a question to them, of the topic safe contact."""
    return of_them(field, topic=Topic.SAFE_CONTACT)


def line(label: Any, hint: Any = "") -> forms.Field:
    """One line of words, which may stay empty."""
    return asked(TextField(label=label, help_text=hint, max_length=200, required=False))


def channel_questions() -> dict[str, forms.Field]:
    """For each channel its rule, and the condition that goes with "only if"."""
    fields: dict[str, forms.Field] = {}
    answers = [("", _("We did not talk about it")), *Rule.choices]
    for channel in AGREED_CHANNELS:
        condition = f"{channel}_if"
        fields[channel] = asked(
            Choice(label=channel.label, choices=answers, required=False, reveals={Rule.ONLY_IF: condition})
        )
        fields[condition] = asked(TextField(label=_("Only if what?"), max_length=200))
    return fields


GROUPS: tuple[tuple[Any, Sequence[str]], ...] = (
    (_("Whether and how"), ("wants", *AGREED_CHANNELS)),
    (_("Days and times"), ("weekdays", *TIMES, "times_note")),
    (_("Who else might see"), ("who_sees", "name_to_show", "words_to_use", "voicemail")),
    (_("Words between us"), ("not_safe_now", "fetch_me")),
    (_("When it matters"), ("never_call", "no_reply", "safe_place", "transport")),
    (_("How long it holds"), ("agreed_on", "valid_until")),
)
