"""How young people were heard: what one said, listening to it, and what all said, in rounded numbers."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from alongside.access.http import SignedInRequest
from alongside.access.posted import seen_version
from alongside.kernel.clock import now
from alongside.kernel.decisions import require
from alongside.kernel.models import ChangedMeanwhile
from alongside.voice import policies
from alongside.voice.actions import heard as actions
from alongside.voice.queries import advocates
from alongside.voice.queries import heard as reading
from alongside.workspace.forms.heard import ListenForm
from alongside.workspace.forms.typed import typed
from alongside.workspace.opening import open_page
from alongside.workspace.queries import frame


@require_safe
def show(request: SignedInRequest, record: UUID) -> HttpResponse:
    """Everything they said of being with somebody."""
    with open_page(request, record) as page:
        shown = {**frame.of(page), "found": reading.of_record(record=record, door=page.door)}
        shown["can_listen"] = bool(policies.can_listen(request.user, was_listened=False))
    return render(request, "workspace/heard/show.html", shown)


@require_http_methods(["GET", "HEAD", "POST"])
def listen(request: SignedInRequest, record: UUID, heard: UUID) -> HttpResponse:
    """Write down what was heard when somebody made room to listen."""
    theirs = False
    with open_page(request, record) as page:
        read = reading.get(heard=heard, record=record, door=page.door)
        require(policies.can_listen(request.user, was_listened=read.row.listened_on is not None))
        form = ListenForm(typed(request))
        seen = seen_version(request, read.row.version)
        if request.method == "POST" and form.is_valid():
            words, on = form.cleaned_data["words"], timezone.localdate(now())
            try:
                actions.listen(heard=read.row, words=words, seen=seen, on=on, door=page.door, by=request.user)
            except ChangedMeanwhile:
                theirs = True
            else:
                messages.success(request, _("Saved. They can read it in their own space."))
                return redirect("workspace:heard", record)
        shown = {**frame.of(page), "form": form, "read": read, "seen": seen, "theirs": theirs}
    return render(request, "workspace/heard/listen.html", shown, status=409 if theirs else 200)


@require_safe
def counted(request: SignedInRequest) -> HttpResponse:
    """What young people said of us and of others in the last year, in fives and never below five."""
    require(policies.can_learn(request.user))
    return render(request, "workspace/heard/counted.html", {"counted": reading.counted(), "waits": advocates.waits()})
