"""Asking for a change, a different worker, an advocate, or to be left alone for a while."""

from datetime import date
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from alongside.access.http import SignedInRequest
from alongside.access.posted import once
from alongside.access.typed import typed
from alongside.kernel.clock import now
from alongside.kernel.decisions import NotVisible
from alongside.kernel.models import ChangedMeanwhile
from alongside.keywork.actions import asks as actions
from alongside.keywork.ask_vocabulary import AskFor
from alongside.keywork.queries import asks
from alongside.myspace.forms.asks import ASKS, AskForm, LeftAloneForm
from alongside.myspace.opening import open_mine


@require_http_methods(["GET", "HEAD", "POST"])
def ask(request: SignedInRequest, number: int) -> HttpResponse:
    """One tap, and words only if they like. The address is a number, so that a browser's history tells nothing.

    Whoever asked for the same and still waits finds their words, and can say them anew: nothing typed is turned away.
    """
    if not 0 < number <= len(ASKS):
        raise NotVisible
    moment, wanted, this = now(), list(ASKS)[number - 1], once(request)
    today = timezone.localdate(moment)
    with open_mine(request) as mine:
        waits = asks.waiting(record=mine.record, what=wanted, on=today, door=mine.door)
        form = _form(wanted, typed(request), today, before=waits.words if waits else "")
        is_sent = request.method == "POST" and form.is_valid()
        # As after a second tap: nothing takes the place of anything.
        is_same = bool(is_sent and waits and waits.words == form.wish().words)
        replaced = None if is_same else waits
        chosen = replaced is None or request.POST.get("instead") == str(replaced.ask.pk)
        if is_sent and chosen:
            if replaced:
                actions.take_back(ask=replaced.ask, seen=replaced.ask.version, now=moment, by=request.user)
            if not is_same:
                given: dict[str, Any] = {"record": mine.record, "wish": form.wish(), "once": this}
                actions.make(**given, now=moment, door=mine.door, by=request.user)
            messages.success(request, _said(wanted))
            return redirect("mine")
    said, what_then, icon = ASKS[wanted]
    shown = {"form": form, "said": said, "what_then": what_then, "icon_name": icon, "once": this, "waits": waits}
    return render(request, "myspace/ask.html", shown)


@require_POST
def take_back(request: SignedInRequest, ask: UUID) -> HttpResponse:
    """They changed their mind, which is always fine."""
    moment = now()
    with open_mine(request) as mine:
        found = asks.get(ask=ask, record=mine.record, on=timezone.localdate(moment), door=mine.door)
        try:
            actions.take_back(ask=found.ask, seen=found.ask.version, now=moment, by=request.user)
        except ChangedMeanwhile:
            messages.info(request, _("There is an answer already. Look below."))
        else:
            messages.success(request, _("Done. You can ask again at any time."))
    return redirect("mine")


def _form(what: AskFor, data: Any, today: date, *, before: str) -> AskForm:
    if what is AskFor.LEFT_ALONE:
        return LeftAloneForm(data, what=what, today=today, last=actions.last_day(today))
    return AskForm(data, what=what, initial={"words": before})


def _said(what: AskFor) -> str:
    if what is AskFor.LEFT_ALONE:
        return _("We leave you in peace now. You can end it any day.")
    if what is AskFor.COME_BACK:
        return _("We have it, and are glad. Somebody is in touch soon, only in a way that you said is safe.")
    return _("We have it. You see here by when you hear from us.")
