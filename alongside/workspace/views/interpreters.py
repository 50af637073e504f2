"""Planning an interpreter, and writing down what the young person says of them."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from alongside.access.http import SignedInRequest
from alongside.access.posted import seen_version
from alongside.kernel.clock import now
from alongside.kernel.decisions import require
from alongside.kernel.models import ChangedMeanwhile
from alongside.people import policies
from alongside.people.actions import interpreters as actions
from alongside.people.queries import needs
from alongside.people.vocabulary import InterpreterSaid
from alongside.workspace.forms.taking_part import InterpreterForm, SaidForm
from alongside.workspace.forms.typed import typed
from alongside.workspace.opening import open_page
from alongside.workspace.queries import frame


@require_http_methods(["GET", "HEAD", "POST"])
def plan(request: SignedInRequest, record: UUID) -> HttpResponse:
    """Who will interpret, after it was made sure that they have no ties."""
    moment = now()
    with open_page(request, record) as page:
        require(policies.can_write_interpreter(request.user, page.door.compartments(record)))
        told = needs.of(record=record, door=page.door)
        wanted = ", ".join(one for one in (told.card.language, told.card.dialect) if one)
        form = InterpreterForm(typed(request), initial={"language": wanted})
        if request.method == "POST" and form.is_valid():
            given = {"card": form.card(), "meets_on": form.cleaned_data["meets_on"], "looked": form.looked()}
            actions.plan(record=record, **given, now=moment, door=page.door, by=request.user)
            messages.success(request, _("Saved. Tell the young person who it is, and ask if that is fine."))
            return redirect("workspace:taking-part", record)
        people = needs.interpreters(record=record, door=page.door)
        unwanted = list(dict.fromkeys(one.card.name for one in people if one.is_unwanted))
        shown = {**frame.of(page), "form": form, "profile": told, "unwanted": unwanted}
    return render(request, "workspace/taking_part/plan.html", shown)


@require_http_methods(["GET", "HEAD", "POST"])
def say(request: SignedInRequest, record: UUID, interpreter: UUID) -> HttpResponse:
    """What they say of an interpreter, when they do not say it themselves in their space."""
    moment = now()
    with open_page(request, record) as page:
        require(policies.can_write_interpreter(request.user, page.door.compartments(record)))
        told = needs.interpreter(interpreter=interpreter, record=record, door=page.door)
        row, today = told.row, timezone.localdate(moment)
        answers = policies.can_be_said(now=row.said, meets_on=row.meets_on, today=today)
        form = SaidForm(typed(request), answers=answers)
        seen = seen_version(request, row.version)
        if request.method == "POST" and form.is_valid():
            to = InterpreterSaid(form.cleaned_data["said"])
            try:
                actions.say(interpreter=row, said=to, seen=seen, now=moment, door=page.door, by=request.user)
            except ChangedMeanwhile:
                messages.warning(request, _("Somebody else did this first."))
            else:
                messages.success(request, _("Saved."))
            return redirect("workspace:taking-part", record)
        shown = {**frame.of(page), "form": form, "seen": seen, "one": told}
    return render(request, "workspace/taking_part/say.html", shown)
