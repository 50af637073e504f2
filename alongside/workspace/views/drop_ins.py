"""The drop-in board: for workers, and for a tablet by the door on which nobody is signed in."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.contrib.auth import logout
from django.contrib.auth.decorators import login_not_required
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from alongside.access.actor import acting_as
from alongside.access.http import SignedInRequest
from alongside.access.posted import once as made_once
from alongside.access.posted import seen_version
from alongside.kernel.clock import now
from alongside.kernel.decisions import NotVisible, require
from alongside.kernel.models import ChangedMeanwhile
from alongside.outreach.actions import drop_ins as actions
from alongside.outreach.ending_vocabulary import VisitState
from alongside.outreach.queries import drop_ins
from alongside.people.policies import can_write_everyday
from alongside.people.queries import young_people
from alongside.workspace import tablet as passes
from alongside.workspace.forms.drop_ins import ComeForm, TabletForm
from alongside.workspace.forms.search import SearchForm
from alongside.workspace.forms.typed import typed
from alongside.workspace.opening import open_page
from alongside.workspace.saved import saved


@require_safe
def board(request: SignedInRequest) -> HttpResponse:
    """Who is here, and who was in the last days."""
    drop_ins.some_teams(viewer=request.user)
    found = drop_ins.board(viewer=request.user)
    shown = {
        "here": [one for one in found if one.is_here],
        "before": [one for one in found if not one.is_here],
        "once": made_once(request),
    }
    return render(request, "workspace/drop_ins/board.html", shown)


@require_http_methods(["GET", "HEAD", "POST"])
def add(request: SignedInRequest) -> HttpResponse:
    """A worker writes down that somebody is here."""
    teams, once = drop_ins.some_teams(viewer=request.user), made_once(request)
    form = ComeForm(typed(request), is_from_tablet=False)
    where = TabletForm(typed(request) if len(teams) > 1 else {"team": str(teams[0].pk)}, teams=teams)
    if request.method == "POST" and form.is_valid() and where.is_valid():
        actions.come(team=where.chosen(), came=form.came(), now=now(), once=once, by=request.user)
        messages.success(request, _("They are on the board."))
        return redirect("workspace:drop-in")
    shown = {"form": form, "where": where if len(teams) > 1 else None, "once": once}
    return render(request, "workspace/drop_ins/add.html", shown)


@require_POST
def move(request: SignedInRequest, visit: UUID, state: str) -> HttpResponse:
    """Say that somebody is with them, or that they left."""
    if state not in VisitState.values:
        raise NotVisible
    with acting_as(request.user.pk), transaction.atomic():
        found = drop_ins.get(visit=visit)
        seen = seen_version(request, found.row.version)
        try:
            actions.move(visit=found.row, seen=seen, to=VisitState(state), by=request.user)
        except ChangedMeanwhile:
            messages.warning(request, _("Somebody else said something first. See how it is now."))
    return redirect("workspace:drop-in")


@require_http_methods(["GET", "HEAD", "POST"])
def match(request: SignedInRequest, visit: UUID) -> HttpResponse:
    """Look for whose record it is, by name, behind one's own doors."""
    with acting_as(request.user.pk), transaction.atomic():
        found = drop_ins.get(visit=visit)
    form = SearchForm(typed(request), initial={"text": found.name})
    people = None
    if request.method == "POST" and form.is_valid():
        wanted = form.cleaned_data
        people = young_people.search(text=wanted["text"], born=wanted["born"], viewer=request.user)
    shown = {"form": form, "visit": found, "people": people, "once": made_once(request)}
    return render(request, "workspace/drop_ins/match.html", shown)


@require_POST
def matched(request: SignedInRequest, visit: UUID, record: UUID) -> HttpResponse:
    """It is theirs: an entry on their timeline, and gone from the board."""
    with acting_as(request.user.pk), transaction.atomic():
        found = drop_ins.get(visit=visit)
    with open_page(request, record) as page:
        require(can_write_everyday(page.door.compartments(record)))
        given: dict[str, Any] = {"now": now(), "once": made_once(request), "door": page.door, "by": request.user}
        entry = actions.match(visit=found.row, record=record, **given)
    messages.success(request, saved(entry))
    return redirect("workspace:young-person", record)


@require_http_methods(["GET", "HEAD", "POST"])
def tablet(request: SignedInRequest) -> HttpResponse:
    """Make this device the drop-in tablet: whoever is signed in is signed out, and only the pass is left."""
    teams, moment = drop_ins.some_teams(viewer=request.user), now()
    form = TabletForm(typed(request), teams=teams)
    if request.method == "POST" and form.is_valid():
        by, team = request.user, form.chosen()
        actions.open_tablet(team=team, by=by)
        logout(request)
        answer = redirect("workspace:drop-in-here")
        passes.give(answer, team=team, now=moment, by=by)
        return answer
    return render(request, "workspace/drop_ins/tablet.html", {"form": form})


@login_not_required
@require_http_methods(["GET", "HEAD", "POST"])
def here(request: HttpRequest) -> HttpResponse:
    """On the tablet: I am here. It shows nothing of anybody else."""
    held = passes.shown(request, now=now())
    if held is None:
        return redirect("workspace:drop-in-tablet")
    form = ComeForm(request.POST or None, is_from_tablet=True)
    if request.method == "POST" and form.is_valid():
        actions.come(team=held.team, came=form.came(), now=now(), once=made_once(request), by=held.by)
        return redirect("workspace:drop-in-thanks")
    shown = {"form": form, "once": made_once(request)}
    return render(request, "workspace/drop_ins/here.html", shown)


@login_not_required
@require_safe
def thanks(request: HttpRequest) -> HttpResponse:
    """On the tablet: thank you, somebody comes."""
    if passes.shown(request, now=now()) is None:
        return redirect("workspace:drop-in-tablet")
    return render(request, "workspace/drop_ins/thanks.html")


@login_not_required
@require_POST
def leave(_request: HttpRequest) -> HttpResponse:
    """Take the pass from the tablet, and ask for sign-in: the way back to everything else."""
    answer = redirect("workspace:drop-in")
    passes.take(answer)
    return answer
