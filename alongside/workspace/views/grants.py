"""Who can see a record: look, give, end."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from alongside.access import policies, step_up
from alongside.access.actions import barriers
from alongside.access.actions import grants as actions
from alongside.access.http import SignedInRequest
from alongside.access.queries import grants
from alongside.access.vocabulary import EndReason, GrantRole
from alongside.kernel.clock import now
from alongside.kernel.decisions import require
from alongside.kernel.models import ChangedMeanwhile
from alongside.keywork.actions import promises_handed_on
from alongside.people.queries import practitioners
from alongside.workspace.forms.grants import EndForm, GiveForm
from alongside.workspace.forms.typed import typed
from alongside.workspace.opening import open_page
from alongside.workspace.queries import frame


@require_safe
def show(request: SignedInRequest, record: UUID) -> HttpResponse:
    """Everybody who can see, with what and why."""
    with open_page(request, record) as page:
        shown = frame.of(page)
    return render(request, "workspace/grants/show.html", shown)


@require_http_methods(["GET", "HEAD", "POST"])
@step_up.required()
def give(request: SignedInRequest, record: UUID) -> HttpResponse:
    """Let somebody see."""
    with open_page(request, record) as page:
        require(policies.can_change_access(leads=grants.leads(record)))
        form = GiveForm(typed(request), colleagues=practitioners.to_let_in(), now=now())
        if request.method == "POST" and form.is_valid():
            given = form.given()
            actions.give(record=record, **given, by=request.user)
            knows = form.cleaned_data["knows"]
            barriers.answer(record=record, who=given["holder"], knows=knows, door=page.door, by=request.user)
            if given["role"] == GrantRole.KEY_WORKER:
                present = {given["holder"].pk, *(one.holder_id for one in page.who_can_see)}
                promises_handed_on.adopt(record=record, present=present, to=given["holder"], now=now(), by=request.user)
            messages.success(request, _("They can see what you chose, from now on."))
            return redirect("workspace:who-can-see", record)
        shown = {**frame.of(page), "form": form}
    return render(request, "workspace/grants/give.html", shown)


# Where it cannot wait, a lead closes the record to somebody: that ends their door too, and asks for no proof.
@require_http_methods(["GET", "HEAD", "POST"])
@step_up.required()
def end(request: SignedInRequest, record: UUID, grant: UUID) -> HttpResponse:
    """End somebody's access, from the next page they open."""
    with open_page(request, record) as page:
        door = grants.on_record(record=record, grant=grant)
        form = EndForm(typed(request))
        if request.method == "POST" and form.is_valid():
            reason = EndReason(form.cleaned_data["reason"])
            try:
                actions.end(grant=door, seen=door.version, reason=reason, by=request.user)
            except ChangedMeanwhile:
                messages.warning(request, _("Somebody else ended this first."))
            else:
                messages.success(request, _("They can no longer see this record."))
            return redirect(_after_end(record, own=door.holder_id == request.user.pk))
        shown = {**frame.of(page), "form": form, "grant": door}
    return render(request, "workspace/grants/end.html", shown)


def _after_end(record: UUID, *, own: bool) -> str:
    return reverse("workspace:young-people") if own else reverse("workspace:who-can-see", args=[record])
