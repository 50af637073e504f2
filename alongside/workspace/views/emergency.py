"""Opening a record in an emergency, and looking at it afterwards.

Opening does not ask once more who it is, though it opens a door: minutes matter, the hour ends by itself, and leads are
told at once. Looking at it afterwards can wait for a proof.
"""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from alongside.access import policies, step_up
from alongside.access.actions import emergencies as actions
from alongside.access.http import SignedInRequest
from alongside.access.posted import seen_version
from alongside.access.queries import emergencies, grants
from alongside.kernel.clock import now
from alongside.kernel.decisions import NotVisible, require
from alongside.kernel.models import ChangedMeanwhile
from alongside.people.queries import practitioners
from alongside.workspace.forms.emergency import ByNameForm, EmergencyForm, ReviewForm
from alongside.workspace.forms.typed import typed
from alongside.workspace.opening import open_page
from alongside.workspace.queries import frame, leading


@require_http_methods(["GET", "HEAD", "POST"])
def by_name(request: SignedInRequest) -> HttpResponse:
    """Open the record of somebody whose full name and day of birth one knows."""
    require(policies.can_open_in_emergency(request.user))
    form = ByNameForm(typed(request))
    if request.method == "POST" and form.is_valid():
        try:
            sought = actions.find(**form.sought(), by=request.user)
        except NotVisible:
            return _asked(request, form, nothing=True)
        return _opened(request, sought, form)
    return _asked(request, form)


@require_http_methods(["GET", "HEAD", "POST"])
def by_link(request: SignedInRequest, sought: UUID) -> HttpResponse:
    """Open a record whose address one was given."""
    require(policies.can_open_in_emergency(request.user))
    form = EmergencyForm(typed(request))
    if request.method == "POST" and form.is_valid():
        return _opened(request, sought, form)
    return _asked(request, form)


@require_safe
def waiting(request: SignedInRequest) -> HttpResponse:
    """What was opened in an emergency and waits for a lead to look at it."""
    require(policies.can_change_access(leads=policies.leads_somewhere(request.user)))
    found = leading.to_review(now=now(), viewer=request.user)
    return render(request, "workspace/emergency/waiting.html", {"waiting": found})


@require_http_methods(["GET", "HEAD", "POST"])
@step_up.required()
def review(request: SignedInRequest, record: UUID, emergency: UUID) -> HttpResponse:
    """Say how it was, what we learn, and when they are told."""
    with open_page(request, record) as page:
        told = emergencies.get(record=record, emergency=emergency, door=page.door)
        form = ReviewForm(typed(request), today=timezone.localdate(now()))
        is_opener = told.emergency.opener_id == request.user.pk
        may = policies.can_review_emergency(leads=grants.leads(record), is_opener=is_opener)
        if request.method == "POST" and form.is_valid():
            seen = seen_version(request, told.emergency.version)
            try:
                actions.review(emergency=told.emergency, seen=seen, **form.given(), door=page.door, by=request.user)
            except ChangedMeanwhile:
                messages.warning(request, _("Somebody else looked at this first."))
            else:
                messages.success(request, _("Thank you. What you wrote is kept with it."))
            return redirect("workspace:emergencies")
        by = leading.look_by(told.emergency)
        shown = {**frame.of(page), "told": told, "form": form, "may": may, "by": by, "seen": told.emergency.version}
    return render(request, "workspace/emergency/review.html", shown)


def _opened(request: SignedInRequest, sought: UUID, form: EmergencyForm) -> HttpResponse:
    try:
        actions.open_for_an_hour(record=sought, **form.given(), by=request.user)
    except NotVisible:
        return _asked(request, form, nothing=True)
    return redirect("workspace:young-person", sought)


def _asked(request: SignedInRequest, form: EmergencyForm, *, nothing: bool = False) -> HttpResponse:
    if nothing:
        form.add_error(None, _("Nothing opened. Check each letter of the name and the day of birth, or ring a lead."))
    to_ring = [one for one in practitioners.colleagues() if policies.leads_somewhere(one.account)]
    return render(request, "workspace/emergency/open.html", {"form": form, "to_ring": to_ring})
