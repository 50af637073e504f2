"""What a young person shows whoever reads, and ideas to offer. What they keep to themselves has no page here."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from alongside.access.http import SignedInRequest
from alongside.attachments.sending import as_file
from alongside.kernel.clock import now
from alongside.kernel.decisions import NotVisible
from alongside.keywork.queries import asks
from alongside.voice.actions import offers as offering
from alongside.voice.actions import showing as actions
from alongside.voice.actions import wishing as wishing_actions
from alongside.voice.ideas import IDEAS
from alongside.voice.queries import offers, pieces, shown, wishing
from alongside.voice.queries.offers import Offered
from alongside.workspace.opening import open_again, open_page
from alongside.workspace.queries import frame


@require_safe
def listed(request: SignedInRequest, record: UUID) -> HttpResponse:
    """Everything they show the viewer now. The page looks the same whether or not there is anything else."""
    with open_page(request, record) as page:
        found, waiting = shown.to_viewer(record=record, door=page.door), offers.waiting(record=record)
        told = {**frame.of(page), "found": found, "waiting": waiting, "ideas": _others(waiting)}
    return render(request, "workspace/shown/listed.html", told)


@require_POST
def offer(request: SignedInRequest, record: UUID) -> HttpResponse:
    """Offer one of our ideas; it waits on their own page until they pass."""
    moment, idea = now(), request.POST.get("idea", "")
    with open_page(request, record):
        left_alone = asks.left_alone_until(record=record, on=timezone.localdate(moment)) is not None
        offering.offer(record=record, idea=idea, left_alone=left_alone, now=moment, by=request.user)
    messages.success(request, _("It waits on their own page. They may pass."))
    return redirect("workspace:shown", record)


@require_safe
def show(request: SignedInRequest, record: UUID, shown_piece: UUID) -> HttpResponse:
    """One of them; that somebody looked is on the ledger, and the young person reads it."""
    with open_page(request, record) as page:
        found = shown.get(shown=shown_piece, record=record, door=page.door)
        actions.tell_looked(shown=found.shown, door=page.door, by=request.user)
        told = {**frame.of(page), "found": found, "made": found.card, "ticket": page.door.ticket}
        return render(request, "workspace/shown/show.html", told)


@require_safe
def content(request: SignedInRequest, record: UUID, shown_piece: UUID) -> HttpResponse:
    """Its picture or sound; to keep, only when they said so."""
    with open_again(request, record) as door:
        found, to_keep = shown.get(shown=shown_piece, record=record, door=door), "save" in request.GET
        if to_keep and not found.may_keep:
            raise NotVisible
        data, kind, ending = pieces.content(found.shown, found.card)
        actions.tell_looked(shown=found.shown, door=door, by=request.user)
        if to_keep:
            actions.tell_copied(shown=found.shown, by=request.user)
        return as_file(request, data, kind=kind, ending=ending, to_keep=to_keep)


@require_safe
def beside_wish(request: SignedInRequest, record: UUID, decision: UUID, wish_piece: UUID) -> HttpResponse:
    """Picture or sound of what stands beside a wish, for the page of its decision. Nobody keeps it."""
    with open_again(request, record) as door:
        found = wishing.get(wish_piece=wish_piece, record=record, door=door)
        if found.row.said.decision_id != decision:
            raise NotVisible
        data, kind, ending = pieces.content(found.row, found.card)
        wishing_actions.tell_looked(decision=decision, record=record, door=door, by=request.user)
        return as_file(request, data, kind=kind, ending=ending)


def _others(waiting: list[Offered]) -> dict[str, Promise]:
    """Ideas that do not wait for them already."""
    return {code: said for code, said in IDEAS.items() if code not in {one.offer.idea for one in waiting}}
