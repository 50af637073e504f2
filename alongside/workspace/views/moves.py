"""Moving a record to another team: ask, take it back, answer, read the answer."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from alongside.access import policies, step_up
from alongside.access.actions import moves as actions
from alongside.access.http import SignedInRequest
from alongside.access.models import Move
from alongside.access.posted import seen_version
from alongside.access.queries import grants, moves
from alongside.access.vocabulary import MoveAnswer
from alongside.kernel.clock import now
from alongside.kernel.decisions import NotVisible, require
from alongside.kernel.models import ChangedMeanwhile
from alongside.people.queries import agencies
from alongside.workspace.forms.moves import AnswerForm, MoveForm
from alongside.workspace.forms.typed import typed
from alongside.workspace.opening import open_page
from alongside.workspace.queries import frame


@require_http_methods(["GET", "HEAD", "POST"])
@step_up.required()
def propose(request: SignedInRequest, record: UUID) -> HttpResponse:
    """Ask another team to take it; once asked, see that, and take it back."""
    with open_page(request, record) as page:
        require(policies.can_move_record(leads=grants.leads(record)))
        waiting, could = moves.waiting(record=record), moves.could_take(record=record)
        names = agencies.team_names()
        teams = {pk: name for pk, name in names.items() if pk in could}
        form = MoveForm(typed(request), teams=teams, today=timezone.localdate(now()))
        if request.method == "POST" and form.is_valid():
            actions.propose(record=record, **form.given(), by=request.user)
            messages.success(request, _("They are asked. Until they take it, nothing changes."))
            return redirect("workspace:move", record)
        to_team = names.get(waiting.to_team_id, "") if waiting else ""
        shown = {**frame.of(page), "form": form, "waiting": waiting, "to_team": to_team}
    return render(request, "workspace/moves/propose.html", shown)


# Nothing opens or closes by this, so nobody has to show once more that it is them.
@require_POST
def take_back(request: SignedInRequest, record: UUID, move: UUID) -> HttpResponse:
    """No longer ask the other team."""
    with open_page(request, record, asks=False):
        found = moves.waiting(record=record)
        if found is None or found.pk != move:
            raise NotVisible
        try:
            actions.take_back(move=found, seen=seen_version(request, found.version), by=request.user)
        except ChangedMeanwhile:
            messages.warning(request, _("Somebody else changed this first."))
        else:
            messages.success(request, _("It stays with your team."))
    return redirect("workspace:who-can-see", record)


@require_http_methods(["GET", "HEAD", "POST"])
@step_up.required()
def answer(request: SignedInRequest, move: UUID) -> HttpResponse:
    """Take the record into one's team, or say why not."""
    found = moves.get(move=move, viewer=request.user)
    is_early = found.begins_at > now()
    may = policies.can_answer_move(is_proposer=found.proposer_id == request.user.pk)
    form = AnswerForm(typed(request), is_early=is_early)
    if request.method == "POST" and form.is_valid():
        return _answered(request, found, MoveAnswer(form.cleaned_data["answer"]))
    teams = agencies.team_names()
    shown = {"move": found, "form": form, "may": may, "is_early": is_early}
    shown |= {"from_team": teams.get(found.from_team_id, ""), "to_team": teams.get(found.to_team_id, "")}
    return render(request, "workspace/moves/answer.html", shown)


@require_POST
def read(request: SignedInRequest, move: UUID) -> HttpResponse:
    """I have read what they answered."""
    actions.read(move=move, by=request.user)
    return redirect("workspace:today")


def _answered(request: SignedInRequest, move: Move, said: MoveAnswer) -> HttpResponse:
    try:
        actions.answer(move=move, seen=seen_version(request, move.version), said=said, by=request.user)
    except ChangedMeanwhile:
        messages.warning(request, _("Somebody else changed this first."))
        return redirect("workspace:today")
    if said is not MoveAnswer.TAKEN:
        messages.success(request, _("Thank you. Whoever asked reads it on their page of today."))
        return redirect("workspace:today")
    messages.success(request, _("The record is with your team now. Look at who can see it."))
    return redirect("workspace:who-can-see", move.record_id)
