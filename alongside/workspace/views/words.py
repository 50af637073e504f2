"""The writing helper: advice while somebody writes, and the list of words for everybody to read."""

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from alongside.access.http import SignedInRequest
from alongside.kernel.clock import now
from alongside.workspace.forms.words import beside, posted_names
from alongside.workspace.queries import words


@require_http_methods(["GET", "HEAD", "POST"])
def advise(request: SignedInRequest) -> HttpResponse:
    """Advice on a text that is being written: looked at and forgotten. Opens no record."""
    if request.method != "POST":
        return redirect("workspace:words-list")
    told = beside(request.POST, names=posted_names(request.POST), on=timezone.localdate(now()))
    return render(request, "workspace/words/advice.html", {"advice": told.advice})


@require_safe
def listed(request: SignedInRequest) -> HttpResponse:
    """Every term, why it harms, what to write instead, and who says so."""
    today = timezone.localdate(now())
    held = words.in_force(on=today)
    shown = {"terms": words.explained(held), "problem": held.problem, "today": today}
    return render(request, "workspace/words/list.html", shown)
