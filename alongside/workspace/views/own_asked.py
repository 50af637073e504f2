"""What the service asks me about myself: see it with its reasons, put it off, have it asked again."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from alongside.access.http import SignedInRequest
from alongside.jurisdiction import packs
from alongside.kernel.clock import now
from alongside.kernel.decisions import NotVisible, require
from alongside.keywork import policies
from alongside.keywork.actions import own_answers
from alongside.keywork.queries import own_prompts
from alongside.keywork.queries.own_prompts import OwnAsked
from alongside.workspace.forms.own_asked import LaterForm
from alongside.workspace.forms.typed import typed


@require_safe
def show(request: SignedInRequest) -> HttpResponse:
    """What is asked now, and what I put off."""
    require(policies.can_keep_staff_pages(request.user))
    on = timezone.localdate(now())
    found = own_prompts.asked(pack=packs.in_force(), on=on, viewer=request.user)
    shown = {"due": [one for one in found if not one.answer], "later": [one for one in found if one.answer]}
    return render(request, "workspace/staff/asked.html", shown)


@require_http_methods(["GET", "HEAD", "POST"])
def later(request: SignedInRequest, prompt: str, thing: str) -> HttpResponse:
    """Not now: until when, and why."""
    asked, today = _asked(request, prompt, thing), timezone.localdate(now())
    if not asked.prompt.can_wait:
        raise NotVisible
    form = LaterForm(typed(request), today=today)
    if request.method == "POST" and form.is_valid():
        own_answers.put_off(asked=asked, **form.said(), today=today, by=request.user)
        messages.success(request, _("Saved. We ask again on that day; what it is about stays as it is."))
        return redirect("workspace:own-asked")
    return render(request, "workspace/staff/later.html", {"form": form, "asked": asked})


@require_POST
def ask_again(request: SignedInRequest, prompt: str, thing: str) -> HttpResponse:
    """Ask me again now."""
    own_answers.ask_again(asked=_asked(request, prompt, thing), by=request.user)
    return redirect("workspace:own-asked")


def _asked(request: SignedInRequest, prompt: str, thing: str) -> OwnAsked:
    on = timezone.localdate(now())
    return own_prompts.get(prompt=prompt, thing=thing, pack=packs.in_force(), on=on, viewer=request.user)
