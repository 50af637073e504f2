"""What a young person would rather not be asked: the list, writing it down, and asking again."""

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
from alongside.kernel.models import ChangedMeanwhile
from alongside.people import policies
from alongside.people.actions import pace as actions
from alongside.people.queries import pace as queries
from alongside.people.vocabulary import LiftedHow
from alongside.workspace.forms.pace import LiftForm, SayForm
from alongside.workspace.forms.typed import typed
from alongside.workspace.opening import open_page
from alongside.workspace.queries import frame


@require_http_methods(["GET", "HEAD", "POST"])
def show(request: SignedInRequest, record: UUID) -> HttpResponse:
    """Everything they said, and a place to write more."""
    moment = now()
    today = timezone.localdate(moment)
    with open_page(request, record) as page:
        form = SayForm(typed(request), today=today)
        if request.method == "POST" and form.is_valid():
            try:
                actions.say(record=record, said=form.said(), now=moment, door=page.door, by=request.user)
            except ChangedMeanwhile:
                messages.warning(request, _("Somebody else wrote something down first. Look again below."))
            else:
                messages.success(request, _("Saved. No form asks about this now."))
            return redirect("workspace:pace", record)
        shown = {**frame.of(page), "form": form, "today": today}
        shown |= {"standing": queries.standing(record=record), "before": queries.history(record=record)}
        shown["can_write"] = bool(policies.can_write_pace(page.door.compartments(record)))
    return render(request, "workspace/pace/show.html", shown)


@require_http_methods(["GET", "HEAD", "POST"])
def lift(request: SignedInRequest, record: UUID, pace: UUID) -> HttpResponse:
    """Write down that they may be asked again, on their word."""
    with open_page(request, record) as page:
        found = queries.get(pace=pace, record=record)
        form = LiftForm(typed(request))
        if request.method == "POST" and form.is_valid():
            how, seen = LiftedHow(form.cleaned_data["how"]), seen_version(request, found.version)
            try:
                actions.lift(pace=found, how=how, seen=seen, now=now(), door=page.door, by=request.user)
            except ChangedMeanwhile:
                messages.warning(request, _("Somebody else wrote something down first. Look again below."))
            else:
                messages.success(request, _("Saved. It can be asked again."))
            return redirect("workspace:pace", record)
        shown = {**frame.of(page), "form": form, "pace": found, "seen": found.version}
    return render(request, "workspace/pace/lift.html", shown)
