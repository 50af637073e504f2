"""Who may see my things, who has seen them, and what I did not expect."""

from django.contrib import messages
from django.db import DatabaseError, transaction
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from alongside.access.actions import seen as actions
from alongside.access.http import SignedInRequest, number
from alongside.kernel.clock import now
from alongside.kernel.decisions import NotVisible
from alongside.myspace.opening import open_mine
from alongside.myspace.queries import seen


@require_safe
def show(request: SignedInRequest) -> HttpResponse:
    """Everybody by name, with what they did, when and what for."""
    moment = now()
    with open_mine(request) as mine:
        shown = {"seen": seen.of(mine, now=moment), "today": timezone.localdate(moment)}
    return render(request, "myspace/seen.html", shown)


@require_POST
def did_not_expect(request: SignedInRequest) -> HttpResponse:
    """One tap, and the data-protection lead is asked about it."""
    moment, line = now(), number(request.POST.get("line", ""))
    if line is None:
        raise NotVisible
    by = seen.answer_by(timezone.localdate(moment))
    with open_mine(request) as mine:
        try:
            with transaction.atomic():
                actions.ask(record=mine.record, line=line, answer_by=by, now=moment, by=request.user)
        except DatabaseError as error:
            raise NotVisible from error
    messages.success(request, _("Thank you. Somebody whose job it is looks at this and answers you here."))
    return redirect("my-seen")
