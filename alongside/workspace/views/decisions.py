"""Decisions made with a young person: the list, one of them, and beginning one."""

from dataclasses import asdict
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from alongside.access.http import SignedInRequest
from alongside.access.posted import once as made_once
from alongside.access.posted import seen_version
from alongside.kernel.clock import now
from alongside.kernel.decisions import require
from alongside.kernel.models import ChangedMeanwhile
from alongside.voice import policies
from alongside.voice.actions import decisions as actions
from alongside.voice.actions import wishing
from alongside.voice.decision_vocabulary import About, Advocate
from alongside.voice.queries import decisions
from alongside.workspace.forms.decisions import BeginForm, PrepareForm
from alongside.workspace.forms.typed import typed
from alongside.workspace.opening import open_page
from alongside.workspace.queries import frame
from alongside.workspace.queries.sessions import who_sees


@require_safe
def show(request: SignedInRequest, record: UUID) -> HttpResponse:
    """Every decision, those on their way first."""
    with open_page(request, record) as page:
        found = decisions.of_record(record=record, on=timezone.localdate(now()), door=page.door)
        shown = {**frame.of(page), "can_write": bool(policies.can_write_decision(request.user))}
        shown["going"] = [one for one in found if not one.is_over]
        shown["over"] = [one for one in found if one.is_over]
    return render(request, "workspace/decisions/show.html", shown)


@require_safe
def one(request: SignedInRequest, record: UUID, decision: UUID) -> HttpResponse:
    """One decision: what is known, what they want, what others think, what was decided and what came of it."""
    with open_page(request, record) as page:
        read = decisions.get(decision=decision, record=record, on=timezone.localdate(now()), door=page.door)
        if any(wish.made for wish in read.wishes):
            wishing.tell_looked(decision=decision, record=record, door=page.door, by=request.user)
        shown = {**frame.of(page), "read": read, "can_write": bool(policies.can_write_decision(request.user))}
        shown["ticket"] = page.door.ticket
    return render(request, "workspace/decisions/one.html", shown)


@require_http_methods(["GET", "HEAD", "POST"])
def begin(request: SignedInRequest, record: UUID) -> HttpResponse:
    """Write down what is to be decided; it may belong to something, such as an ending."""
    moment = now()
    with open_page(request, record) as page:
        require(policies.can_write_decision(request.user))
        form = BeginForm(
            typed(request),
            parts=who_sees(page),
            today=timezone.localdate(moment),
            thing=_thing(request),
            initial={"about": request.GET.get("about", "") if request.GET.get("about", "") in About.values else ""},
        )
        once = made_once(request)
        if request.method == "POST" and form.is_valid():
            row = actions.begin(
                record=record, begun=form.begun(), now=moment, once=once, door=page.door, by=request.user
            )  # fmt: skip
            messages.success(request, _("Saved. Ask them what they want, and offer an advocate."))
            return redirect("workspace:decision", record, row.pk)
        shown = {**frame.of(page), "form": form, "once": once}
    return render(request, "workspace/decisions/begin.html", shown)


@require_http_methods(["GET", "HEAD", "POST"])
def prepare(request: SignedInRequest, record: UUID, decision: UUID) -> HttpResponse:
    """Write down what they know, whether they want an advocate, and what helps them to decide this."""
    moment, theirs = now(), False
    with open_page(request, record) as page:
        read = decisions.get(decision=decision, record=record, on=timezone.localdate(moment), door=page.door)
        require(policies.can_prepare(request.user, state=read.row.state))
        form = PrepareForm(typed(request), initial={**asdict(read.card), "advocate": read.row.advocate})
        seen = seen_version(request, read.row.version)
        if request.method == "POST" and form.is_valid():
            advocate = Advocate(form.cleaned_data["advocate"])
            try:
                actions.prepare(
                    decision=read.row, card=form.prepared(), advocate=advocate, seen=seen, now=moment, door=page.door,
                    by=request.user,
                )  # fmt: skip
            except ChangedMeanwhile:
                theirs = True
            else:
                messages.success(request, _("Saved."))
                return redirect("workspace:decision", record, decision)
        shown = {**frame.of(page), "form": form, "read": read, "seen": seen, "theirs": theirs}
    return render(request, "workspace/decisions/prepare.html", shown, status=409 if theirs else 200)


def _thing(request: SignedInRequest) -> UUID | None:
    try:
        return UUID(request.GET.get("thing", ""))
    except ValueError:
        return None
