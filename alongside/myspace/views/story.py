"""My story: reading it, saying something beside it, taking it along."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from alongside.access.http import SignedInRequest
from alongside.access.posted import once
from alongside.access.typed import typed
from alongside.kernel.clock import now
from alongside.ledger.actions import lines
from alongside.ledger.vocabulary import Verb
from alongside.myspace.forms.sign_in import WordsForm
from alongside.myspace.forms.story import BesideForm
from alongside.myspace.opening import open_mine
from alongside.myspace.queries import story
from alongside.myspace.views.sign_in import after_words
from alongside.record.actions import entries
from alongside.record.vocabulary import Kind


@require_safe
def show(request: SignedInRequest) -> HttpResponse:
    """One month, in the order in which it happened."""
    with open_mine(request) as mine:
        shown = {"story": story.of(mine, wanted=request.GET.get("month", ""))}
    return render(request, "myspace/story.html", shown)


@require_http_methods(["GET", "HEAD", "POST"])
def beside(request: SignedInRequest, entry: UUID) -> HttpResponse:
    """See it differently, or add to it. What was written stays, and so does this."""
    form = BesideForm(typed(request))
    this = once(request)
    with open_mine(request) as mine:
        told = story.one(mine, entry=entry)
        if request.method == "POST" and form.is_valid():
            given: dict[str, Any] = {"kind": Kind(form.cleaned_data["kind"]), "text": form.cleaned_data["words"]}
            entries.answer_back(entry=told.entry, **given, now=now(), once=this, door=mine.door, by=request.user)
            messages.success(request, _("Saved. Whoever reads this reads your words too, for ever."))
            return redirect(f"{reverse('my-story')}?month={told.entry.happened_at:%Y-%m}#e-{entry}")
    return render(request, "myspace/beside.html", {"one": told, "form": form, "once": this})


@require_http_methods(["GET", "HEAD", "POST"])
def take(request: SignedInRequest) -> HttpResponse:
    """The whole of it on one page, to print or to keep: after their words once more."""
    form = WordsForm(request.POST or None)
    return after_words(request, form, then=_copy) or render(request, "myspace/take.html", {"form": form})


take.keeps_nothing = True  # type: ignore[attr-defined]


def _copy(request: SignedInRequest) -> HttpResponse:
    with open_mine(request) as mine:
        lines.record(Verb.STORY_TAKEN, records=[mine.record], by=request.user.pk)
        shown = {"card": mine.card, "months": story.whole(mine)}
    return render(request, "myspace/copy.html", shown)
