"""What we are asked about one young person: see it with its reasons, put it off, say it does not fit."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from alongside.access.http import SignedInRequest
from alongside.access.posted import seen_version
from alongside.evidence import policies
from alongside.evidence.actions import prompts as actions
from alongside.evidence.queries import prompts
from alongside.kernel.clock import now
from alongside.kernel.decisions import NotVisible, require
from alongside.kernel.models import ChangedMeanwhile
from alongside.workspace.forms.prompts import DoesNotFitForm, NotNowForm
from alongside.workspace.forms.typed import typed
from alongside.workspace.opening import open_page
from alongside.workspace.queries import frame


@require_safe
def show(request: SignedInRequest, record: UUID) -> HttpResponse:
    """What is due, and what was put off or does not fit, by whom and why."""
    moment = now()
    due = prompts.asked(now=moment, record=record, viewer=request.user)
    with open_page(request, record) as page:
        answers = prompts.answers(record=record, door=page.door)
        today = timezone.localdate(moment)
        shown = {
            **frame.of(page),
            "due": due,
            "standing": [one for one in answers if one.answer.lifted_at is None and one.answer.until > today],
            "before": [one for one in answers if one.answer.lifted_at or one.answer.until <= today],
            "can_answer": bool(policies.can_answer(request.user)),
        }
    return render(request, "workspace/prompts/show.html", shown)


@require_http_methods(["GET", "HEAD", "POST"])
def not_now(request: SignedInRequest, record: UUID, prompt: str, thing: UUID) -> HttpResponse:
    """Put a question off until a day."""
    return _answer(request, record, prompt, thing, NotNowForm)


@require_http_methods(["GET", "HEAD", "POST"])
def does_not_fit(request: SignedInRequest, record: UUID, prompt: str, thing: UUID) -> HttpResponse:
    """Say that a question does not fit this young person."""
    return _answer(request, record, prompt, thing, DoesNotFitForm)


@require_POST
def ask_again(request: SignedInRequest, record: UUID, answer: UUID) -> HttpResponse:
    """Let a question be asked again before its day."""
    with open_page(request, record, asks=False) as page:
        require(policies.can_answer(request.user))
        given = next(
            (one.answer for one in prompts.answers(record=record, door=page.door) if one.answer.pk == answer), None
        )
        if given is None:
            raise NotVisible
        try:
            actions.ask_again(answer=given, seen=seen_version(request, 0), now=now(), by=request.user)
        except ChangedMeanwhile:
            messages.warning(request, _("Somebody else did this first."))
    return redirect("workspace:asked", record)


def _answer(
    request: SignedInRequest, record: UUID, key: str, thing: UUID, kind: type[NotNowForm | DoesNotFitForm]
) -> HttpResponse:
    prompt, moment = prompts.prompt(key), now()
    with open_page(request, record) as page:
        require(policies.can_answer(request.user))
        form = kind(typed(request), today=timezone.localdate(moment))
        before = prompts.holding(record=record, prompt=key, thing=thing)
        if request.method == "POST" and form.is_valid():
            seen = seen_version(request, 0)
            given: dict[str, Any] = {
                "prompt": prompt,
                "thing": thing,
                "reply": form.reply(),
                "record": record,
                "seen": seen,
            }
            try:
                actions.answer(**given, now=moment, door=page.door, by=request.user)
            except ChangedMeanwhile:
                said = _("Somebody else answered this while you were writing. What they said is below.")
                messages.warning(request, said)
            else:
                messages.success(request, _("Thank you. Whoever works here next sees that, and why."))
            return redirect("workspace:asked", record)
        shown = {**frame.of(page), "form": form, "prompt": prompt, "seen": before.version if before else 0}
    return render(request, "workspace/prompts/answer.html", shown)
