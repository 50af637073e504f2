"""Steps of a decision: saying something beside it, deciding, telling them, being done with it."""

from collections.abc import Callable
from datetime import date, datetime
from typing import Any, NamedTuple
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_POST

from alongside.access.doors import Opened
from alongside.access.http import SignedInRequest
from alongside.access.posted import once, seen_version
from alongside.kernel.clock import now
from alongside.kernel.decisions import require
from alongside.kernel.forms import Form
from alongside.kernel.models import ChangedMeanwhile
from alongside.voice import policies
from alongside.voice.actions import deciding, decision_words
from alongside.voice.actions import decisions as actions
from alongside.voice.queries import decisions
from alongside.voice.queries.decisions import Read
from alongside.workspace.forms.decision_steps import DecideForm, FinishForm, SayForm, TellForm
from alongside.workspace.forms.typed import typed
from alongside.workspace.opening import open_page
from alongside.workspace.queries import frame


class Taken(NamedTuple):
    """A step that is taken: on which decision, as it was seen in which version, when, and by which door."""

    read: Read
    seen: int
    at: datetime
    same: UUID
    door: Opened


class Step(NamedTuple):
    """What a page of a step is called and asks, what is done with the answer, and what is said when it is done."""

    heading: Promise
    form: Callable[[Any, Read, date], Form]
    act: Callable[[Any, Taken], None]
    said: Promise


def _say(form: SayForm, to: Taken) -> None:
    decision_words.say(
        decision=to.read.row, words=form.said(), now=to.at, once=to.same, door=to.door, by=to.door.viewer
    )  # fmt: skip


def _decide(form: DecideForm, to: Taken) -> None:
    deciding.decide(
        decision=to.read.row, decided=form.decided(), seen=to.seen, now=to.at, door=to.door, by=to.door.viewer
    )  # fmt: skip


def _tell(form: TellForm, to: Taken) -> None:
    deciding.tell(decision=to.read.row, told=form.told(), seen=to.seen, now=to.at, door=to.door, by=to.door.viewer)


def _finish(form: FinishForm, to: Taken) -> None:
    deciding.finish(
        decision=to.read.row, review_on=form.cleaned_data["review_on"], seen=to.seen, by=to.door.viewer
    )  # fmt: skip


SAY = Step(
    gettext_lazy("What was said"),
    lambda text, read, _today: SayForm(text, was_told=read.told is not None),
    _say,
    gettext_lazy("Saved, in their words."),
)
DECIDE = Step(
    gettext_lazy("What was decided, and why"),
    lambda text, _read, today: DecideForm(text, today=today),
    _decide,
    gettext_lazy("Saved. Now tell them, in words meant for them."),
)
TELL = Step(
    gettext_lazy("What we told them"),
    lambda text, _read, today: TellForm(text, today=today),
    _tell,
    gettext_lazy("Saved. They can say whether it makes sense, and whether they agree."),
)
FINISH = Step(
    gettext_lazy("Done, for now"),
    lambda text, _read, today: FinishForm(text, today=today),
    _finish,
    gettext_lazy("Saved. They can still say that they do not agree."),
)


@require_http_methods(["GET", "HEAD", "POST"])
def take(request: SignedInRequest, record: UUID, decision: UUID, step: Step) -> HttpResponse:
    """One step, as its page asks for it. What they said meanwhile is shown first, with what was typed kept."""
    moment, theirs, same = now(), False, once(request)
    with open_page(request, record) as page:
        today = timezone.localdate(moment)
        require(policies.can_write_decision(request.user))
        read = decisions.get(decision=decision, record=record, on=today, door=page.door)
        form = step.form(typed(request), read, today)
        seen = seen_version(request, read.row.version)
        if request.method == "POST" and form.is_valid():
            try:
                step.act(form, Taken(read, seen, moment, same, page.door))
            except ChangedMeanwhile:
                theirs = True
            else:
                messages.success(request, str(step.said))
                return redirect("workspace:decision", record, decision)
        shown = {**frame.of(page), "form": form, "read": read, "seen": seen, "theirs": theirs, "once": same}
        shown["heading"] = step.heading
    return render(request, "workspace/decisions/step.html", shown, status=409 if theirs else 200)


@require_POST
def call_off(request: SignedInRequest, record: UUID, decision: UUID) -> HttpResponse:
    """It is not needed any more."""
    with open_page(request, record) as page:
        read = decisions.get(decision=decision, record=record, on=timezone.localdate(now()), door=page.door)
        seen = seen_version(request, read.row.version)
        try:
            actions.call_off(decision=read.row, seen=seen, by=request.user)
        except ChangedMeanwhile:
            messages.info(request, _("Something was written meanwhile. Look again."))
    return redirect("workspace:decision", record, decision)
