"""One step of an ending: its page, who may take it, and what happens when two take it at once."""

from collections.abc import Callable
from datetime import datetime
from typing import Any
from uuid import UUID

from django import forms
from django.contrib import messages
from django.db import transaction
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from alongside.access.http import SignedInRequest
from alongside.access.posted import once as made_once
from alongside.access.posted import seen_version
from alongside.access.vocabulary import Role
from alongside.kernel.clock import now
from alongside.kernel.decisions import Decision, require
from alongside.kernel.forms import AskedForm
from alongside.kernel.models import ChangedMeanwhile
from alongside.outreach import ending_policies as policies
from alongside.outreach.ending_vocabulary import State
from alongside.outreach.queries import contact, endings
from alongside.outreach.queries.endings import Told
from alongside.people.actions import pace
from alongside.workspace.forms.pace import said
from alongside.workspace.opening import Page, open_page
from alongside.workspace.queries import frame

Make = Callable[[Page, Told], forms.Form]
Act = Callable[[dict[str, Any], Any], None]


def step(request: SignedInRequest, record: UUID, to: State, make: Make, act: Act) -> HttpResponse:
    """One step of an ending: its form, and what it does; whoever was quicker is shown, with what was typed kept."""
    status, moment, once = 200, now(), made_once(request)
    with open_page(request, record) as page:
        require(may_write(request, page))
        told = endings.required(record=record, door=page.door)
        form = make(page, told)
        seen = seen_version(request, told.row.version)
        if request.method == "POST" and form.is_valid():
            given = {"ending": told.row, "seen": seen, "now": moment, "once": once}
            try:
                _do(act, given, form, page, moment, request)
            except ChangedMeanwhile:
                status, seen = 409, told.row.version
                messages.warning(request, _("Somebody else changed this first. Look again: what you wrote is below."))
            else:
                messages.success(request, _("Saved."))
                return redirect("workspace:ending", record)
        shown = {**frame.of(page), "form": form, "told": told, "seen": seen, "once": once, "to": to}
    return render(request, "workspace/endings/step.html", shown, status=status)


def _do(
    act: Act, given: dict[str, Any], form: forms.Form, page: Page, moment: datetime, request: SignedInRequest
) -> None:
    """Both or neither: what they said in place of answers, and the step."""
    with transaction.atomic():
        if isinstance(form, AskedForm):
            pace.say(record=page.record, said=said(form), now=moment, door=page.door, by=request.user)
        act({**given, "door": page.door, "by": request.user}, form)


def may_write(request: SignedInRequest, page: Page) -> Decision:
    """Whether they may write endings of this record."""
    parts = page.door.compartments(page.record)
    return policies.can_write_endings(parts, is_partner=request.user.holds(Role.PARTNER))


def card_so_far(page: Page, told: Told, today: Any) -> dict[str, str]:
    """What the card starts with: what is on it, or the name they said may be shown."""
    known = contact.rules(record=page.record, on=today, door=page.door)
    name = told.card.card_name or known.card.name_to_show
    return {"card_name": name, "card_how": told.card.card_how}
