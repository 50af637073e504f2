"""What they receive: the goodbye in writing, and the card that says that the door is open.

Both are to them, in plain words and in the reader's language, without their name and without ours: whoever finds them
learns nothing. The picture of the card is for a phone.
"""

from datetime import date
from importlib.resources import files
from typing import Any

from django.utils.formats import date_format
from django.utils.translation import get_language, get_language_bidi
from django.utils.translation import gettext as _

from alongside.kernel import typesetting
from alongside.outreach import ending_rules as rules
from alongside.outreach.ending_vocabulary import FollowUpState, State
from alongside.outreach.queries.endings import Told

# So that words of one direction stand whole inside a line of the other (Unicode, UAX 9).
ISOLATE, END = "\u2068", "\u2069"
DATA = files("alongside.outreach") / "data"


def goodbye(told: Told, *, today: date) -> bytes:
    """The goodbye in writing, as a PDF."""
    return typesetting.pdf(DATA / "goodbye.typ", values=letter(told, today=today))


def card(told: Told, *, today: date) -> bytes:
    """The card, as a PDF of its size."""
    return typesetting.pdf(DATA / "door.typ", values=door(told, today=today) | {"phone": False})


def picture(told: Told, *, today: date) -> bytes:
    """The card as a picture for a phone."""
    return typesetting.png(DATA / "door.typ", values=door(told, today=today) | {"phone": True})


def letter(told: Told, *, today: date) -> dict[str, Any]:
    """What stands in the goodbye, for paper and page alike."""
    said = told.card
    parts = [
        (_("From me to you"), "heart", _paragraphs(said.letter)),
        (_("What you said about it"), "quote", _paragraphs(said.says)),
        (_("What you keep"), "star", told.keeps),
        (_("Who goes on being there"), "users", _paragraphs(said.who_goes_on)),
        (_("When it is hard"), "phone", _paragraphs(said.who_to_call)),
        (_("When we get in touch"), "calendar", _contacts(told)),
        (_("The door stays open"), "door-open", [_open(), *_ways(told, today)]),
    ]
    on = told.row.ended_on or told.row.goodbye_on or today
    return _page() | {
        "title": _("Goodbye, and come back any time"),
        "date": date_format(on, "j F Y"),
        "parts": [{"heading": head, "picture": name, "lines": lines} for head, name, lines in parts if lines],
        "pictures": {name: typesetting.picture(name) for _head, name, lines in parts if lines},
    }


def door(told: Told, *, today: date) -> dict[str, Any]:
    """What stands on the card: that they can come back, how, and nothing else."""
    return _page() | {
        "title": _("Any time"),
        "name": _own(told.card.card_name),
        "lines": [_("You can come back. No reason needed, and no questions."), *_ways(told, today)],
        "always": _("This is good for always."),
        "picture": typesetting.picture("door-open", "#ffffff"),
    }


def _page() -> dict[str, Any]:
    return {"lang": (get_language() or "en").partition("-")[0], "rtl": get_language_bidi()}


def _open() -> str:
    return _("You can come back at any time, whatever happened. You do not have to tell anything again.")


def _ways(told: Told, today: date) -> list[str]:
    return _paragraphs(told.card.card_how) or rules.ways_back(on=today)


def _contacts(told: Told) -> list[str]:
    """The days they said yes to; that we leave them alone, where they said to none."""
    days = [one.due_on for one in told.follow_ups if one.state == FollowUpState.TO_COME]
    if not days and told.row.state == State.GOODBYE and told.row.goodbye_on:
        wanted = told.row.follow_up_months
        days = [one.on for one in rules.follow_ups(after=told.row.goodbye_on) if one.months in wanted]
    if not days:
        return [_("We leave you in peace, as you wished. You can always get in touch.")]
    return [_("Around %(day)s, because you said we may.") % {"day": date_format(day, "j F Y")} for day in days]


def _paragraphs(text: str) -> list[str]:
    return [_own(line.strip()) for line in text.splitlines() if line.strip()]


def _own(text: str) -> str:
    return f"{ISOLATE}{text}{END}" if text else ""
