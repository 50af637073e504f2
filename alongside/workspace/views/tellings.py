"""What a young person told: kept for them once, so that they need not tell it twice."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from alongside.access.http import SignedInRequest
from alongside.access.posted import once as made_once
from alongside.kernel.clock import now
from alongside.kernel.decisions import require
from alongside.kernel.models import ChangedMeanwhile
from alongside.keywork import policies
from alongside.keywork.actions import tellings as actions
from alongside.keywork.queries import tellings
from alongside.keywork.queries.tellings import Told
from alongside.people.actions import pace
from alongside.workspace.forms.pace import quieted, said
from alongside.workspace.forms.tellings import TellingForm
from alongside.workspace.forms.typed import typed
from alongside.workspace.opening import Page, open_page
from alongside.workspace.queries import frame


@require_safe
def show(request: SignedInRequest, record: UUID) -> HttpResponse:
    """What they told, for what it is used, and how often they were asked to tell it again."""
    today = timezone.localdate(now())
    with open_page(request, record) as page:
        require(policies.can_hold_telling(request.user))
        shown = {
            **frame.of(page),
            "tellings": tellings.newest(record=record, door=page.door),
            "uses": tellings.uses(record=record, on=today, door=page.door),
            "asked": tellings.asked_again(record=record, door=page.door),
        }
    return render(request, "workspace/tellings/show.html", shown)


@require_safe
def read(request: SignedInRequest, record: UUID, telling: UUID) -> HttpResponse:
    """One version of what they told; that it was read is on the ledger by itself."""
    with open_page(request, record) as page:
        found = tellings.get(telling=telling, record=record, door=page.door)
        actions.read(telling=found.telling, by=request.user)
        today, thread = timezone.localdate(now()), found.telling.thread
        shown = {
            **frame.of(page),
            "told": found,
            "versions": tellings.versions(found),
            "uses": tellings.uses(record=record, on=today, door=page.door, thread=thread),
        }
    return render(request, "workspace/tellings/read.html", shown)


@require_http_methods(["GET", "HEAD", "POST"])
def add(request: SignedInRequest, record: UUID) -> HttpResponse:
    """Keep what they told, or that they would rather not."""
    with open_page(request, record) as page:
        require(policies.can_hold_telling(request.user))
        around, once = frame.of(page), made_once(request)
        form = _form(request, page, around)
        if request.method == "POST" and form.is_valid():
            _keep(page, form, once, before=None)
            messages.success(request, _("Saved."))
            return redirect("workspace:tellings", record)
        shown = {**around, "form": form, "once": once}
    return render(request, "workspace/tellings/add.html", shown)


@require_http_methods(["GET", "HEAD", "POST"])
def rewrite(request: SignedInRequest, record: UUID, telling: UUID) -> HttpResponse:
    """A new version, as they tell it now; the one before stays."""
    theirs = False
    with open_page(request, record) as page:
        before = tellings.get(telling=telling, record=record, door=page.door)
        around, once = frame.of(page), made_once(request)
        actions.read(telling=before.telling, by=request.user)
        form = _form(request, page, around, initial=TellingForm.initial_from(before))
        if request.method == "POST" and form.is_valid():
            try:
                kept = _keep(page, form, once, before=before)
            except ChangedMeanwhile:
                theirs = True
            else:
                messages.success(request, _("Saved. What they told before is kept beside it."))
                return redirect("workspace:telling", record, kept or before.telling.pk)
        shown = {**around, "form": form, "once": once, "told": before, "theirs": theirs}
    return render(request, "workspace/tellings/add.html", shown, status=409 if theirs else 200)


def _keep(page: Page, form: TellingForm, once: UUID, *, before: Told | None) -> UUID | None:
    """Keep what they told, if they told something, and what they would rather not be asked; its id."""
    moment, by = now(), page.door.viewer
    pace.say(record=page.record, said=said(form), now=moment, door=page.door, by=by)
    story, after = form.story(), before.telling if before else None
    if story is None:
        return None
    return actions.keep(
        record=page.record, story=story, after=after, now=moment, once=once, door=page.door, by=by
    ).pk  # fmt: skip


def _form(
    request: SignedInRequest, page: Page, around: dict[str, object], initial: dict[str, object] | None = None
) -> TellingForm:
    return TellingForm(
        typed(request),
        initial=initial,
        entries=tellings.entries_in_own_words(page.record),
        compartments=page.door.compartments(page.record),
        quiet=quieted(page.record, around["quiet"]),  # type: ignore[arg-type]
        today=timezone.localdate(now()),
    )
