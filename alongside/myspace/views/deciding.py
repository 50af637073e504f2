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

from alongside.access import step_up
from alongside.access.http import SignedInRequest
from alongside.access.posted import once as made_once
from alongside.access.typed import typed
from alongside.kernel.clock import now
from alongside.kernel.decisions import NotVisible, Refused
from alongside.keywork.ask_vocabulary import AskFor
from alongside.keywork.queries import asks
from alongside.keywork.queries.asks import Read as Asked
from alongside.myspace import again
from alongside.myspace.forms.deciding import SAYS, to_say
from alongside.myspace.opening import Mine, open_mine
from alongside.myspace.queries import deciding
from alongside.myspace.queries.deciding import Told
from alongside.voice.actions import decision_words
from alongside.voice.actions.decision_words import Words
from alongside.voice.decision_vocabulary import What
from alongside.voice.queries import advocates, pieces
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
        shown["advocates"], shown["is_fresh"] = _advocates(mine), step_up.is_fresh(request)
    return render(request, "myspace/decision.html", shown)


@require_http_methods(["GET", "HEAD", "POST"])
def say(request: SignedInRequest, decision: UUID, number: int) -> HttpResponse:
    """One tap, and words if they like. The address is a number, so that a browser's history tells nothing.

    What they made can stand beside what they want. It is offered to who gave their words lately, or gives them now.
    """
    if not 0 < number <= len(SAYS):
        raise NotVisible
    what = list(SAYS)[number - 1]
    asks = "mine" in request.GET or "piece" in request.POST
    if what is What.WISH and (asks or step_up.is_fresh(request)):
        return _say_with_own(request, decision, what, with_own=True)
    return _say(request, decision, what, with_own=False)


def _say(request: SignedInRequest, decision: UUID, what: What, *, with_own: bool) -> HttpResponse:
    moment, once = now(), made_once(request)
    with open_mine(request) as mine:
        told = deciding.one(mine, decision=decision, on=timezone.localdate(moment))
        if not _fits(told, what):
            messages.info(request, _("Something has changed. Look below."))
            return redirect("my-decision", decision)
        made = pieces.of_record(record=mine.record, door=mine.door) if with_own else []
        form = to_say(what, typed(request), made=made)
        if request.method == "POST" and form.is_valid():
            said = form.said()
            given: dict[str, Any] = {"words": said, "once": _once_with(once, said), "now": moment, "by": request.user}
            try:
                decision_words.say(decision=told.read.row, **given, door=mine.door)
            except Refused as gone:
                form.add_error("piece", gone.reason)
            else:
                messages.success(request, _("Saved. Thank you for saying it."))
                return redirect("my-decision", decision)
    heading, what_then = SAYS[what]
    shown = {"form": form, "heading": heading, "what_then": what_then, "one": told, "once": once}
    shown |= {"is_wish": what is What.WISH, "with_own": with_own}
    return render(request, "myspace/decision_say.html", shown)


# Titles of what they made are theirs alone, so a phone that lies open does not list them.
_say_with_own = again.first(_say)


def _once_with(once: UUID, said: Words) -> UUID:
    """The same words with something else beside them are other words, and have an id of their own."""
    return UUID(int=once.int ^ said.beside.piece.pk.int) if said.beside else once


def _advocates(mine: Mine) -> list[Advocate]:
    """Who is there for them or looked for now."""
    return [one for one in advocates.of_record(record=mine.record, door=mine.door) if one.goes_on]


def _asked(mine: Mine, today: date) -> Asked | None:
    """That they asked for an advocate and wait for us, so that they are not told to ask again."""
    return asks.waiting(record=mine.record, what=AskFor.ADVOCATE, on=today, door=mine.door)


def _fits(told: Told, what: What) -> bool:
    return told.may_wish if what is What.WISH else told.may_answer
