"""Writing in a record, correcting beside, and sharing what was held back."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from alongside.access.http import SignedInRequest, number
from alongside.kernel.clock import now
from alongside.kernel.ids import new_id
from alongside.kernel.models import ChangedMeanwhile
from alongside.record.actions import entries as actions
from alongside.record.queries import entries
from alongside.workspace.forms.entries import CorrectForm, WriteForm
from alongside.workspace.forms.typed import typed
from alongside.workspace.opening import open_page
from alongside.workspace.queries import frame, timeline


@require_http_methods(["GET", "HEAD", "POST"])
def write(request: SignedInRequest, record: UUID) -> HttpResponse:
    """Write an entry."""
    moment = now()
    with open_page(request, record) as page:
        held = page.door.compartments(record)
        form = WriteForm(typed(request), now=moment, compartments=held)
        once = _once(request)
        if request.method == "POST" and form.is_valid():
            words = form.words()
            actions.add(record=record, words=words, now=moment, once=once, door=page.door, by=request.user)
            messages.success(request, _("Saved."))
            return redirect("workspace:young-person", record)
        shown = {**frame.of(page), "form": form, "once": once}
    return render(request, "workspace/entries/write.html", shown)


@require_http_methods(["GET", "HEAD", "POST"])
def correct(request: SignedInRequest, record: UUID, entry: UUID) -> HttpResponse:
    """Put a correction beside an entry."""
    with open_page(request, record) as page:
        read = entries.get(entry=entry, record=record, door=page.door)
        form = CorrectForm(typed(request))
        if request.method == "POST" and form.is_valid():
            text = form.cleaned_data["text"]
            actions.correct(entry=read.entry, text=text, now=now(), door=page.door, by=request.user)
            messages.success(request, _("Saved. Both stay, side by side."))
            return redirect("workspace:young-person", record)
        shown = {**frame.of(page), "form": form, "rows": timeline.rows([read])}
    return render(request, "workspace/entries/correct.html", shown)


@require_http_methods(["GET", "HEAD", "POST"])
def share(request: SignedInRequest, record: UUID, entry: UUID) -> HttpResponse:
    """Let them read an entry that was held back, once asked whether that is meant."""
    with open_page(request, record) as page:
        read = entries.get(entry=entry, record=record, door=page.door)
        if request.method == "POST":
            seen = number(request.POST.get("seen", ""))
            try:
                actions.share(entry=read.entry, seen=read.entry.version if seen is None else seen, by=request.user)
            except ChangedMeanwhile:
                messages.warning(request, _("Somebody else changed this first. Look again below."))
            else:
                messages.success(request, _("They can read this now."))
            return redirect("workspace:young-person", record)
        shown = {**frame.of(page), "rows": timeline.rows([read]), "seen": read.entry.version}
        shown["third_party"] = read.entry.third_party
    return render(request, "workspace/entries/share.html", shown)


def _once(request: SignedInRequest) -> UUID:
    """The id the entry will have: made when the form is shown, so that sending it twice writes it once."""
    try:
        return UUID(request.POST.get("once", ""))
    except ValueError:
        return new_id()
