"""Me, in my words: who I am, what helps me, what I choose."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from alongside.access.http import SignedInRequest
from alongside.access.posted import seen_version
from alongside.access.typed import typed
from alongside.kernel.clock import now
from alongside.kernel.decisions import NotVisible
from alongside.kernel.models import ChangedMeanwhile
from alongside.myspace.me_parts import PARTS
from alongside.myspace.opening import open_mine
from alongside.myspace.queries import me
from alongside.people.actions import interpreters
from alongside.people.queries import needs
from alongside.people.vocabulary import InterpreterSaid


@require_safe
def show(request: SignedInRequest) -> HttpResponse:
    """All of it on one page."""
    with open_mine(request) as mine:
        shown = {"card": mine.card, "me": me.of(mine, now=now())}
    return render(request, "myspace/me.html", shown)


@require_http_methods(["GET", "HEAD", "POST"])
def write(request: SignedInRequest, number: int) -> HttpResponse:
    """One part of it: every question may stay empty, and be changed on any day."""
    moment = now()
    if number not in PARTS:
        raise NotVisible
    asked, meanwhile = PARTS[number], False
    with open_mine(request) as mine:
        form, version = asked.begin(mine, typed(request), timezone.localdate(moment))
        seen = seen_version(request, version)
        if request.method == "POST" and form.is_valid():
            try:
                asked.keep(mine, form, seen, moment)
            except ChangedMeanwhile:
                meanwhile, seen = True, version
            else:
                messages.success(request, _("Saved. You can change it on any day."))
                return redirect("my-me")
        shown = {"part": asked, "form": form, "seen": seen, "meanwhile": meanwhile}
        shown["who_sees"] = me.who_sees(part=asked.compartment, now=moment)
    return render(request, "myspace/me_part.html", shown, status=409 if meanwhile else 200)


@require_POST
def say(request: SignedInRequest, interpreter: UUID) -> HttpResponse:
    """One tap about whoever interprets: fine or not before, and how it was afterwards."""
    moment = now()
    if (said := request.POST.get("said", "")) not in InterpreterSaid.values:
        raise NotVisible
    with open_mine(request) as mine:
        row = needs.interpreter(interpreter=interpreter, record=mine.record, door=mine.door).row
        try:
            interpreters.say(
                interpreter=row,
                said=InterpreterSaid(said),
                seen=seen_version(request, row.version),
                now=moment,
                door=mine.door,
                by=request.user,
            )
        except ChangedMeanwhile:
            messages.info(request, _("This was changed meanwhile. Look again."))
        else:
            messages.success(request, _("Thank you. We read this and keep to it."))
    return redirect("my-me")
