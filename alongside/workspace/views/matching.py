"""Choosing who could be there for a young person: what they wish, who has room, and naming somebody."""

import contextlib
from datetime import date
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from alongside.access import step_up
from alongside.access.actions import barriers
from alongside.access.http import SignedInRequest
from alongside.access.queries import grants
from alongside.access.vocabulary import GrantRole
from alongside.jurisdiction import packs
from alongside.kernel.clock import now
from alongside.kernel.decisions import NotVisible, require
from alongside.kernel.models import ChangedMeanwhile
from alongside.keywork import policies
from alongside.keywork.actions import relationships
from alongside.keywork.bond_vocabulary import BY_GRANT, BondRole
from alongside.keywork.queries import matching
from alongside.keywork.queries import wishes as wished
from alongside.ledger.actions import lines
from alongside.ledger.vocabulary import Verb
from alongside.people.queries import agencies, practitioners
from alongside.workspace.forms.matching import NarrowForm, StartForm
from alongside.workspace.forms.typed import typed
from alongside.workspace.opening import open_page
from alongside.workspace.queries import frame


@require_safe
def choose(request: SignedInRequest, record: UUID) -> HttpResponse:
    """Who could be there: in order of name, with what there is to know, narrowed as the lead likes."""
    moment, pack = now(), packs.in_force()
    with open_page(request, record) as page:
        require(policies.can_choose_worker(leads=grants.leads(record)))
        form = NarrowForm(request.GET or None, teams=agencies.team_names())
        asked = wished.last(record=record, door=page.door)
        wanted = form.wanted() if request.GET else matching.Wanted()
        match = matching.of(record=record, wanted=wanted, pack=pack, now=moment, viewer=request.user)
        lines.record(Verb.RELATIONSHIP_LOOKED, records=[record], by=request.user.pk)
        shown = {**frame.of(page), "form": form, "match": match, "wish": asked, "narrowed": bool(request.GET)}
        doors = [one for one in page.who_can_see if one.record_id]
        keys = [one for one in doors if one.role == GrantRole.KEY_WORKER]
        shown["here"], shown["key_workers"] = {one.holder_id for one in doors}, {one.holder_id for one in keys}
        shown["key_worker_grant"] = keys[0].pk if keys else None
        shown["fits"] = matching.fitting_wish(asked.card) if asked else None
    return render(request, "workspace/relationships/choose.html", shown)


@require_http_methods(["GET", "HEAD", "POST"])
@step_up.required()
def name(request: SignedInRequest, record: UUID, account: UUID) -> HttpResponse:
    """Name somebody: their door opens, who asked and why is kept, in one act."""
    moment, today = now(), timezone.localdate(now())
    with open_page(request, record) as page:
        require(policies.can_choose_worker(leads=grants.leads(record)))
        colleagues = practitioners.of_support()
        who = next((one.account for one in colleagues if one.account_id == account), None)
        if who is None:
            raise NotVisible
        could = matching.one(account=account, pack=packs.in_force(), now=moment)
        given: dict[str, Any] = {
            "colleagues": colleagues,
            "today": today,
            "untrained": bool(could and could.warned.is_untrained),
        }
        form = StartForm(typed(request), initial=_asked_for(request), **given)
        if request.method == "POST" and form.is_valid():
            role = BondRole(form.cleaned_data["role"])
            start: dict[str, Any] = {
                "record": record,
                "who": who,
                "role": role,
                "sees": form.sees(),
                "about": form.about(),
            }
            try:
                relationships.start(**start, now=moment, door=page.door, by=request.user)
            except ChangedMeanwhile:
                messages.warning(request, _("Somebody else did this first."))
            else:
                knows = form.cleaned_data["knows"]
                barriers.answer(record=record, who=who, knows=knows, door=page.door, by=request.user)
                messages.success(request, _("They are named, and can see what you chose. Who tells the young person?"))
            return redirect("workspace:alongside", record)
        shown = {**frame.of(page), "form": form, "name": who.name, "could": could}
    return render(request, "workspace/relationships/name.html", shown)


def _asked_for(request: SignedInRequest) -> dict[str, Any]:
    """As what and until when, when a page that leads here says so; anything else is left to the form."""
    found: dict[str, Any] = {}
    if request.GET.get("role") in BY_GRANT:
        found["role"] = request.GET["role"]
    with contextlib.suppress(ValueError):
        found["until"] = date.fromisoformat(request.GET.get("until", ""))
    return found
