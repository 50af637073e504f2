"""Who a young person says they are, for whoever holds that part of their record."""

from dataclasses import asdict
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from alongside.access.http import SignedInRequest
from alongside.access.posted import seen_version
from alongside.kernel.clock import now
from alongside.kernel.decisions import require
from alongside.kernel.models import ChangedMeanwhile
from alongside.ledger.actions import lines
from alongside.ledger.vocabulary import Verb
from alongside.people import policies
from alongside.people.actions import identity as actions
from alongside.people.actions import pace
from alongside.people.queries import identity
from alongside.workspace.forms.pace import quieted, said
from alongside.workspace.forms.taking_part import IdentityForm
from alongside.workspace.forms.typed import typed
from alongside.workspace.opening import open_page
from alongside.workspace.queries import frame


@require_http_methods(["GET", "HEAD", "POST"])
def write(request: SignedInRequest, record: UUID) -> HttpResponse:
    """Read it, and fill it in with them. Reading has a line on the ledger of its own."""
    moment, meanwhile = now(), False
    with open_page(request, record) as page:
        told = identity.of(record=record, door=page.door)
        require(policies.can_write_identity(request.user, page.door.compartments(record)))
        around, today = frame.of(page), timezone.localdate(moment)
        form = IdentityForm(
            typed(request), initial=asdict(told.card), quiet=quieted(record, around["quiet"]), today=today
        )
        seen = seen_version(request, told.version)
        if request.method == "POST" and form.is_valid():
            pace.say(record=record, said=said(form), now=moment, door=page.door, by=request.user)
            try:
                if form.card() != told.card:
                    actions.say(record=record, card=form.card(), seen=seen, now=moment, door=page.door, by=request.user)
            except ChangedMeanwhile:
                meanwhile, seen = True, told.version
            else:
                messages.success(request, _("Saved."))
                return redirect("workspace:about", record)
        if told.row:
            lines.record(Verb.IDENTITY_READ, records=[record], thing=told.row.pk, by=request.user.pk)
        shown = {**around, "form": form, "told": told, "seen": seen, "meanwhile": meanwhile}
    return render(request, "workspace/taking_part/identity.html", shown, status=409 if meanwhile else 200)
