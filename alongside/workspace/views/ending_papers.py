"""What they receive at a goodbye: a letter, and a card or picture that shows the way back."""

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from alongside.access.http import SignedInRequest
from alongside.kernel.clock import now
from alongside.kernel.decisions import NotVisible
from alongside.outreach import ending_paper as paper
from alongside.outreach.actions import endings as actions
from alongside.outreach.queries import endings
from alongside.outreach.queries.endings import Told
from alongside.workspace.opening import Page, open_page


@require_safe
def letter(request: SignedInRequest, record: UUID) -> HttpResponse:
    """The goodbye in writing, as a page to print."""
    with open_page(request, record) as page:
        told = _to_give(page)
        actions.take_out(ending=told.row, what="page", by=request.user)
        shown = {"record": record, "letter": paper.letter(told, today=timezone.localdate(now()))}
    return render(request, "workspace/endings/letter.html", shown)


@require_safe
def taken_out(request: SignedInRequest, record: UUID, what: str) -> HttpResponse:
    """The goodbye as a PDF, the card as a PDF, or the card as a picture for a phone."""
    makers = {"letter": paper.goodbye, "card": paper.card, "picture": paper.picture}
    with open_page(request, record) as page:
        told = _to_give(page)
        actions.take_out(ending=told.row, what=what, by=request.user)
        file = makers[what](told, today=timezone.localdate(now()))
    kind, name = ("image/png", "picture.png") if what == "picture" else ("application/pdf", "page.pdf")
    answer = HttpResponse(file, content_type=kind)
    # The name of a file is seen by whoever borrows a phone.
    answer["Content-Disposition"] = f'attachment; filename="{name}"'
    answer["Content-Length"] = str(len(file))
    return answer


def _to_give(page: Page) -> Told:
    told = endings.required(record=page.record, door=page.door)
    if not told.has_door_card:
        raise NotVisible
    return told
