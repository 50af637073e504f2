"""How it was to be with somebody: said with a few taps, and what was heard when somebody listened."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from alongside.access.http import SignedInRequest
from alongside.access.posted import once as made_once
from alongside.access.typed import typed
from alongside.kernel.clock import now
from alongside.myspace.forms.heard import HeardForm
from alongside.myspace.opening import open_mine
from alongside.voice.actions import heard as actions
from alongside.voice.queries import heard as reading


@require_http_methods(["GET", "HEAD", "POST"])
def say(request: SignedInRequest) -> HttpResponse:
    """Say how it was, and read what came of it before."""
    form, once = HeardForm(typed(request)), made_once(request)
    with open_mine(request) as mine:
        if request.method == "POST" and form.is_valid():
            actions.say(
                record=mine.record, saying=form.saying(), now=now(), once=once, door=mine.door, by=request.user
            )  # fmt: skip
            messages.success(request, _("Thank you. Somebody reads it, and you are never in trouble for it."))
            return redirect("my-heard")
        shown = {"form": form, "once": once, "found": reading.of_record(record=mine.record, door=mine.door)}
    return render(request, "myspace/how.html", shown)
