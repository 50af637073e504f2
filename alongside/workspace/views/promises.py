"""What we promised a young person: the list, a new one, and what became of each."""

from collections.abc import Callable
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from alongside.access.doors import Opened
from alongside.access.http import SignedInRequest
from alongside.access.posted import once as made_once
from alongside.access.posted import seen_version
from alongside.kernel.clock import now
from alongside.kernel.models import ChangedMeanwhile
from alongside.keywork.actions import promises as actions
from alongside.keywork.actions import promises_changed, promises_settled, promises_taken_over
from alongside.keywork.queries import promises
from alongside.keywork.queries.promises import Read
from alongside.workspace.forms.promises import ChangeForm, ExplainForm, KeepForm, PromiseForm, people
from alongside.workspace.forms.typed import typed
from alongside.workspace.opening import open_page
from alongside.workspace.queries import frame


@require_safe
def show(request: SignedInRequest, record: UUID) -> HttpResponse:
    """What we promised: what is still to keep first, then what became of the rest, and how we did."""
    today = timezone.localdate(now())
    with open_page(request, record) as page:
        found = promises.of_record(record=record, on=today, door=page.door)
        shown = {**frame.of(page), "promises": found, "how": promises.reliability(found), "form": KeepForm()}
        shown |= {"present": {grant.holder_id for grant in page.who_can_see}, "today": today}
    return render(request, "workspace/promises/show.html", shown)


@require_safe
def paper(request: SignedInRequest, record: UUID) -> HttpResponse:
    """The same for them, on paper: it names nobody but who promised, and says nothing else about them."""
    today = timezone.localdate(now())
    with open_page(request, record) as page:
        found = promises.theirs(promises.of_record(record=record, on=today, door=page.door))
        shown = {"record": record, "promises": found, "how": promises.reliability(found), "today": today}
    return render(request, "workspace/promises/paper.html", shown)


@require_http_methods(["GET", "HEAD", "POST"])
def make(request: SignedInRequest, record: UUID) -> HttpResponse:
    """Write a promise down."""
    moment = now()
    with open_page(request, record) as page:
        around, once = frame.of(page), made_once(request)
        today, alongside = timezone.localdate(moment), people(page.who_can_see)
        form = PromiseForm(typed(request), today=today, alongside=alongside, me=request.user)
        if request.method == "POST" and form.is_valid():
            actions.make(record=record, said=form.said(), now=moment, once=once, door=page.door, by=request.user)
            messages.success(request, _("Saved. It is on the page of whoever promised, on its day."))
            return redirect("workspace:promises", record)
        shown = {**around, "form": form, "once": once}
    return render(request, "workspace/promises/make.html", shown)


@require_POST
def keep(request: SignedInRequest, record: UUID, promise: UUID) -> HttpResponse:
    """It is kept: one tap."""
    moment, form = now(), KeepForm(request.POST)
    words = form.cleaned_data["words"] if form.is_valid() else ""

    def act(read: Read, seen: int, door: Opened) -> None:
        promises_settled.keep(promise=read.promise, seen=seen, words=words, now=moment, door=door, by=request.user)

    return _act(request, record, promise, act, _("Kept. That is how trust grows."))


@require_POST
def open_again(request: SignedInRequest, record: UUID, promise: UUID) -> HttpResponse:
    """It was the wrong button: it is still to keep."""

    def act(read: Read, seen: int, _door: Opened) -> None:
        promises_settled.open_again(promise=read.promise, seen=seen, by=request.user)

    return _act(request, record, promise, act, _("It is still to keep."))


@require_POST
def take_over(request: SignedInRequest, record: UUID, promise: UUID) -> HttpResponse:
    """Keep what somebody promised who is not alongside them any more."""
    moment = now()

    def act(read: Read, seen: int, _door: Opened) -> None:
        promises_taken_over.take_over(promise=read.promise, seen=seen, now=moment, by=request.user)

    return _act(request, record, promise, act, _("It is yours to keep now. Tell them."))


@require_POST
def told(request: SignedInRequest, record: UUID, promise: UUID) -> HttpResponse:
    """They know who keeps it now."""
    today = timezone.localdate(now())

    def act(read: Read, seen: int, _door: Opened) -> None:
        promises_taken_over.tell_of_handing(promise=read.promise, seen=seen, on=today, by=request.user)

    return _act(request, record, promise, act, _("Saved."))


@require_http_methods(["GET", "HEAD", "POST"])
def change(request: SignedInRequest, record: UUID, promise: UUID) -> HttpResponse:
    """Another day, agreed with them."""
    moment, theirs = now(), False
    with open_page(request, record) as page:
        today = timezone.localdate(moment)
        read = promises.get(promise=promise, record=record, on=today, door=page.door)
        form = ChangeForm(typed(request), initial={"what": read.card.what}, today=today)
        seen = seen_version(request, read.promise.version)
        if request.method == "POST" and form.is_valid():
            due_on, what, told = form.cleaned_data["due_on"], form.cleaned_data["what"], form.told()
            try:
                promises_changed.change(
                    read=read, seen=seen, told=told, due_on=due_on, what=what, now=moment, door=page.door,
                    by=request.user,
                )  # fmt: skip
                return _done(request, record, _("Saved. Both stay: what we said first, and what you agreed on."))
            except ChangedMeanwhile:
                theirs = True
        shown = {**frame.of(page), "form": form, "read": read, "seen": seen, "theirs": theirs}
    return render(request, "workspace/promises/change.html", shown, status=409 if theirs else 200)


@require_http_methods(["GET", "HEAD", "POST"])
def explain(request: SignedInRequest, record: UUID, promise: UUID) -> HttpResponse:
    """What they were told when it could not be kept."""
    moment, theirs = now(), False
    with open_page(request, record) as page:
        today = timezone.localdate(moment)
        read = promises.get(promise=promise, record=record, on=today, door=page.door)
        form = ExplainForm(typed(request), today=today)
        seen = seen_version(request, read.promise.version)
        if request.method == "POST" and form.is_valid():
            try:
                promises_settled.explain(
                    promise=read.promise, seen=seen, told=form.told(), door=page.door, by=request.user
                )
                return _done(request, record, _("Saved. It stays here: what we promised, and that we told them."))
            except ChangedMeanwhile:
                theirs = True
        shown = {**frame.of(page), "form": form, "read": read, "seen": seen, "theirs": theirs}
    return render(request, "workspace/promises/explain.html", shown, status=409 if theirs else 200)


def _act(
    request: SignedInRequest, record: UUID, promise: UUID, act: Callable[[Read, int, Opened], None], said: str
) -> HttpResponse:
    """One tap on a promise, back to the list; whoever comes second is told, and nothing is written."""
    with open_page(request, record) as page:
        read = promises.get(promise=promise, record=record, on=timezone.localdate(now()), door=page.door)
        try:
            act(read, seen_version(request, read.promise.version), page.door)
        except ChangedMeanwhile:
            messages.warning(request, _("Somebody else changed this first. Look again below."))
        else:
            messages.success(request, said)
    return redirect("workspace:promises", record)


def _done(request: SignedInRequest, record: UUID, said: str) -> HttpResponse:
    messages.success(request, said)
    return redirect("workspace:promises", record)
