"""What a young person would rather not be asked: carried between their record and every form that asks them."""

from collections.abc import Mapping
from datetime import date
from functools import partial
from typing import Any
from uuid import UUID

from django import forms
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from alongside.kernel.forms import AskedForm, Careful, Choice, Form, Instead, Quiet
from alongside.kernel.forms import asked as kernel
from alongside.keywork.queries import tellings
from alongside.keywork.retelling_vocabulary import ABOUT_WHAT_HAPPENED
from alongside.people.actions.pace import Said
from alongside.people.models import Pace
from alongside.people.vocabulary import LIFTED_BY_THEM, PaceAnswer, Topic


def quieted(record: UUID, topics: Mapping[str, Pace]) -> dict[str, Quiet | Careful]:
    """What a form that asks them is given as ``quiet``: what to leave alone, and what they were asked often enough."""
    where = reverse("workspace:pace", args=[record])
    careful = Careful(partial(_asked_before, record), reverse("workspace:tellings", args=[record]))
    quiet = {topic: Quiet(pace.told, where) for topic, pace in topics.items()}
    return {**dict.fromkeys(ABOUT_WHAT_HAPPENED, careful), **quiet}


def _asked_before(record: UUID) -> str:
    """How often they were asked to tell what happened; empty when nobody wrote down that they were."""
    if not (n := tellings.times_asked(record)):
        return ""
    return ngettext(
        "They have been asked to tell this once. Is there another way?",
        "They have been asked to tell this %(n)d times. Is there another way?",
        n,
    ) % {"n": n}


def said(form: AskedForm) -> list[Said]:
    """What they answered in place of answers, as ``actions.pace`` takes it."""
    return [_said(one) for one in form.said()]


def _said(one: Instead) -> Said:
    return Said(Topic(one.topic), PaceAnswer(one.answer), one.ask_again_on)


class SayForm(Form):
    """Something they said they would rather not be asked, wherever it came up."""

    topic = forms.ChoiceField(
        label=_("About what?"),
        error_messages={"required": _("Choose what it is about.")},
        choices=[("", _("Choose one")), *Topic.choices],
    )
    answer = Choice(label=_("What did they say?"), error_messages={"required": _("Choose what they said.")})

    def __init__(self, *args: Any, today: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.today = today
        self.fields["answer"].choices = kernel.choices(today)  # type: ignore[attr-defined]

    def said(self) -> list[Said]:
        """What was written down."""
        values = self.cleaned_data
        return [_said(kernel.instead(values["topic"], values["answer"], today=self.today))]


class LiftForm(Form):
    """How they let it be known that they may be asked."""

    how = Choice(
        label=_("How did they let you know?"),
        error_messages={"required": _("Choose how they let you know.")},
        choices=[(how.value, how.label) for how in LIFTED_BY_THEM],
    )
