"""A plan on a page for the young person: in the first person, in the reader's language, and without a name.

Whoever finds it learns nothing of who it is about, nor from whom it comes. How far along they feel is not on it: that is
theirs to show.
"""

from datetime import date
from enum import StrEnum
from importlib.resources import files
from typing import Any

from django.utils.formats import date_format
from django.utils.functional import Promise
from django.utils.translation import get_language, get_language_bidi, gettext_lazy
from django.utils.translation import gettext as _

from alongside.kernel import typesetting
from alongside.planning.cards import Goal, PlanCard, Step, lines
from alongside.planning.queries.plans import Read
from alongside.planning.vocabulary import DOMAIN_ICONS, Agrees, Owner, StepState

WHO: dict[Owner, tuple[Promise, str]] = {
    Owner.US: (gettext_lazy("My worker"), "handshake"),
    Owner.FAMILY: (gettext_lazy("My family or carer"), "house"),
    Owner.OTHERS: (gettext_lazy("Somebody else"), "users"),
    Owner.THEM: (gettext_lazy("Me"), "user"),
}
PARTS: dict[str, tuple[Promise, str]] = {
    "strengths": (gettext_lazy("What I am good at"), "star"),
    "people": (gettext_lazy("People who help me"), "heart"),
    "places": (gettext_lazy("Where I feel safe and well"), "map-pin"),
    "interests": (gettext_lazy("What I like"), "palette"),
    "hopes": (gettext_lazy("What I hope for"), "sprout"),
}
SAYS = {
    Agrees.YES: gettext_lazy("Yes, this is my plan."),
    Agrees.PARTLY: gettext_lazy("I agree with some of it."),
    Agrees.NO: gettext_lazy("I see it another way."),
}
# So that words of one direction stand whole inside a line of the other (Unicode, UAX 9).
ISOLATE, END = "\u2068", "\u2069"


class Form(StrEnum):
    """Plain: on one page. Easy: large, in short sentences, with pictures."""

    PLAIN = "plain"
    EASY = "easy"


def pdf(read: Read, *, form: Form, today: date) -> bytes:
    """The page."""
    return typesetting.pdf(
        files("alongside.planning") / "data" / "plan.typ", values=values(read, form=form, today=today)
    )


def values(read: Read, *, form: Form, today: date) -> dict[str, Any]:
    """What stands on it."""
    goals = [_goal(goal) for goal in read.card.going]
    parts = [*_about(read.card), *_agreement(read), _again(read.plan.review_on)]
    used = {"circle-check", *(part["picture"] for part in parts)}
    used |= {one["picture"] for goal in goals for one in (goal, *goal["steps"])}
    return {
        "form": form.value,
        "lang": (get_language() or "en").partition("-")[0],
        "rtl": get_language_bidi(),
        "title": _("My plan"),
        "want": _("What I want"),
        "done": _("done"),
        "foot": date_format(today, "j F Y"),
        "goals": goals,
        "parts": parts,
        "pictures": {name: typesetting.picture(name) for name in sorted(used)},
    }


def _goal(goal: Goal) -> dict[str, Any]:
    picture = next((DOMAIN_ICONS[code] for code in goal.domains if code in DOMAIN_ICONS), "flag")
    steps = [_step(step) for step in goal.steps if step.state is not StepState.DROPPED]
    return {"words": _own(goal.words), "picture": picture, "steps": steps}


def _step(step: Step) -> dict[str, Any]:
    who, picture = WHO[step.owner]
    return {
        "who": _own(step.who) if step.who else str(who),
        "what": _own(step.what),
        "by": _own(step.by.said) if step.by else "",
        "done": step.state is StepState.DONE,
        "picture": picture,
    }


def _about(card: PlanCard) -> list[dict[str, Any]]:
    return [
        {"heading": str(heading), "picture": picture, "lines": [_own(line) for line in said]}
        for name, (heading, picture) in PARTS.items()
        if (said := lines(getattr(card, name)))
    ]


def _agreement(read: Read) -> list[dict[str, Any]]:
    agrees = Agrees(read.plan.agrees)
    if agrees is Agrees.NOT_ASKED:
        return []
    said = [str(SAYS[agrees]), *(_own(line) for line in lines(read.card.says))]
    return [{"heading": _("What I think of it"), "picture": "quote", "lines": said}]


def _again(day: date) -> dict[str, Any]:
    said = [
        _("On %(day)s, or before.") % {"day": date_format(day, "j F Y")},
        _("I can change it at any time. I just say so."),
    ]
    return {"heading": _("When we look at it again"), "picture": "calendar", "lines": said}


def _own(text: str) -> str:
    return f"{ISOLATE}{text}{END}"
