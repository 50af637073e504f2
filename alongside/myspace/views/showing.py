"""Showing a thing of one's own to somebody, taking it back, and its picture or sound."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from alongside.access.http import SignedInRequest
from alongside.access.typed import typed
from alongside.attachments.sending import as_file
from alongside.kernel.clock import now
from alongside.kernel.decisions import NotVisible
from alongside.myspace.forms.things import ShowForm
from alongside.myspace.opening import open_mine
from alongside.myspace.queries import things
from alongside.voice.actions import showing as actions
from alongside.voice.queries import pieces


@require_http_methods(["GET", "HEAD", "POST"])
def show_to(request: SignedInRequest, piece: UUID) -> HttpResponse:
    """Choose who may see it, for what and for how long; what cannot be undone is said before."""
    moment = now()
    with open_mine(request) as mine:
        thing, could = things.one(mine, piece=piece, now=moment), pieces.could_be_shown(now=moment)
        form = ShowForm(typed(request), could=could, today=timezone.localdate(moment))
        if request.method == "POST" and form.is_valid():
            given: dict[str, Any] = {
                "piece": thing.made.piece,
                "card": thing.made.card,
                "terms": form.terms(),
                "could": could,
            }
            actions.show(**given, now=moment, door=mine.door, by=request.user)
            messages.success(request, _("They can see it now. You can take it back at any time."))
            return redirect("my-thing", piece)
    shown = {"thing": thing, "card": thing.made.card, "form": form, "could": could}
    return render(request, "myspace/show_to.html", shown)


@require_POST
def take_back(request: SignedInRequest, piece: UUID, shown: UUID) -> HttpResponse:
    """Take it back from one person, at once."""
    moment = now()
    with open_mine(request) as mine:
        thing = things.one(mine, piece=piece, now=moment)
        found = next((one for one in thing.showings if one.shown.pk == shown), None)
        if found is None:
            raise NotVisible
        actions.take_back(shown=found.shown, now=moment, by=request.user)
        messages.success(request, _("Taken back. It is gone from their page."))
    return redirect("my-thing", piece)


@require_safe
def content(request: SignedInRequest, piece: UUID) -> HttpResponse:
    """Its picture or its sound."""
    with open_mine(request) as mine:
        made = pieces.get(piece=piece, record=mine.record, door=mine.door)
        data, kind, ending = pieces.content(made.piece, made.card)
    return as_file(request, data, kind=kind, ending=ending)
