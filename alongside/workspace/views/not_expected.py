"""What young people did not expect, for the data-protection lead; and what leads show them a little later."""

from uuid import UUID

from django.contrib import messages
from django.db import DatabaseError, transaction
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from alongside.access import policies, step_up
from alongside.access.actions import seen as actions
from alongside.access.actor import acting_as
from alongside.access.http import SignedInRequest
from alongside.access.posted import seen_version
from alongside.access.queries import grants, seen
from alongside.jurisdiction import packs
from alongside.kernel.clock import now
from alongside.kernel.decisions import NotVisible, require
from alongside.kernel.models import ChangedMeanwhile
from alongside.ledger.actions import lines
from alongside.ledger.vocabulary import Verb
from alongside.workspace.forms.seen import ExplainForm, HoldBackForm
from alongside.workspace.forms.typed import typed
from alongside.workspace.opening import open_page
from alongside.workspace.queries import frame

MOST = "seen_held_back"


@require_safe
def questions(request: SignedInRequest) -> HttpResponse:
    """Every question by the line it is about and the record's id, without opening any record."""
    require(policies.can_answer_seen(request.user))
    with acting_as(request.user.pk), transaction.atomic():
        lines.record(Verb.SEEN_READ, by=request.user.pk)
    shown = {"questions": seen.questions(viewer=request.user), "today": timezone.localdate(now())}
    return render(request, "workspace/seen/questions.html", shown)


@require_http_methods(["GET", "HEAD", "POST"])
def answer(request: SignedInRequest, question: UUID) -> HttpResponse:
    """Answer one of them."""
    require(policies.can_answer_seen(request.user))
    found, form = seen.question(question=question, viewer=request.user), ExplainForm(typed(request))
    if request.method == "POST" and form.is_valid():
        words, version = form.cleaned_data["words"], seen_version(request, found.row.version)
        try:
            actions.answer(question=found.row, words=words, version=version, now=now(), by=request.user)
        except ChangedMeanwhile:
            messages.warning(request, _("Somebody else answered this first."))
        else:
            messages.success(request, _("Saved. They read your answer in their own space."))
        return redirect("workspace:not-expected")
    shown = {"one": found, "form": form, "seen": found.row.version}
    return render(request, "workspace/seen/answer.html", shown)


@require_http_methods(["GET", "HEAD", "POST"])
@step_up.required()
def hold_back(request: SignedInRequest, record: UUID, number: int) -> HttpResponse:
    """Show them a line only from a day on, with a reason."""
    moment = now()
    today = timezone.localdate(moment)
    with open_page(request, record) as page:
        require(policies.can_change_access(leads=grants.leads(record)))
        form = HoldBackForm(typed(request), today=today, last=packs.in_force().last_day(MOST, since=today))
        if request.method == "POST" and form.is_valid():
            given = {"record": record, "line": number, **form.cleaned_data}
            try:
                with transaction.atomic():
                    actions.hold_back(**given, now=moment, door=page.door, by=request.user)
            except DatabaseError as error:
                raise NotVisible from error
            messages.success(request, _("Saved. They see it on that day, by itself."))
            return redirect("workspace:who-has-seen", record)
        shown = {**frame.of(page), "form": form}
    return render(request, "workspace/seen/hold_back.html", shown)


@require_POST
def show_now(request: SignedInRequest, record: UUID, delay: UUID) -> HttpResponse:
    """Let them see it now."""
    with open_page(request, record):
        found = seen.delay(delay=delay, record=record)
        try:
            actions.show_now(delay=found, version=found.version, now=now(), by=request.user)
        except ChangedMeanwhile:
            messages.info(request, _("Somebody else did this already."))
        else:
            messages.success(request, _("They can see it now."))
    return redirect("workspace:who-has-seen", record)
