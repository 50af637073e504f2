"""Saying whether what comes next suits them."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from alongside.access.http import SignedInRequest
from alongside.access.posted import once
from alongside.access.typed import typed
from alongside.kernel.clock import now
from alongside.kernel.models import ChangedMeanwhile
from alongside.myspace.forms.coming import ComingForm
from alongside.myspace.opening import open_mine
from alongside.myspace.queries import coming
from alongside.outreach.actions import replies
from alongside.outreach.queries import endings


@require_http_methods(["GET", "HEAD", "POST"])
def answer(request: SignedInRequest) -> HttpResponse:
    """One tap. Where something else comes next by now, that is shown, with their words kept."""
    moment, form = now(), ComingForm(typed(request))
    with open_mine(request) as mine:
        ending = endings.standing(record=mine.record)
        found = coming.of(mine, ending=ending, now=moment)
        if request.method == "POST" and found and form.is_valid() and form.answers(found.next):
            try:
                replies.say(
                    record=mine.record,
                    to=found.next,
                    answer=form.answer(),
                    seen=form.cleaned_data["seen"],
                    now=moment,
                    once=once(request),
                    door=mine.door,
                    by=request.user,
                )
            except ChangedMeanwhile:
                found = coming.of(mine, ending=ending, now=moment)
            else:
                messages.success(request, _("Thank you. Your worker is told, and you see here when they have read it."))
                return redirect("mine")
    shown = {"coming": found, "form": form, "once": once(request), "changed": request.method == "POST"}
    return render(request, "myspace/coming_answer.html", shown, status=409 if request.method == "POST" else 200)
