"""Things of one's own: making them, looking at them, changing them, letting go of them."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from alongside.access.http import SignedInRequest
from alongside.access.posted import once, seen_version
from alongside.access.typed import typed
from alongside.attachments.readers.kinds import Cleaned, NotFit
from alongside.kernel.clock import now
from alongside.kernel.models import ChangedMeanwhile
from alongside.kernel.privacy import hearing
from alongside.myspace.forms.things import NOT_KEPT, ThingForm, to_change, to_make
from alongside.myspace.opening import open_mine
from alongside.myspace.queries import things
from alongside.voice.actions import offers
from alongside.voice.actions import pieces as actions
from alongside.voice.drawings import INKS
from alongside.voice.ideas import IDEAS
from alongside.voice.piece_vocabulary import WITH_FILE, Way


@require_safe
def listed(request: SignedInRequest) -> HttpResponse:
    """All of them, who is shown which, and ways to make another."""
    with open_mine(request) as mine:
        shown = {"things": things.of(mine, now=now()), "ways": things.WAYS, "offered": things.offered(mine)}
    return render(request, "myspace/things.html", shown)


@require_safe
def ideas(request: SignedInRequest) -> HttpResponse:
    """Something to begin with, and a pass for all of it."""
    with open_mine(request):
        return render(request, "myspace/ideas.html", {"ideas": IDEAS.values(), "ways": things.WAYS})


@require_POST
def pass_on(request: SignedInRequest, offer: UUID) -> HttpResponse:
    """Pass on an idea that somebody offered. No reason is asked for."""
    with open_mine(request) as mine:
        offers.pass_on(offer=offer, record=mine.record, now=now(), by=request.user)
    messages.success(request, _("Passed. That is fine."))
    return redirect("my-things")


@require_http_methods(["GET", "HEAD", "POST"])
def add(request: SignedInRequest, number: int) -> HttpResponse:
    """Make something, one of six ways. It is theirs alone until they say otherwise."""
    way, said, icon = things.way(number)
    this, form = once(request), to_make(way, typed(request), request.FILES)
    file = _looked(form, way) if request.method == "POST" and form.is_valid() else None
    with open_mine(request) as mine:
        if request.method == "POST" and form.is_valid() and not form.errors:
            given: dict[str, Any] = {"record": mine.record, "card": form.card(), "file": file, "once": this}
            piece = actions.keep(**given, now=now(), door=mine.door, by=request.user)
            messages.success(request, _("Kept. Only you see it."))
            return redirect("my-thing", piece.pk)
    shown = {"form": form, "said": said, "icon_name": icon, "way": way.value, "once": this, "inks": INKS}
    answer = render(request, "myspace/make.html", shown)
    return hearing(answer) if way is Way.SOUND else answer


@require_safe
def show(request: SignedInRequest, piece: UUID) -> HttpResponse:
    """One of them, and who is shown it."""
    with open_mine(request) as mine:
        thing = things.one(mine, piece=piece, now=now())
    return render(request, "myspace/thing.html", {"thing": thing, "card": thing.made.card})


@require_http_methods(["GET", "HEAD", "POST"])
def change(request: SignedInRequest, piece: UUID) -> HttpResponse:
    """Change it. What somebody is shown stays as it was shown."""
    elsewhere = False
    with open_mine(request) as mine:
        thing = things.one(mine, piece=piece, now=now())
        made = thing.made
        form = to_change(made.card, typed(request))
        seen = seen_version(request, made.piece.version)
        if request.method == "POST" and form.is_valid():
            card = form.card().with_file_of(made.card)
            try:
                actions.change(piece=made.piece, card=card, seen=seen, door=mine.door, by=request.user)
            except ChangedMeanwhile:
                elsewhere = True
            else:
                messages.success(request, _("Saved."))
                return redirect("my-thing", piece)
        seen = made.piece.version if elsewhere else seen
    shown = {"form": form, "thing": thing, "way": made.card.way.value, "seen": seen, "inks": INKS}
    return render(request, "myspace/remake.html", shown | {"elsewhere": elsewhere}, status=409 if elsewhere else 200)


@require_http_methods(["GET", "HEAD", "POST"])
def let_go(request: SignedInRequest, piece: UUID) -> HttpResponse:
    """Let go of it for good, after one question."""
    moment = now()
    with open_mine(request) as mine:
        thing = things.one(mine, piece=piece, now=moment)
        if request.method == "POST":
            actions.let_go(piece=thing.made.piece, seen=thing.made.piece.version, now=moment, by=request.user)
            messages.success(request, _("It is gone."))
            return redirect("my-things")
    return render(request, "myspace/let_go.html", {"thing": thing, "card": thing.made.card})


def _looked(form: ThingForm, way: Way) -> Cleaned | None:
    """What is kept of their file; when it is not kept, the form says why and what to do."""
    if way not in WITH_FILE:
        return None
    given = form.cleaned_data["file"]
    try:
        return actions.looked(given.read(), name=given.name, way=way)
    except NotFit as refusal:
        form.add_error("file", NOT_KEPT[refusal.reason])
        return None
