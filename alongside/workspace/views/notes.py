"""Looking for words in what is written. Words are posted, so that no address ever holds one."""

from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_http_methods

from alongside.access.http import SignedInRequest, number
from alongside.kernel.clock import now
from alongside.people.queries import agencies, practitioners, young_people
from alongside.record.queries import entries
from alongside.workspace import carried
from alongside.workspace.forms.notes import NotesForm, WordsForm
from alongside.workspace.forms.typed import typed
from alongside.workspace.opening import open_page
from alongside.workspace.queries import frame, notes


@require_http_methods(["GET", "HEAD", "POST"])
def find(request: SignedInRequest) -> HttpResponse:
    """Around all one's young people, a batch at a time."""
    leads = bool(agencies.teams_of(request.user, wanted="any"))
    form = NotesForm(typed(request), colleagues=list(practitioners.colleagues()), leads=leads)
    shown: dict[str, Any] = {"form": form}
    if request.method == "POST" and form.is_valid():
        shown |= _looked(request, form)
    return render(request, "workspace/notes/search.html", shown)


@require_http_methods(["GET", "HEAD", "POST"])
def in_record(request: SignedInRequest, record: UUID) -> HttpResponse:
    """In one young person's record."""
    with open_page(request, record) as page:
        form = WordsForm(typed(request), authors=entries.authors(record=record))
        shown = {**frame.of(page), "form": form}
        if request.method == "POST" and form.is_valid():
            shown["found"] = notes.in_record(asked=form.asked(), record=record, card=page.card, door=page.door)
    return render(request, "workspace/notes/in_record.html", shown)


def _looked(request: SignedInRequest, form: NotesForm) -> dict[str, Any]:
    """What the next step of the search gave, or a page of what was found before."""
    asked, about, viewer = form.asked(), form.question(), request.user
    so_far = carried.unsealed(request.POST.get("carried", ""), question=about, now=now(), viewer=viewer)
    stopped, first = "stop" in request.POST, number(request.POST.get("first", "")) or 0
    people = None if so_far else young_people.search(text=form.cleaned_data["text"], born=None, viewer=viewer)
    if so_far and (stopped or so_far.is_done):
        found = notes.show(asked=asked, hits=so_far.tally.hits[first:], viewer=viewer)
    else:
        # While scripts go on by themselves, only the last step writes the list anew.
        listing = not (request.headers.get("HX-Request") and so_far and not so_far.ends_next)
        so_far, found = notes.step(asked=asked, so_far=so_far, listing=listing, viewer=viewer)
    kept = len(so_far.tally.hits)
    return {
        "so_far": so_far,
        "found": found,
        "people": people,
        "again": form.again(),
        "carried": carried.sealed(so_far, question=about, now=now(), viewer=viewer),
        "stopped": stopped,
        "first": first,
        "next_page": first + notes.PAGE if first + notes.PAGE < kept else 0,
        "kept": kept,
    }
