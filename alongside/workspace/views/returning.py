"""They are back, in one act; who is there for them again; and contacts after a goodbye."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods

from alongside.access import policies as access
from alongside.access import step_up
from alongside.access.http import SignedInRequest
from alongside.access.posted import once as made_once
from alongside.access.posted import seen_version
from alongside.access.queries import grants
from alongside.access.vocabulary import Role
from alongside.kernel.clock import now
from alongside.kernel.decisions import require
from alongside.kernel.models import ChangedMeanwhile
from alongside.keywork import policies as keywork
from alongside.keywork.queries import promises
from alongside.keywork.queries import relationships as seeing
from alongside.outreach import ending_policies as policies
from alongside.outreach.actions import returning as actions
from alongside.outreach.ending_vocabulary import FollowUpState
from alongside.outreach.queries import endings
from alongside.planning.queries import plans
from alongside.workspace.forms.returning import SAME, BackForm, FollowUpForm, WelcomeForm
from alongside.workspace.forms.typed import typed
from alongside.workspace.opening import Page, open_page
from alongside.workspace.queries import frame, in_touch


@require_http_methods(["GET", "HEAD", "POST"])
def back(request: SignedInRequest, record: UUID) -> HttpResponse:
    """They are back: what we know already, what not to ask, and one button. Where doors open with it, prove it is you."""
    take = step_up.required()(_back) if access.leads_somewhere(request.user) else _back
    return take(request, record)


def _back(request: SignedInRequest, record: UUID) -> HttpResponse:
    moment, once = now(), made_once(request)
    with open_page(request, record) as page:
        parts = page.door.compartments(record)
        require(policies.can_write_endings(parts, is_partner=request.user.holds(Role.PARTNER)))
        form = BackForm(typed(request))
        if request.method == "POST" and form.is_valid():
            given: dict[str, Any] = {"now": moment, "once": once, "door": page.door, "by": request.user}
            actions.back(record=record, returned=form.returned(), **given)
            messages.success(request, _("Welcome back. Everything is as they left it; nothing has to be told again."))
            return redirect("workspace:young-person", record)
        shown = {**frame.of(page), "form": form, "once": once, **_known(page, moment)}
    return render(request, "workspace/endings/back.html", shown)


@step_up.required()
@require_http_methods(["GET", "HEAD", "POST"])
def welcome(request: SignedInRequest, record: UUID) -> HttpResponse:
    """A lead sees to it that somebody is there for them again."""
    moment = now()
    with open_page(request, record) as page:
        require(keywork.can_choose_worker(leads=grants.leads(record)))
        told = endings.required(record=record, door=page.door)
        form = WelcomeForm(typed(request))
        if request.method == "POST" and form.is_valid():
            same = form.cleaned_data["worker"] == SAME
            given: dict[str, Any] = {"now": moment, "door": page.door, "by": request.user}
            again = actions.welcome(ending=told.row, same_worker=same, **given)
            said = ngettext("%(n)d worker is there again.", "%(n)d workers are there again.", len(again))
            messages.success(request, said % {"n": len(again)} if again else _("Saved. Now see who could be there."))
            return redirect("workspace:alongside", record)
        shown = {**frame.of(page), "form": form, "told": told, "before": _before(page, told)}
    return render(request, "workspace/endings/welcome.html", shown)


@require_http_methods(["GET", "HEAD", "POST"])
def follow_up(request: SignedInRequest, record: UUID, contact: UUID) -> HttpResponse:
    """What came of getting in touch after a goodbye."""
    moment, once = now(), made_once(request)
    with open_page(request, record) as page:
        row = endings.follow_up(row=contact, record=record)
        form = FollowUpForm(typed(request))
        if request.method == "POST" and form.is_valid():
            seen = seen_version(request, row.version)
            came, words = FollowUpState(form.cleaned_data["came"]), form.cleaned_data["words"]
            given: dict[str, Any] = {"now": moment, "once": once, "door": page.door, "by": request.user}
            try:
                actions.follow_up(row=row, seen=seen, came=came, words=words, **given)
            except ChangedMeanwhile:
                messages.warning(request, _("Somebody else wrote this down first. See what they wrote."))
            else:
                messages.success(request, _("Saved. The door stays open."))
            return redirect("workspace:ending", record)
        shown = {**frame.of(page), "form": form, "row": row, "seen": row.version, "once": once}
    return render(request, "workspace/endings/follow_up.html", shown)


def _known(page: Page, moment: Any) -> dict[str, Any]:
    """What they need not tell again: how we keep in touch, promises, their plan, and who was alongside them."""
    told = endings.newest(record=page.record, door=page.door)
    return {
        "known": in_touch.known(page, now=moment),
        "promises": promises.waiting(record=page.record, on=timezone.localdate(moment), door=page.door),
        "plan": plans.newest(record=page.record, door=page.door),
        "told": told,
        "before": _before(page, told) if told else [],
    }


def _before(page: Page, told: endings.Told) -> list[str]:
    doors = endings.doors_that_end_with(told.row, doors=seeing.doors(page.record))
    return [one.holder.name for one in doors if one.role in actions.WITH_THEM_AGAIN]
