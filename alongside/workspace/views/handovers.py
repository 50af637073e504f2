"""A change of key worker: propose it, write down what they wish, take it step by step, ask how it goes."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from alongside.access.http import SignedInRequest
from alongside.access.posted import seen_version
from alongside.access.queries import grants
from alongside.access.vocabulary import GrantRole
from alongside.jurisdiction import packs
from alongside.kernel.clock import now
from alongside.kernel.decisions import NotVisible, require
from alongside.kernel.models import ChangedMeanwhile
from alongside.keywork import policies
from alongside.keywork.actions import handovers as actions
from alongside.keywork.queries import handovers, matching, staff
from alongside.people.actions import pace
from alongside.workspace.forms.handovers import ProposeForm, WishesForm, initial_from
from alongside.workspace.forms.pace import quieted, said
from alongside.workspace.forms.typed import typed
from alongside.workspace.opening import open_page
from alongside.workspace.queries import frame


@require_safe
def show(request: SignedInRequest, record: UUID) -> HttpResponse:
    """The handover that goes on, or the last one, with its steps."""
    with open_page(request, record) as page:
        told = handovers.get(record=record, door=page.door)
        around = frame.of(page)
        can_write = bool(policies.can_write_bonds(request.user, page.door.compartments(record)))
        steps = [
            (state, state.label) for state in told.next_states if around["leads"] or state not in policies.BY_LEADS
        ]
        shown = {**around, "told": told, "steps": steps if can_write else (), "can_write": can_write}
    return render(request, "workspace/handovers/show.html", shown)


@require_http_methods(["GET", "HEAD", "POST"])
def propose(request: SignedInRequest, record: UUID, grant: UUID) -> HttpResponse:
    """Propose that somebody else becomes key worker."""
    moment, today = now(), timezone.localdate(now())
    with open_page(request, record) as page:
        require(policies.can_choose_worker(leads=grants.leads(record)))
        door = grants.on_record(record=record, grant=grant)
        if door.role != GrantRole.KEY_WORKER:
            raise NotVisible
        around = frame.of(page)
        colleagues = matching.could_come(without=[door.holder_id, request.user.pk])
        reasons = handovers.reasons(pack=packs.in_force(), on=today)
        untrained = staff.untrained(people=colleagues, pack=packs.in_force(), on=today)
        quiet, initial = quieted(record, around["quiet"]), {"to": request.GET.get("to", "")}
        given: dict[str, Any] = {"colleagues": colleagues, "untrained": untrained, "reasons": reasons}
        form = ProposeForm(typed(request), initial=initial, quiet=quiet, today=today, **given)
        if request.method == "POST" and form.is_valid():
            pace.say(record=record, said=said(form), now=moment, door=page.door, by=request.user)
            asked: dict[str, Any] = {
                "grant": door,
                "to": form.chosen(),
                "reason": form.cleaned_data["reason"],
                "wishes": form.wishes(),
            }
            actions.propose(**asked, now=moment, door=page.door, by=request.user)
            messages.success(request, _("Saved. Nothing opens by it: go on step by step, with them."))
            return redirect("workspace:handover", record)
        names = [one.account.name for one in colleagues if one.account_id in untrained]
        shown = {**around, "form": form, "name": door.holder.name, "untrained": names}
    return render(request, "workspace/handovers/propose.html", shown)


@require_http_methods(["GET", "HEAD", "POST"])
def write(request: SignedInRequest, record: UUID) -> HttpResponse:
    """Write down what they know and wish by now."""
    status, moment = 200, now()
    with open_page(request, record) as page:
        require(policies.can_write_bonds(request.user, page.door.compartments(record)))
        told, around = handovers.get(record=record, door=page.door), frame.of(page)
        quiet, today = quieted(record, around["quiet"]), timezone.localdate(moment)
        form = WishesForm(typed(request), initial=initial_from(told), quiet=quiet, today=today)
        seen = seen_version(request, told.handover.version)
        if request.method == "POST" and form.is_valid():
            pace.say(record=record, said=said(form), now=moment, door=page.door, by=request.user)
            given: dict[str, Any] = {"handover": told.handover, "seen": seen, "wishes": form.wishes()}
            try:
                actions.write(**given, door=page.door, by=request.user)
            except ChangedMeanwhile as other:
                status, seen = 409, _version(other)
                messages.warning(request, _("Somebody else changed this first. Look again: what you wrote is below."))
            else:
                messages.success(request, _("Saved."))
                return redirect("workspace:handover", record)
        shown = {**around, "form": form, "told": told, "seen": seen}
    return render(request, "workspace/handovers/write.html", shown, status=status)


def _version(other: ChangedMeanwhile) -> int:
    return int(getattr(other.current, "version", 0))
