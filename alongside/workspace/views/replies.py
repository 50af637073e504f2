"""Saying that what they answered about our next try was read."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from alongside.access.http import SignedInRequest
from alongside.access.posted import seen_version
from alongside.kernel.clock import now
from alongside.kernel.models import ChangedMeanwhile
from alongside.outreach.actions import replies as actions
from alongside.outreach.queries import replies
from alongside.outreach.reply_vocabulary import ReplyState
from alongside.workspace.opening import open_page


@require_POST
def read(request: SignedInRequest, record: UUID, reply: UUID) -> HttpResponse:
    """One button: they see by whom it was read."""
    with open_page(request, record, asks=False) as page:
        row = replies.get(reply=reply, record=record)
        if row.state == ReplyState.SAID:
            seen = seen_version(request, row.version)
            try:
                actions.read(reply=row, seen=seen, now=now(), door=page.door, by=request.user)
            except ChangedMeanwhile:
                messages.info(request, _("Somebody else has read it already."))
            else:
                messages.success(request, _("Saved. They see that you have read it."))
    return redirect("workspace:in-touch", record)
