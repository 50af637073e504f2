"""Decisions about them: reading, saying what they want, whether it makes sense, and that they do not agree."""

from datetime import date
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from alongside.access.http import SignedInRequest
from alongside.access.posted import once as made_once
from alongside.access.typed import typed
from alongside.kernel.clock import now
from alongside.kernel.decisions import NotVisible
from alongside.keywork.ask_vocabulary import AskFor
from alongside.keywork.queries import asks
from alongside.keywork.queries.asks import Read as Asked
from alongside.myspace.forms.deciding import FORMS, SAYS
from alongside.myspace.opening import Mine, open_mine
from alongside.myspace.queries import deciding
from alongside.myspace.queries.deciding import Told
from alongside.voice.actions import decision_words
from alongside.voice.decision_vocabulary import What
from alongside.voice.queries import advocates
from alongside.voice.queries.advocates import Read as Advocate


@require_safe
def listed(request: SignedInRequest) -> HttpResponse:
    """Everything that is or was decided about them."""
    with open_mine(request) as mine:
        today = timezone.localdate(now())
        found = deciding.every(mine, on=today)
        shown: dict[str, Any] = {"going": [one for one in found if not one.read.is_over], "asked": _asked(mine, today)}
        shown["advocates"] = _advocates(mine)
        shown["over"] = [one for one in found if one.read.is_over]
    return render(request, "myspace/deciding.html", shown)


@require_safe
def show(request: SignedInRequest, decision: UUID) -> HttpResponse:
    """One of them."""
    with open_mine(request) as mine:
        today = timezone.localdate(now())
        shown: dict[str, Any] = {"one": deciding.one(mine, decision=decision, on=today), "asked": _asked(mine, today)}
        shown["advocates"] = _advocates(mine)
    return render(request, "myspace/decision.html", shown)


@require_http_methods(["GET", "HEAD", "POST"])
def say(request: SignedInRequest, decision: UUID, number: int) -> HttpResponse:
    """One tap, and words if they like. The address is a number, so that a browser's history tells nothing."""
    if not 0 < number <= len(SAYS):
        raise NotVisible
    moment, what, once = now(), list(SAYS)[number - 1], made_once(request)
    form = FORMS[what](typed(request), what=what)
    with open_mine(request) as mine:
        told = deciding.one(mine, decision=decision, on=timezone.localdate(moment))
        if not _fits(told, what):
            messages.info(request, _("Something has changed. Look below."))
            return redirect("my-decision", decision)
        if request.method == "POST" and form.is_valid():
            decision_words.say(
                decision=told.read.row, words=form.said(), now=moment, once=once, door=mine.door, by=request.user
            )  # fmt: skip
            messages.success(request, _("Saved. Thank you for saying it."))
            return redirect("my-decision", decision)
    heading, what_then = SAYS[what]
    shown = {"form": form, "heading": heading, "what_then": what_then, "one": told, "once": once}
    return render(request, "myspace/decision_say.html", shown)


def _advocates(mine: Mine) -> list[Advocate]:
    """Who is there for them or looked for now."""
    return [one for one in advocates.of_record(record=mine.record, door=mine.door) if one.goes_on]


def _asked(mine: Mine, today: date) -> Asked | None:
    """That they asked for an advocate and wait for us, so that they are not told to ask again."""
    return asks.waiting(record=mine.record, what=AskFor.ADVOCATE, on=today, door=mine.door)


def _fits(told: Told, what: What) -> bool:
    return told.may_wish if what is What.WISH else told.may_answer
