"""Whom a young person would like alongside them: ask, with their pace."""

from dataclasses import asdict
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from alongside.access.http import SignedInRequest
from alongside.kernel.clock import now
from alongside.kernel.decisions import require
from alongside.keywork import policies
from alongside.keywork.actions import wishes
from alongside.keywork.queries import wishes as wished
from alongside.people.actions import pace
from alongside.workspace.forms.pace import quieted, said
from alongside.workspace.forms.typed import typed
from alongside.workspace.forms.wishes import WishForm
from alongside.workspace.opening import open_page
from alongside.workspace.queries import frame


@require_http_methods(["GET", "HEAD", "POST"])
def wish(request: SignedInRequest, record: UUID) -> HttpResponse:
    """Ask whom they would like, or keep that they would rather not be asked."""
    moment = now()
    with open_page(request, record) as page:
        require(policies.can_write_bonds(request.user, page.door.compartments(record)))
        around, before = frame.of(page), wished.every(record=record, door=page.door)
        initial = asdict(before[0].card) if before else {}
        today = timezone.localdate(moment)
        form = WishForm(typed(request), initial=initial, quiet=quieted(record, around["quiet"]), today=today)
        if request.method == "POST" and form.is_valid():
            pace.say(record=record, said=said(form), now=moment, door=page.door, by=request.user)
            if (card := form.card()) and (not before or card != before[0].card):
                wishes.say(record=record, card=card, now=moment, door=page.door, by=request.user)
            messages.success(request, _("Saved. Whoever chooses sees it first."))
            return redirect("workspace:alongside", record)
        shown = {**around, "form": form, "before": before}
    return render(request, "workspace/relationships/wish.html", shown)
