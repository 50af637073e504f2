"""What they made and put beside what they want: taking it out again, and its picture or sound."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from alongside.access.http import SignedInRequest
from alongside.attachments.sending import as_file
from alongside.kernel.clock import now
from alongside.myspace.opening import open_mine
from alongside.voice.actions import wishing as actions
from alongside.voice.queries import pieces, wishing


@require_POST
def take_out(request: SignedInRequest, wish_piece: UUID) -> HttpResponse:
    """Take it out, at once, and go back to the page with the button. A second time changes nothing."""
    with open_mine(request) as mine:
        row, decision = wishing.theirs(wish_piece=wish_piece, record=mine.record)
        actions.take_out(wish_piece=row, now=now(), by=request.user)
    messages.success(request, _("Taken out. Nobody sees it there any more."))
    if decision and "thing" not in request.POST:
        return redirect("my-decision", decision)
    return redirect("my-thing", row.piece_id)


@require_safe
def content(request: SignedInRequest, wish_piece: UUID) -> HttpResponse:
    """Its picture or its sound, as they put it there."""
    with open_mine(request) as mine:
        found = wishing.get(wish_piece=wish_piece, record=mine.record, door=mine.door)
        data, kind, ending = pieces.content(found.row, found.card)
    return as_file(request, data, kind=kind, ending=ending)
