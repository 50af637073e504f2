"""Young people: the list, one young person's page, and what is known about them."""

from datetime import datetime
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from alongside.access.http import SignedInRequest
from alongside.access.models import Account
from alongside.access.posted import seen_version
from alongside.kernel.clock import now
from alongside.kernel.decisions import NotVisible
from alongside.kernel.models import ChangedMeanwhile
from alongside.people import policies
from alongside.people.actions import pace, people_who_matter
from alongside.people.actions import young_people as actions
from alongside.people.queries import agencies, young_people
from alongside.record.queries import entries
from alongside.record.queries.entries import Filters
from alongside.workspace.forms.pace import quieted, said
from alongside.workspace.forms.timeline import TimelineForm
from alongside.workspace.forms.typed import typed
from alongside.workspace.forms.young_people import CardForm, StartForm, WhoMattersForm
from alongside.workspace.opening import Page, open_page
from alongside.workspace.queries import at_once, attachments, caseload, frame, timeline


@require_safe
def listed(request: SignedInRequest) -> HttpResponse:
    """The young people behind one's doors, fifty at a time."""
    after = request.GET.get("after", "")
    whose = request.GET.get("whose", "")
    found = caseload.page(whose=whose, after=after, viewer=request.user)
    return render(request, "workspace/young_people/list.html", {"list": found})


@require_safe
def show(request: SignedInRequest, record: UUID) -> HttpResponse:
    """A young person's page: their words, their timeline, who can see."""
    with open_page(request, record) as page:
        form = _choosing(request, record)
        filters = form.filters() if form else Filters()
        before = request.GET.get("before", "")
        found = entries.timeline(record=record, filters=filters, before=before, door=page.door)
        newest = () if before or form else found.entries
        shown = {
            **frame.of(page),
            "form": form,
            "own_words": entries.latest_own_words(record=record, newest=newest, door=page.door),
            "timeline": found,
            "rows": timeline.rows(found.entries),
            **attachments.beside(found.entries, page),
            "earlier_than": before,
            "at_once": None if before or form else at_once.of(page, now=now()),
        }
    return render(request, "workspace/young_people/show.html", shown)


@require_safe
def about(request: SignedInRequest, record: UUID) -> HttpResponse:
    """What is known about them, and who matters to them."""
    with open_page(request, record) as page:
        known = {
            **frame.of(page),
            "outside": young_people.outside_identifiers(record=record, door=page.door),
            "sees_identity": bool(policies.can_write_identity(request.user, page.door.compartments(record))),
        }
    return render(request, "workspace/young_people/about.html", known)


@require_http_methods(["GET", "HEAD", "POST"])
def add(request: SignedInRequest) -> HttpResponse:
    """Start alongside somebody new."""
    teams = agencies.teams_of(request.user, wanted="member")
    moment = now()
    form = StartForm(typed(request), teams=teams, today=timezone.localdate(moment))
    if request.method == "POST" and form.is_valid():
        team = UUID(form.cleaned_data["team"])
        person = actions.add(card=form.card(), team=team, said=said(form), now=moment, by=request.user)
        messages.success(request, _("Their record is open. You are named as key worker."))
        return redirect("workspace:young-person", person.record_id)
    return render(request, "workspace/young_people/add.html", {"form": form, "teams": teams})


@require_http_methods(["GET", "HEAD", "POST"])
def change_card(request: SignedInRequest, record: UUID) -> HttpResponse:
    """Put right how they are called and what is known of them."""
    theirs, moment = None, now()
    with open_page(request, record) as page:
        around = frame.of(page)
        quiet, initial = quieted(record, around["quiet"]), CardForm.initial_from(page.card)
        form = CardForm(typed(request), initial=initial, quiet=quiet, today=timezone.localdate(moment))
        if page.person is None:
            raise NotVisible
        seen = seen_version(request, page.person.version)
        if request.method == "POST" and form.is_valid():
            try:
                _keep_card(page, form, seen=seen, now=moment, by=request.user)
            except ChangedMeanwhile:
                theirs, seen = page.card, page.person.version
            else:
                messages.success(request, _("Saved."))
                return redirect("workspace:about", record)
        shown = {**around, "form": form, "seen": seen, "theirs": theirs}
    return render(request, "workspace/young_people/card.html", shown, status=409 if theirs else 200)


@require_http_methods(["GET", "HEAD", "POST"])
def add_who_matters(request: SignedInRequest, record: UUID) -> HttpResponse:
    """Add somebody who matters to them, or keep that they would rather not be asked."""
    moment = now()
    with open_page(request, record) as page:
        around = frame.of(page)
        form = WhoMattersForm(typed(request), quiet=quieted(record, around["quiet"]), today=timezone.localdate(moment))
        if request.method == "POST" and form.is_valid():
            pace.say(record=record, said=said(form), now=moment, door=page.door, by=request.user)
            if card := form.card():
                people_who_matter.add(record=record, card=card, now=moment, door=page.door, by=request.user)
            messages.success(request, _("Saved."))
            return redirect("workspace:about", record)
        shown = {**around, "form": form}
    return render(request, "workspace/young_people/who_matters.html", shown)


def _keep_card(page: Page, form: CardForm, *, seen: int, now: datetime, by: Account) -> None:
    card = form.card(number=page.card.number)
    pace.say(record=page.record, said=said(form), now=now, door=page.door, by=by)
    if page.person and card != page.card:
        actions.change_card(person=page.person, seen=seen, card=card, door=page.door, by=by)


def _choosing(request: SignedInRequest, record: UUID) -> TimelineForm | None:
    """The filter form, which is made only when somebody wants to choose."""
    if not {"choose", *TimelineForm.base_fields}.intersection(request.GET):
        return None
    return TimelineForm(request.GET, authors=entries.authors(record=record))
