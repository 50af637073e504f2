"""That a young person was asked to tell it again, and what came of it."""

from uuid import UUID

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
from alongside.kernel.decisions import require
from alongside.kernel.models import ChangedMeanwhile
from alongside.keywork import policies
from alongside.keywork.actions import retellings as actions
from alongside.keywork.queries import tellings
from alongside.keywork.retelling_vocabulary import RetellingState
from alongside.workspace.forms.retellings import RetellingForm, SettleForm
from alongside.workspace.forms.typed import typed
from alongside.workspace.opening import open_page
from alongside.workspace.queries import frame


@require_http_methods(["GET", "HEAD", "POST"])
def note(request: SignedInRequest, record: UUID) -> HttpResponse:
    """Write down that they were asked to tell it again."""
    moment = now()
    with open_page(request, record) as page:
        require(policies.can_hold_telling(request.user))
        around, once = frame.of(page), made_once(request)
        form = RetellingForm(typed(request), today=timezone.localdate(moment))
        if request.method == "POST" and form.is_valid():
            asked = form.request()
            actions.note(record=record, request=asked, now=moment, once=once, door=page.door, by=request.user)
            messages.success(request, _("Saved. Every form that asks about it now says so first."))
            return redirect("workspace:tellings", record)
        shown = {**around, "form": form, "once": once}
        shown["tellings"] = tellings.newest(record=record, door=page.door)
    return render(request, "workspace/tellings/asked.html", shown)


@require_http_methods(["GET", "HEAD", "POST"])
def settle(request: SignedInRequest, record: UUID, retelling: UUID) -> HttpResponse:
    """What came of it."""
    theirs = False
    with open_page(request, record) as page:
        found = tellings.request(retelling=retelling, record=record, door=page.door)
        form, row, today = SettleForm(typed(request)), found.retelling, timezone.localdate(now())
        seen = seen_version(request, row.version)
        if request.method == "POST" and form.is_valid():
            to, words = RetellingState(form.cleaned_data["to"]), form.cleaned_data["words"]
            try:
                actions.settle(
                    retelling=row, seen=seen, to=to, words=words, on=today, door=page.door, by=request.user
                )  # fmt: skip
            except ChangedMeanwhile:
                theirs = True
            else:
                messages.success(request, _("Saved."))
                return redirect("workspace:tellings", record)
        shown = {**frame.of(page), "form": form, "asked": found, "seen": seen, "theirs": theirs}
    return render(request, "workspace/tellings/settle.html", shown, status=409 if theirs else 200)
