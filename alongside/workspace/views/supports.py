"""Support that is offered to a young person, and what they say to it."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from alongside.access.http import SignedInRequest
from alongside.access.posted import once as made_once
from alongside.access.posted import seen_version
from alongside.kernel.clock import now
from alongside.kernel.decisions import NotVisible, require
from alongside.kernel.models import ChangedMeanwhile
from alongside.voice import policies
from alongside.voice.actions import supports as actions
from alongside.voice.queries import supports
from alongside.voice.support_vocabulary import SupportState
from alongside.workspace.forms.supports import ANSWERS, OfferForm
from alongside.workspace.forms.typed import typed
from alongside.workspace.opening import open_page
from alongside.workspace.queries import frame


@require_safe
def show(request: SignedInRequest, record: UUID) -> HttpResponse:
    """Everything that was offered, and how it stands."""
    with open_page(request, record) as page:
        found = supports.of_record(record=record, door=page.door)
        shown = {**frame.of(page), "found": [(one, [(to.value, ANSWERS[to]) for to in one.answers]) for one in found]}
        shown["can_write"] = bool(policies.can_write_decision(request.user))
    return render(request, "workspace/supports/show.html", shown)


@require_http_methods(["GET", "HEAD", "POST"])
def offer(request: SignedInRequest, record: UUID) -> HttpResponse:
    """Write down what is offered."""
    moment, once = now(), made_once(request)
    today = timezone.localdate(moment)
    with open_page(request, record) as page:
        require(policies.can_write_decision(request.user))
        form = OfferForm(typed(request), bases=supports.bases(on=today), today=today)
        if request.method == "POST" and form.is_valid():
            actions.offer(
                record=record, offered=form.offered(), now=moment, once=once, door=page.door, by=request.user
            )  # fmt: skip
            messages.success(request, _("Saved. Ask them what they think of it: a no is an answer."))
            return redirect("workspace:supports", record)
        shown = {**frame.of(page), "form": form, "once": once}
    return render(request, "workspace/supports/offer.html", shown)


@require_POST
def answer(request: SignedInRequest, record: UUID, support: UUID) -> HttpResponse:
    """Write down what they say to it now."""
    if (to := request.POST.get("to", "")) not in SupportState.values:
        raise NotVisible
    with open_page(request, record) as page:
        row = supports.get(support=support, record=record, door=page.door).row
        seen = seen_version(request, row.version)
        try:
            actions.answer(support=row, to=SupportState(to), seen=seen, now=now(), by=request.user)
        except ChangedMeanwhile:
            messages.info(request, _("They said something to it meanwhile. Look again."))
        else:
            messages.success(request, _("Saved."))
    return redirect("workspace:supports", record)
