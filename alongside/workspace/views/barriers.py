"""Who may not open a record whatever their role, and who knows the family.

Closing a record asks for no fresh proof: a young person may be in danger from whoever could open it. Opening it again
does.
"""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from alongside.access import policies, step_up
from alongside.access.actions import barriers as actions
from alongside.access.http import SignedInRequest
from alongside.access.posted import seen_version
from alongside.access.queries import barriers, emergencies, grants
from alongside.access.vocabulary import Knows
from alongside.kernel.decisions import require
from alongside.kernel.models import ChangedMeanwhile
from alongside.people.queries import practitioners
from alongside.workspace.forms.barriers import CloseForm, KnowsForm
from alongside.workspace.forms.typed import typed
from alongside.workspace.opening import open_page
from alongside.workspace.queries import frame


@require_http_methods(["GET", "HEAD", "POST"])
def acquaintance(request: SignedInRequest, record: UUID) -> HttpResponse:
    """Say whether one knows them or their family outside work."""
    with open_page(request, record, asks=False) as page:
        form = KnowsForm(typed(request))
        if request.method == "POST" and form.is_valid():
            knows, words = Knows(form.cleaned_data["knows"]), form.cleaned_data["words"] or ""
            leads = emergencies.leads_told(record=record)
            who = request.user
            closed = actions.answer(record=record, who=who, knows=knows, words=words, door=page.door, by=who)
            return _stepped_back(request, leads) if closed else redirect(_onward(request, record))
        shown = {**frame.of(page), "form": form}
    return render(request, "workspace/barriers/acquaintance.html", shown)


@require_http_methods(["GET", "HEAD", "POST"])
def closed_to(request: SignedInRequest, record: UUID) -> HttpResponse:
    """Everybody to whom this record is closed, and closing it to one more."""
    with open_page(request, record) as page:
        require(policies.can_change_access(leads=grants.leads(record)))
        form = CloseForm(typed(request), colleagues=practitioners.colleagues())
        if request.method == "POST" and form.is_valid():
            actions.close_to(record=record, **form.given(), door=page.door, by=request.user)
            messages.success(request, _("It is closed to them from now on. They are not told."))
            return redirect("workspace:closed-to", record)
        shown = {
            **frame.of(page),
            "form": form,
            "closed": barriers.of(record=record, door=page.door),
            "answers": barriers.answers(record=record),
        }
    return render(request, "workspace/barriers/closed_to.html", shown)


@require_http_methods(["GET", "HEAD", "POST"])
@step_up.required()
def lift(request: SignedInRequest, record: UUID, barrier: UUID) -> HttpResponse:
    """Let the record be given to them again."""
    with open_page(request, record) as page:
        found = barriers.get(record=record, barrier=barrier)
        if request.method == "POST":
            seen = seen_version(request, found.version)
            try:
                actions.lift(barrier=found, seen=seen, by=request.user)
            except ChangedMeanwhile:
                messages.warning(request, _("Somebody else did this first."))
            else:
                messages.success(request, _("It can be given to them again. Nothing opens by itself."))
            return redirect("workspace:closed-to", record)
        shown = {**frame.of(page), "barrier": found}
    return render(request, "workspace/barriers/lift.html", shown)


@require_POST
def notice(request: SignedInRequest, record: UUID, barrier: UUID) -> HttpResponse:
    """I have read that they stepped back."""
    with open_page(request, record, asks=False):
        actions.notice(barrier=barriers.get(record=record, barrier=barrier), by=request.user)
    return redirect("workspace:today")


def _onward(request: SignedInRequest, record: UUID) -> str:
    """The page they were on, with what they had typed; their young person's page otherwise."""
    back = request.GET.get("next", "")
    if back.startswith("/") and url_has_allowed_host_and_scheme(back, allowed_hosts={request.get_host()}):
        return back
    return reverse("workspace:young-person", args=[record])


def _stepped_back(request: SignedInRequest, leads: list[str]) -> HttpResponse:
    said = _("Thank you for saying so. The record is closed to you now, and that is no mark against you.")
    if leads:
        names = ", ".join(leads)
        said += " " + _("Please tell %(names)s what cannot wait, so that somebody else can take over.") % {
            "names": names
        }
    messages.success(request, said)
    return redirect("workspace:today")
