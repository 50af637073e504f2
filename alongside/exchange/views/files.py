"""Bringing council files in: choose, look, confirm while watching, take back."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from alongside.access import policies, step_up
from alongside.access.doors import opened_one
from alongside.access.http import SignedInRequest, number
from alongside.access.posted import seen_version
from alongside.access.vocabulary import Purpose
from alongside.exchange.actions import confirming, staging, undoing
from alongside.exchange.forms.files import BringForm
from alongside.exchange.queries import files
from alongside.exchange.readers.rows import NotReadable
from alongside.exchange.vocabulary import State
from alongside.kernel.clock import now
from alongside.kernel.decisions import require
from alongside.kernel.models import ChangedMeanwhile
from alongside.people.queries import agencies


@require_safe
def listed(request: SignedInRequest) -> HttpResponse:
    """Files so far."""
    require(policies.can_bring_in_files(request.user))
    return render(request, "exchange/list.html", {"files": files.listed(viewer=request.user)})


@require_http_methods(["GET", "HEAD", "POST"])
def bring(request: SignedInRequest) -> HttpResponse:
    """Choose a file and have it read; nobody is added yet."""
    require(policies.can_bring_in_files(request.user))
    teams = agencies.teams_of(request.user)
    form = BringForm(request.POST or None, request.FILES or None, councils=agencies.councils(), teams=teams)
    if request.method == "POST" and form.is_valid():
        given = form.cleaned_data["file"]
        arriving = staging.Arriving(given, given.name, form.council_chosen, form.team_chosen)
        try:
            file = staging.stage(arriving, now=now(), by=request.user)
        except NotReadable as refusal:
            form.add_error("file", refusal.reason)
        else:
            return redirect("exchange:file", file.pk)
    return render(request, "exchange/bring.html", {"form": form, "teams": teams})


@require_safe
def show(request: SignedInRequest, file: UUID) -> HttpResponse:
    """What the file holds, what looked odd, and what bringing it in would do."""
    require(policies.can_bring_in_files(request.user))
    found = files.get(file=file, viewer=request.user)
    start = number(request.GET.get("after", "")) or 0
    flagged, outcome = "flagged" in request.GET, request.GET.get("outcome", "")
    with opened_one(found.record_id, purpose=Purpose.IMPORT, viewer=request.user) as door:
        rows = files.rows(file=found, flagged=flagged, outcome=outcome, after=start, door=door)
        shown = {
            "file": found,
            "name": door.read(found, "name"),
            "outcomes": [(o, n) for o, n in files.outcomes(file=found).items() if n],
            "people_new": files.people_new(file=found),
            "rows": rows[: files.PAGE],
            "after": rows[files.PAGE - 1].row.number if len(rows) > files.PAGE else "",
            "chosen": {"flagged": flagged, "outcome": outcome},
        }
    return render(request, "exchange/file.html", shown)


@require_POST
def go_on(request: SignedInRequest, file: UUID) -> HttpResponse:
    """Bring the next rows in, then show how far it is."""
    found = files.get(file=file, viewer=request.user)
    # Asked as it begins, and not of the rows that follow by themselves.
    if found.state == State.STAGED and not step_up.is_fresh(request):
        return step_up.ask(request, reverse("exchange:file", args=[found.pk]))
    try:
        confirming.step(file=found, now=now(), by=request.user)
    except ChangedMeanwhile:
        messages.info(request, _("It is being brought in from another page too."))
    return redirect("exchange:file", found.pk)


@require_POST
@step_up.required(back="exchange:file")
def take_back(request: SignedInRequest, file: UUID) -> HttpResponse:
    """Take the file back."""
    found = files.get(file=file, viewer=request.user)
    try:
        kept = undoing.undo(file=found, seen=seen_version(request, found.version), now=now(), by=request.user)
    except ChangedMeanwhile:
        messages.warning(request, _("Somebody else changed this file first. Look again below."))
    else:
        messages.success(request, _("The file was taken back."))
        if kept:
            words = ngettext(
                "One young person stays, because somebody has worked with them since.",
                "%(n)d young people stay, because somebody has worked with them since.",
                kept,
            )
            messages.info(request, words % {"n": kept})
    return redirect("exchange:file", found.pk)
