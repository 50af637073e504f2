"""Writing in a record, correcting beside, and sharing what was held back."""

from uuid import UUID, uuid5

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from alongside.access.http import SignedInRequest
from alongside.access.posted import once as made_once
from alongside.access.posted import seen_version
from alongside.kernel.clock import now
from alongside.kernel.models import ChangedMeanwhile
from alongside.keywork.actions import promises
from alongside.record.actions import entries as actions
from alongside.record.queries import entries
from alongside.workspace.forms.entries import CorrectForm, WriteForm
from alongside.workspace.forms.promises import FoldForm
from alongside.workspace.forms.typed import typed
from alongside.workspace.forms.words import beside
from alongside.workspace.opening import open_page
from alongside.workspace.queries import frame, timeline
from alongside.workspace.queries.words import names_on
from alongside.workspace.saved import saved


@require_http_methods(["GET", "HEAD", "POST"])
def write(request: SignedInRequest, record: UUID) -> HttpResponse:
    """Write an entry. What the writing helper has to say is shown once before it is saved."""
    moment = now()
    with open_page(request, record) as page:
        text = typed(request)
        form = WriteForm(text, now=moment, compartments=page.door.compartments(record))
        promised = FoldForm(text, today=timezone.localdate(moment))
        around, once = frame.of(page), made_once(request)
        helped = beside(text, names=names_on(around), on=timezone.localdate(moment))
        is_ready = request.method == "POST" and all([form.is_valid(), promised.is_valid()])
        if is_ready and not helped.is_news:
            words = form.words()
            entry = actions.add(record=record, words=words, now=moment, once=once, door=page.door, by=request.user)
            if said := promised.said():
                same = uuid5(once, "promise")
                promises.make(
                    record=record, said=said, entry=entry, now=moment, once=same, door=page.door, by=request.user
                )
            return _saved(request, record, saved(entry))
        shown = {**around, "form": form, "once": once, "beside": helped, "asks_first": is_ready}
        shown["promised"] = promised
    return render(request, "workspace/entries/write.html", shown)


@require_http_methods(["GET", "HEAD", "POST"])
def correct(request: SignedInRequest, record: UUID, entry: UUID) -> HttpResponse:
    """Put a correction beside an entry; advice as for writing."""
    moment = now()
    with open_page(request, record) as page:
        read = entries.get(entry=entry, record=record, door=page.door)
        text = typed(request)
        form, around, once = CorrectForm(text), frame.of(page), made_once(request)
        helped = beside(text, names=names_on(around), whose=read.entry.rests_on, on=timezone.localdate(moment))
        is_ready = request.method == "POST" and form.is_valid()
        if is_ready and not helped.is_news:
            said = form.cleaned_data["text"]
            actions.correct(entry=read.entry, text=said, now=moment, once=once, door=page.door, by=request.user)
            return _saved(request, record, _("Saved. Both stay, side by side."))
        shown = {**around, "form": form, "once": once, "beside": helped, "asks_first": is_ready}
        shown["rows"] = timeline.rows([read])
    return render(request, "workspace/entries/correct.html", shown)


@require_http_methods(["GET", "HEAD", "POST"])
def share(request: SignedInRequest, record: UUID, entry: UUID) -> HttpResponse:
    """Let them read an entry that was held back, once asked whether that is meant."""
    with open_page(request, record) as page:
        read = entries.get(entry=entry, record=record, door=page.door)
        if request.method == "POST":
            try:
                actions.share(entry=read.entry, seen=seen_version(request, read.entry.version), by=request.user)
            except ChangedMeanwhile:
                messages.warning(request, _("Somebody else changed this first. Look again below."))
            else:
                messages.success(request, _("They can read this now."))
            return redirect("workspace:young-person", record)
        shown = {**frame.of(page), "rows": timeline.rows([read]), "seen": read.entry.version}
        shown["third_party"] = read.entry.third_party
    return render(request, "workspace/entries/share.html", shown)


def _saved(request: SignedInRequest, record: UUID, said: str) -> HttpResponse:
    """On to the young person's page; a script that saves is told where to go, so that the record is opened once."""
    messages.success(request, said)
    onward = redirect("workspace:young-person", record)
    if request.headers.get("HX-Request"):
        return HttpResponse(status=204, headers={"HX-Redirect": onward.url})
    return onward
