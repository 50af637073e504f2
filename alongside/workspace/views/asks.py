"""What a young person asks for in their own space, and our answers."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from alongside.access.http import SignedInRequest
from alongside.access.posted import seen_version
from alongside.access.queries import grants
from alongside.kernel.clock import now
from alongside.kernel.decisions import require
from alongside.kernel.models import ChangedMeanwhile
from alongside.keywork import policies
from alongside.keywork.actions import asks as actions
from alongside.keywork.ask_vocabulary import AskFor
from alongside.keywork.queries import asks
from alongside.workspace.forms.asks import AnswerForm, NotAloneForm
from alongside.workspace.forms.typed import typed
from alongside.workspace.opening import open_page
from alongside.workspace.queries import frame


@require_safe
def show(request: SignedInRequest, record: UUID) -> HttpResponse:
    """Everything they asked for, by when they hear from us, and what we answered."""
    with open_page(request, record) as page:
        found = asks.of_record(record=record, on=timezone.localdate(now()), door=page.door)
        shown = {**frame.of(page), "asks": found}
    return render(request, "workspace/asks/show.html", shown)


@require_http_methods(["GET", "HEAD", "POST"])
def answer(request: SignedInRequest, record: UUID, ask: UUID) -> HttpResponse:
    """Tell them what comes of it."""
    moment, theirs = now(), False
    with open_page(request, record) as page:
        found = asks.get(ask=ask, record=record, on=timezone.localdate(moment), door=page.door)
        require(policies.can_answer_ask(request.user, found.ask, leads=grants.leads(record)))
        is_secret = found.ask.what == AskFor.NOT_ALONE
        form = (NotAloneForm if is_secret else AnswerForm)(typed(request))
        seen = seen_version(request, found.ask.version)
        if request.method == "POST" and form.is_valid():
            words = form.cleaned_data["words"]
            try:
                actions.answer(ask=found.ask, words=words, seen=seen, now=moment, door=page.door, by=request.user)
            except ChangedMeanwhile:
                theirs = True
            else:
                messages.success(
                    request,
                    _("Saved.") if is_secret else _("Saved. They can read your answer in their own space."),
                )
                return redirect("workspace:asks", record)
        shown = {**frame.of(page), "form": form, "one": found, "seen": seen, "theirs": theirs}
    return render(request, "workspace/asks/answer.html", shown, status=409 if theirs else 200)
