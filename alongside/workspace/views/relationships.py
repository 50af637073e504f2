"""Who is alongside a young person: see it, add somebody, tell more, end."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_safe

from alongside.access import step_up
from alongside.access.http import SignedInRequest
from alongside.access.posted import seen_version
from alongside.access.queries import grants
from alongside.access.vocabulary import GrantRole
from alongside.kernel.clock import now
from alongside.kernel.decisions import NotVisible, require
from alongside.kernel.models import ChangedMeanwhile
from alongside.keywork import policies
from alongside.keywork.actions import relationships as actions
from alongside.keywork.bond_vocabulary import BY_GRANT, BondRole
from alongside.keywork.queries import relationships
from alongside.people.queries import practitioners
from alongside.workspace.forms.relationships import EndingForm, MoreForm, OutsideForm, initial_from
from alongside.workspace.forms.typed import typed
from alongside.workspace.opening import open_page
from alongside.workspace.queries import frame
from alongside.workspace.queries import relationships as around

MEANWHILE = gettext_lazy("Somebody else changed this first. Look again: what you wrote is below.")


@require_safe
def show(request: SignedInRequest, record: UUID) -> HttpResponse:
    """Everybody alongside, now and before, and how steady we were."""
    with open_page(request, record) as page:
        shown = {**frame.of(page), "around": around.of(page, now=now())}
        shown["can_write"] = bool(policies.can_write_bonds(request.user, page.door.compartments(record)))
    return render(request, "workspace/relationships/show.html", shown)


@require_http_methods(["GET", "HEAD", "POST"])
def add(request: SignedInRequest, record: UUID) -> HttpResponse:
    """Write down somebody who has no account here."""
    moment = now()
    with open_page(request, record) as page:
        require(policies.can_write_bonds(request.user, page.door.compartments(record)))
        form = OutsideForm(typed(request), colleagues=[], today=timezone.localdate(moment))
        if request.method == "POST" and form.is_valid():
            role, since = BondRole(form.cleaned_data["role"]), form.cleaned_data["since"]
            given: dict[str, Any] = {"record": record, "role": role, "since": since, "about": form.about()}
            actions.add_outside(**given, now=moment, door=page.door, by=request.user)
            messages.success(request, _("Saved. It opens nothing: only a lead lets somebody see."))
            return redirect("workspace:alongside", record)
        shown = {**frame.of(page), "form": form}
    return render(request, "workspace/relationships/add.html", shown)


@require_http_methods(["GET", "HEAD", "POST"])
def more(request: SignedInRequest, record: UUID, grant: UUID) -> HttpResponse:
    """Tell more of somebody who can see the record."""
    moment, today = now(), timezone.localdate(now())
    with open_page(request, record) as page:
        require(policies.can_write_bonds(request.user, page.door.compartments(record)))
        door = grants.on_record(record=record, grant=grant)
        is_partner = door.role == GrantRole.PARTNER
        colleagues = practitioners.to_step_in(is_partner=is_partner)
        form = MoreForm(typed(request), is_partner=is_partner, colleagues=colleagues, today=today)
        if request.method == "POST" and form.is_valid():
            role = BondRole(form.cleaned_data["role"] if is_partner else door.role)
            given: dict[str, Any] = {
                "grant": door,
                "role": role,
                "since": form.cleaned_data["since"],
                "about": form.about(),
            }
            try:
                actions.tell_more(**given, now=moment, door=page.door, by=request.user)
            except ChangedMeanwhile:
                messages.warning(request, _("Somebody else told of it first. See what they wrote."))
            return redirect("workspace:alongside", record)
        shown = {**frame.of(page), "form": form, "name": door.holder.name}
    return render(request, "workspace/relationships/more.html", shown)


@require_http_methods(["GET", "HEAD", "POST"])
def change(request: SignedInRequest, record: UUID, bond: UUID) -> HttpResponse:
    """Put right what is told of somebody."""
    status, today = 200, timezone.localdate(now())
    with open_page(request, record) as page:
        require(policies.can_write_bonds(request.user, page.door.compartments(record)))
        row = relationships.get(bond=bond, record=record)
        card = relationships.card(row, door=page.door)
        colleagues = practitioners.to_step_in(is_partner=row.role not in BY_GRANT)
        around_form: dict[str, Any] = {"initial": initial_from(row, card), "colleagues": colleagues, "today": today}
        posted = typed(request)
        form = (
            MoreForm(posted, is_partner=False, is_new=False, **around_form)
            if row.grant_id
            else OutsideForm(posted, is_new=False, **around_form)
        )
        seen = seen_version(request, row.version)
        if request.method == "POST" and form.is_valid():
            try:
                actions.change(bond=row, seen=seen, about=form.about(), door=page.door, by=request.user)
            except ChangedMeanwhile:
                status, seen = 409, row.version
                messages.warning(request, MEANWHILE)
            else:
                messages.success(request, _("Saved."))
                return redirect("workspace:alongside", record)
        shown = {**frame.of(page), "form": form, "name": relationships.name(row, card), "seen": seen}
    return render(request, "workspace/relationships/more.html", shown, status=status)


@require_http_methods(["GET", "HEAD", "POST"])
def end(request: SignedInRequest, record: UUID, bond: UUID) -> HttpResponse:
    """Somebody without an account here is no longer alongside."""
    with open_page(request, record) as page:
        require(policies.can_write_bonds(request.user, page.door.compartments(record)))
        row = relationships.get(bond=bond, record=record)
        if row.grant_id or row.ends_on:
            raise NotVisible
        form, card = EndingForm(typed(request)), relationships.card(row, door=page.door)
        seen = seen_version(request, row.version)
        if request.method == "POST" and form.is_valid():
            ending = form.ending(on=timezone.localdate(now()))
            try:
                actions.end_outside(bond=row, seen=seen, ending=ending, door=page.door, by=request.user)
            except ChangedMeanwhile:
                messages.warning(request, _("Somebody else changed this first."))
            return redirect("workspace:alongside", record)
        shown = {**frame.of(page), "form": form, "name": card.name, "seen": seen}
    return render(request, "workspace/relationships/end.html", shown)


@require_http_methods(["GET", "HEAD", "POST"])
@step_up.required()
def end_door(request: SignedInRequest, record: UUID, grant: UUID) -> HttpResponse:
    """Somebody with a door is no longer alongside: the door closes, and how it ended is kept."""
    with open_page(request, record) as page:
        door = grants.on_record(record=record, grant=grant)
        is_own = door.holder_id == request.user.pk
        if not is_own:
            require(policies.can_choose_worker(leads=grants.leads(record)))
        form = EndingForm(typed(request))
        if request.method == "POST" and form.is_valid():
            moment = now()
            ending = form.ending(on=timezone.localdate(moment))
            try:
                actions.end_with_door(grant=door, ending=ending, now=moment, door=page.door, by=request.user)
            except ChangedMeanwhile:
                messages.warning(request, _("Somebody else ended this first."))
            else:
                messages.success(request, _("Saved. They can no longer see this record."))
            return redirect("workspace:young-people") if is_own else redirect("workspace:alongside", record)
        shown = {**frame.of(page), "form": form, "name": door.holder.name, "grant": door}
    return render(request, "workspace/relationships/end.html", shown)
