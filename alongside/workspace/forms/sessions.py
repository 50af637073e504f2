"""Forms for sessions. What is asked of the young person honours their pace."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from alongside.access.vocabulary import Compartment
from alongside.kernel.forms import AskedForm, Choice, Form, LongTextField, TextField, WhenField, of_them
from alongside.people.vocabulary import Topic
from alongside.planning.actions.sessions import Held
from alongside.planning.cards import SessionCard
from alongside.planning.session_vocabulary import LENGTHS, ChosenBy
from alongside.workspace.forms.entries import MOST_CHARACTERS

MOST_WORDS, MOST_LINE = 1000, 200
PARTS = (Compartment.EVERYDAY, Compartment.HEALTH)


class SessionForm(AskedForm):
    """A session: how, what was done, who chose it, what helped, what it says of getting through, what next."""

    way = Choice(label=_("What did you do together?"))
    text = LongTextField(
        label=_("How was it, and what did they say?"),
        help_text=_("Write it as if they will read it. Would you be glad for them to?"),
        max_length=MOST_CHARACTERS,
    )
    chosen_by = Choice(label=_("Who chose it?"), choices=ChosenBy.choices)
    compartment = Choice(label=_("Which part of their record is it for?"), initial=Compartment.EVERYDAY.value)
    at = WhenField(label=_("When was it?"))
    place = TextField(label=_("Where were you?"), max_length=MOST_LINE, required=False)
    minutes = Choice(
        label=_("About how long?"),
        choices=[("", _("I do not know")), *((str(minutes), said) for minutes, said in LENGTHS.items())],
        required=False,
    )
    others = LongTextField(
        label=_("Who else was there?"),
        help_text=_("One person on each line. Nobody is an answer."),
        max_length=MOST_WORDS,
        rows=2,
        required=False,
    )
    helped_theirs = of_them(
        LongTextField(label=_("What helped, in their words?"), max_length=MOST_WORDS, rows=2, required=False),
        topic=Topic.FEEDBACK,
    )
    helped_ours = LongTextField(label=_("What helped, as you saw it?"), max_length=MOST_WORDS, rows=2, required=False)
    coping = of_them(
        LongTextField(
            label=_("Something they do to get through"),
            help_text=_("Staying away, joking, anger, sleeping all day: what others may call a problem."),
            max_length=MOST_WORDS,
            rows=2,
            required=False,
        ),
        topic=Topic.FEELINGS,
    )
    coping_helps = of_them(
        LongTextField(
            label=_("What does it help them with?"),
            help_text=_("It began as a way to be safe, to be left alone, to sleep, to belong. Ask before you guess."),
            max_length=MOST_WORDS,
            rows=2,
            required=False,
        ),
        topic=Topic.FEELINGS,
    )
    next = TextField(label=_("What comes next?"), max_length=MOST_LINE, required=False)

    def __init__(
        self,
        *args: Any,
        ways: list[tuple[str, str]],
        hints: Mapping[str, str],
        parts: Mapping[str, str],
        now: datetime,
        **kwargs: Any,
    ) -> None:
        """``parts`` says for each part of the record that the writer holds who can see it."""
        today = timezone.localdate(now)
        super().__init__(*args, today=today, **kwargs)
        fields: dict[str, Any] = self.fields
        fields["way"].choices, fields["way"].hints = ways, dict(hints)
        fields["at"].initial, fields["at"].latest = now, today
        held = [part for part in PARTS if part in parts]
        fields["compartment"].choices = [(part.value, part.label) for part in held]
        fields["compartment"].hints = {part.value: parts[part] for part in held}

    def clean(self) -> dict[str, Any]:
        """What somebody does is not written down without what it helps them with."""
        cleaned = super().clean()
        if cleaned.get("coping") and not cleaned.get("coping_helps") and not self.said():
            self.add_error("coping_helps", _("write what it helps them with, or leave both out until you have asked."))
        return cleaned

    def held(self) -> Held:
        """What ``actions.sessions`` takes."""
        values = self.cleaned_data
        words = ("place", "others", "helped_theirs", "helped_ours", "coping", "coping_helps", "next")
        return Held(
            at=values["at"],
            text=values["text"],
            way=values["way"],
            chosen_by=ChosenBy(values["chosen_by"]),
            minutes=int(values["minutes"]) if values["minutes"] else None,
            compartment=Compartment(values["compartment"]),
            card=SessionCard(**{name: values.get(name) or "" for name in words}),
        )


class HeardForm(Form):
    """What somebody heard when they made room to listen."""

    heard = LongTextField(
        label=_("What did you hear, and what will be different?"),
        help_text=_("Only what they wanted to say. Silence is an answer too: then write what you will do."),
        max_length=MOST_WORDS,
        rows=4,
    )
