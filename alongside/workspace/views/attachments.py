"""Files beside an entry: looked through, added, opened, taken out of view."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from alongside.access.http import SignedInRequest
from alongside.access.policies import usual_purpose
from alongside.access.posted import once
from alongside.attachments.actions import files as actions
from alongside.attachments.actions import receiving
from alongside.attachments.queries import files, stored
from alongside.attachments.readers.kinds import NotFit
from alongside.attachments.vocabulary import WHY_NOT, Because
from alongside.kernel.clock import now
from alongside.kernel.decisions import NotVisible
from alongside.record.queries import entries
from alongside.workspace.forms.attachments import AddForm, TakeAwayForm
from alongside.workspace.forms.typed import typed
from alongside.workspace.opening import open_again, open_page
from alongside.workspace.queries import attachments, frame, timeline
from alongside.workspace.serving import served


@require_http_methods(["GET", "HEAD", "POST"])
def beside(request: SignedInRequest, record: UUID, entry: UUID) -> HttpResponse:
    """An entry's files; and, without scripts, the way to add one."""
    moment, this = now(), once(request)
    form = AddForm(request.POST, request.FILES or None) if request.method == "POST" else None
    if form and form.is_valid() and _received(request, form, record, entry, this):
        messages.success(request, _("Added."))
        return redirect("workspace:files", record, entry)
    with open_page(request, record) as page:
        read = entries.get(entry=entry, record=record, door=page.door)
        shown = {
            **frame.of(page),
            **attachments.of_entry(read, page, now=moment),
            "form": form or AddForm(typed(request)),
            "once": this,
            "rows": timeline.rows([read]),
        }
    return render(request, "workspace/attachments/beside.html", shown)


@require_safe
def show(request: SignedInRequest, record: UUID, entry: UUID, file: UUID) -> HttpResponse:
    """One file, and what is known of it."""
    with open_page(request, record) as page:
        found = files.get(file=file, entry=entry, record=record, door=page.door)
        shown = {**frame.of(page), "found": found, "entry": entry, "ticket": page.door.ticket}
    return render(request, "workspace/attachments/show.html", shown)


@require_safe
def content(request: SignedInRequest, record: UUID, entry: UUID, file: UUID) -> HttpResponseBase:
    """The file itself."""
    with open_again(request, record) as door:
        found = files.get(file=file, entry=entry, record=record, door=door).file
        actions.tell_read(file=found, door=door, by=request.user)
        return served(request, found, door=door)


@require_safe
def small(request: SignedInRequest, record: UUID, entry: UUID, file: UUID) -> HttpResponseBase:
    """A photo's small picture: part of the page that was opened with this ticket."""
    with open_again(request, record) as door:
        found = files.get(file=file, entry=entry, record=record, door=door).file
        if not found.small:
            raise NotVisible
        return served(request, found, part=stored.SMALL, door=door)


@require_http_methods(["GET", "HEAD", "POST"])
def take_away(request: SignedInRequest, record: UUID, entry: UUID, file: UUID) -> HttpResponse:
    """Take a file out of view, and say why."""
    with open_page(request, record) as page:
        found = files.get(file=file, entry=entry, record=record, door=page.door)
        form = TakeAwayForm(typed(request))
        if request.method == "POST" and form.is_valid():
            because = Because(form.cleaned_data["because"])
            actions.take_away(file=found.file, because=because, now=now(), by=request.user)
            messages.success(request, _("It is out of view. What was done is on the ledger."))
            return redirect("workspace:files", record, entry)
        shown = {**frame.of(page), "form": form, "found": found, "entry": entry, "ticket": page.door.ticket}
    return render(request, "workspace/attachments/take_away.html", shown)


def _received(request: SignedInRequest, form: AddForm, record: UUID, entry: UUID, this: UUID) -> bool:
    """Whether the file was kept; if not, the form says why and what to do."""
    try:
        receiving.at_once(
            record=record,
            entry=entry,
            announced=form.announced(),
            data=form.cleaned_data["file"].read(),
            once=this,
            now=now(),
            purpose=usual_purpose(request.user),
            by=request.user,
        )
    except NotFit as refusal:
        form.add_error("file", WHY_NOT[refusal.reason])
        return False
    return True
