"""Bringing references in: choose a file, look it through, keep what you chose."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods

from alongside.access.http import SignedInRequest, number
from alongside.evidence import policies
from alongside.evidence.actions import bringing
from alongside.evidence.forms.own import BringForm
from alongside.evidence.incoming import NotReferences
from alongside.evidence.queries import reading as queries
from alongside.kernel.clock import now
from alongside.kernel.decisions import require


@require_http_methods(["GET", "HEAD", "POST"])
def bring(request: SignedInRequest) -> HttpResponse:
    """Choose a file and have it read; nothing is added yet."""
    require(policies.can_add(request.user))
    form = BringForm(request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid():
        try:
            brought = bringing.bring(data=form.cleaned_data["file"].read(), now=now(), by=request.user)
        except NotReferences as refusal:
            form.add_error("file", str(refusal.why.label))
        else:
            return redirect("evidence:brought", brought.pk)
    return render(request, "evidence/own/form.html", {"form": form, "what": "bring"})


@require_http_methods(["GET", "HEAD", "POST"])
def choose(request: SignedInRequest, file: UUID) -> HttpResponse:
    """Each entry: new, the same as one there is, or not readable; keep those that are ticked."""
    require(policies.can_add(request.user))
    brought = queries.brought(file=file, viewer=request.user)
    if request.method == "POST":
        chosen = {line for text in request.POST.getlist("line") if (line := number(text)) is not None}
        added = len(bringing.keep(brought=brought, lines_chosen=chosen, now=now(), by=request.user))
        words = ngettext("%(n)d study was added.", "%(n)d studies were added.", added)
        messages.success(request, words % {"n": added})
        return redirect("evidence:own")
    found = bringing.look(brought)
    shown = {
        "brought": brought,
        "new": [one for one in found if one.is_new],
        "same": [one for one in found if one.same_as],
        "unreadable": [one for one in found if one.is_unreadable],
    }
    return render(request, "evidence/own/choose.html", shown)
