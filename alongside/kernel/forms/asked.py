"""Questions that are put to a young person: each may be answered by "not now", "don't ask me again" or "I don't know".

    class CardForm(AskedForm):
        pronouns = of_them(TextField(label=_("Pronouns")), topic="pronouns")

    form = CardForm(posted, initial=stored, quiet={"birth": Quiet(_("They asked ..."), "/where/to/lift/")}, today=day)

Beside each topic's first field stand the answers in place of an answer; what was chosen is in ``form.said()``. A field
whose topic is quiet is not shown: a line says why, and what is stored stays as it is, whatever is posted. Where a topic
is to be asked about with care, as one they were asked about often, the form begins with a line that says so.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any, TypeVar

from django import forms
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from alongside.kernel.forms.base import Form
from alongside.kernel.forms.choices import Choice

A_WHILE = timedelta(days=14)
NOT_NOW, UNTIL_THEY_SAY, DONT_ASK, DONT_KNOW = "not_now", "until_they_say", "dont_ask", "dont_know"
AField = TypeVar("AField", bound=forms.Field)


@dataclass(frozen=True, slots=True)
class Quiet:
    """Why a topic is not asked about, in a sentence, and where that may be lifted."""

    sentence: str
    url: str


@dataclass(frozen=True, slots=True)
class Careful:
    """What to know before a topic is asked about, and where more of it stands.

    ``say`` is called by a form that asks about the topic and by no other; it says nothing by an empty sentence.
    """

    say: Callable[[], str]
    url: str


@dataclass(frozen=True, slots=True)
class First:
    """The line with which a form begins that asks about such a topic."""

    sentence: str
    url: str


@dataclass(frozen=True, slots=True)
class Instead:
    """What was said of a topic in place of an answer. ``answer`` is not_now, dont_ask or dont_know."""

    topic: str
    answer: str
    ask_again_on: date | None = None


def of_them(field: AField, *, topic: str) -> AField:
    """The field, marked as a question about this topic."""
    field.topic = topic  # type: ignore[attr-defined]
    return field


def choices(today: date) -> list[tuple[str, Any]]:
    """The answers in place of an answer; "not now" proposes a day two weeks on, or leaves it to them."""
    day = date_format(today + A_WHILE, "j F")
    return [
        (NOT_NOW, _("Not now. Ask again from %(day)s") % {"day": day}),
        (UNTIL_THEY_SAY, _("Not now. They will bring it up")),
        (DONT_ASK, _("Don't ask me again")),
        (DONT_KNOW, _("I don't know")),
    ]


def instead(topic: str, value: str, *, today: date) -> Instead:
    """What a choice says of a topic."""
    answer = NOT_NOW if value == UNTIL_THEY_SAY else value
    return Instead(topic, answer, today + A_WHILE if value == NOT_NOW else None)


class InsteadField(Choice):
    """The answers beside a field, small and folded away."""

    def __init__(self, *, of: str, today: date) -> None:
        answered = ("", gettext_lazy("They answered, or I did not ask"))
        super().__init__(
            label=gettext_lazy("Instead of an answer"), choices=[answered, *choices(today)], required=False
        )
        self.instead_of = of


class AskedForm(Form):
    """A form with questions that are put to a young person."""

    def __init__(
        self, *args: Any, quiet: Mapping[str, Quiet | Careful] | None = None, today: date, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.today = today
        told: set[str] = set()
        for name, field in list(self.fields.items()):
            topic = getattr(field, "topic", "")
            known = quiet.get(topic) if quiet else None
            if isinstance(known, Quiet):
                # Disabled: Django then keeps what is stored, and reads nothing that is posted.
                field.disabled, field.required = True, False
                field.quiet = None if topic in told else known  # type: ignore[attr-defined]
            elif topic and topic not in told:
                self.fields[f"{name}_instead"] = InsteadField(of=name, today=today)
                if isinstance(known, Careful):
                    self._begin_with(known)
            told.add(topic)

    def clean(self) -> dict[str, Any]:
        """A question that was answered otherwise is not missed; what was stored or written stays."""
        cleaned = super().clean()
        for name in self._answered_otherwise():
            if name in self.errors:
                del self.errors[name]
                cleaned[name] = self.initial.get(name, getattr(self.fields[name], "empty_value", None))
        return cleaned

    def _begin_with(self, careful: Careful) -> None:
        """Put its line before the first field that is shown, once, however the page places the fields."""
        first = next(field for field in self.fields.values() if not hasattr(field, "quiet"))
        if not hasattr(first, "first") and (sentence := careful.say()):
            first.first = First(sentence, careful.url)  # type: ignore[attr-defined]

    def said(self) -> list[Instead]:
        """What was said in place of answers, by topic."""
        answers = self._answered_otherwise()
        return [instead(self.fields[of].topic, value, today=self.today) for of, value in answers.items()]  # type: ignore[attr-defined]

    def _answered_otherwise(self) -> dict[str, str]:
        fields = [(name, field) for name, field in self.fields.items() if isinstance(field, InsteadField)]
        return {field.instead_of: value for name, field in fields if (value := self.cleaned_data.get(name))}
