"""Contacts that were not as agreed: a lead looks at each, with the worker."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from alongside.access.http import SignedInRequest
from alongside.access.posted import seen_version
from alongside.access.queries import grants
from alongside.kernel.clock import now
from alongside.kernel.models import ChangedMeanwhile
from alongside.outreach import policies
from alongside.outreach.actions import overrides as actions
from alongside.outreach.queries import overrides
from alongside.workspace.forms.overrides import OverrideReviewForm
from alongside.workspace.forms.typed import typed
from alongside.workspace.queries import frame
from alongside.workspace.views.contact import open_contact


@require_safe
def listed(request: SignedInRequest, record: UUID) -> HttpResponse:
    """Every one of a young person, the newest first."""
    with open_contact(request, record) as page:
        shown = {**frame.of(page), "overrides": overrides.all_of(record=record, door=page.door)}
    return render(request, "workspace/contact/overrides.html", shown)


@require_http_methods(["GET", "HEAD", "POST"])
def review(request: SignedInRequest, record: UUID, override: UUID) -> HttpResponse:
    """Say how it was, what we learn, and when they are told."""
    moment = now()
    with open_contact(request, record) as page:
        told = overrides.get(record=record, override=override, door=page.door)
        form = OverrideReviewForm(typed(request), today=timezone.localdate(moment))
        is_user = told.row.used_by_id == request.user.pk
        may = policies.can_review_override(leads=grants.leads(record), is_user=is_user)
        if request.method == "POST" and form.is_valid():
            seen = seen_version(request, told.row.version)
            try:
                actions.review(row=told.row, seen=seen, **form.given(), now=moment, door=page.door, by=request.user)
            except ChangedMeanwhile:
                messages.warning(request, _("Somebody else looked at this first."))
            else:
                messages.success(request, _("Thank you. What you wrote is kept with it."))
            return redirect("workspace:overrides", record)
        shown = {**frame.of(page), "told": told, "form": form, "may": may, "seen": told.row.version}
    return render(request, "workspace/contact/override.html", shown)
