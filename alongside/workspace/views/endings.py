"""Ending or pausing support, step by step; and what they receive."""

from collections.abc import Callable
from datetime import datetime
from typing import Any
from uuid import UUID

from django import forms
from django.contrib import messages
from django.db import transaction
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from alongside.access import step_up
from alongside.access.http import SignedInRequest, number
from alongside.access.queries import grants
from alongside.access.vocabulary import Role
from alongside.kernel.clock import now
from alongside.kernel.decisions import Decision, NotVisible, require
from alongside.kernel.forms import AskedForm
from alongside.kernel.models import ChangedMeanwhile
from alongside.outreach import ending_paper as paper
from alongside.outreach import ending_policies as policies
from alongside.outreach import ending_rules as rules
from alongside.outreach.actions import endings as actions
from alongside.outreach.ending_vocabulary import Keep, Reason, State
from alongside.outreach.queries import contact, endings, tries
from alongside.outreach.queries.endings import Told
from alongside.people.actions import pace
from alongside.workspace.forms.endings import AgreeForm, BeginForm, GoodbyeForm, PauseForm, TalkForm
from alongside.workspace.forms.once import once as made_once
from alongside.workspace.forms.pace import quieted, said
from alongside.workspace.forms.typed import typed
from alongside.workspace.opening import Page, open_page
from alongside.workspace.queries import frame

Make = Callable[[Page, Told], forms.Form]
Act = Callable[[dict[str, Any], Any], None]


@require_safe
def show(request: SignedInRequest, record: UUID) -> HttpResponse:
    """How it stands with an ending or a pause, or how one begins."""
    with open_page(request, record) as page:
        told, around = endings.newest(record=record, door=page.door), frame.of(page)
        began = told is not None and told.row.begun_by_id == request.user.pk
        shown = {
            **around,
            "told": told,
            "can_write": bool(_may_write(request, page)),
            "can_agree": bool(policies.can_agree_to_ending(leads=around["leads"], began=began)),
            "began": began,
        }
    return render(request, "workspace/endings/show.html", shown)


@require_http_methods(["GET", "HEAD", "POST"])
def begin(request: SignedInRequest, record: UUID) -> HttpResponse:
    """Write down that an end or a pause is thought about."""
    moment, once = now(), made_once(request)
    with open_page(request, record) as page:
        require(_may_write(request, page))
        form = BeginForm(typed(request), reasons=rules.reasons(on=timezone.localdate(moment)))
        if request.method == "POST" and form.is_valid():
            reason, why = Reason(form.cleaned_data["reason"]), form.cleaned_data["why"]
            given: dict[str, Any] = {"now": moment, "once": once, "door": page.door, "by": request.user}
            actions.begin(record=record, reason=reason, why=why, **given)
            messages.success(request, _("Saved. Nothing changes by it: talk about it with them first."))
            return redirect("workspace:ending", record)
        shown = {**frame.of(page), "form": form, "once": once}
    return render(request, "workspace/endings/begin.html", shown)


@require_http_methods(["GET", "HEAD", "POST"])
def talk(request: SignedInRequest, record: UUID) -> HttpResponse:
    """What they make of it."""
    today = timezone.localdate(now())

    def make(page: Page, told: Told) -> TalkForm:
        last, quiet = tries.newest(record=record), frame.of(page)["quiet"]
        given: dict[str, Any] = {"ending": told.row, "unanswered": last.unanswered if last else 0}
        return TalkForm(typed(request), quiet=quieted(record, quiet), today=today, **given)

    def act(given: dict[str, Any], form: TalkForm) -> None:
        actions.talk(talked=form.talked(), **given)

    return _step(request, record, State.TALKED, make, act)


@require_http_methods(["GET", "HEAD", "POST"])
def goodbye(request: SignedInRequest, record: UUID) -> HttpResponse:
    """Plan how we say goodbye."""
    today = timezone.localdate(now())

    def make(page: Page, told: Told) -> GoodbyeForm:
        contacts = rules.follow_ups(after=told.row.goodbye_on or today)
        initial = _card(page, told, today) | {
            "on": told.row.goodbye_on,
            "keeps": told.row.keeps or [Keep.PLAN.value, Keep.PROMISES.value],
            "months": [str(one) for one in told.row.follow_up_months],
            **{name: getattr(told.card, name) for name in ("who_goes_on", "who_to_call", "letter")},
        }
        return GoodbyeForm(typed(request), initial=initial, ending=told.row, contacts=contacts)

    def act(given: dict[str, Any], form: GoodbyeForm) -> None:
        given.pop("once")
        actions.plan_goodbye(goodbye=form.goodbye(), **given)

    return _step(request, record, State.GOODBYE, make, act)


@require_http_methods(["GET", "HEAD", "POST"])
def pause(request: SignedInRequest, record: UUID) -> HttpResponse:
    """Keep that they want a pause, and until when."""
    today = timezone.localdate(now())

    def make(page: Page, told: Told) -> PauseForm:
        longest = rules.longest_pause(on=today)
        initial = _card(page, told, today) | {"until": told.row.open_until}
        return PauseForm(typed(request), initial=initial, ending=told.row, today=today, longest=longest)

    def act(given: dict[str, Any], form: PauseForm) -> None:
        given.pop("once")
        actions.pause(**form.cleaned_data, **given)

    return _step(request, record, State.PAUSED, make, act)


@step_up.required()
@require_http_methods(["GET", "HEAD", "POST"])
def agree(request: SignedInRequest, record: UUID) -> HttpResponse:
    """Agree that support ends, as a second person."""
    today = timezone.localdate(now())

    def make(_page: Page, told: Told) -> AgreeForm:
        require(_may_agree(request, told))
        last = max((one.on for one in _wanted(told, told.row.goodbye_on or today)), default=None)
        initial = {
            "on": min(told.row.goodbye_on or today, today),
            "seen_on": endings.last_seen(record=record),
            "workers_until": rules.workers_until(ended=today, last_contact=last),
        }
        seen_days = rules.seen_days(on=today)
        return AgreeForm(typed(request), initial=initial, ending=told.row, today=today, seen_days=seen_days)

    def act(given: dict[str, Any], form: AgreeForm) -> None:
        actions.agree(ended=form.ended(), **given)

    return _step(request, record, State.ENDED, make, act)


@require_POST
def call_off(request: SignedInRequest, record: UUID) -> HttpResponse:
    """Write down that support goes on."""
    with open_page(request, record) as page:
        told = endings.required(record=record, door=page.door)
        seen = number(request.POST.get("seen", "")) or told.row.version
        try:
            actions.call_off(ending=told.row, seen=seen, door=page.door, by=request.user)
        except ChangedMeanwhile:
            messages.warning(request, _("Somebody else changed this first. See where it is now."))
        else:
            messages.success(request, _("Saved. Support goes on."))
    return redirect("workspace:ending", record)


@require_safe
def letter(request: SignedInRequest, record: UUID) -> HttpResponse:
    """The goodbye in writing, as a page to print."""
    with open_page(request, record) as page:
        told = _to_give(page)
        actions.take_out(ending=told.row, what="page", by=request.user)
        shown = {"record": record, "letter": paper.letter(told, today=timezone.localdate(now()))}
    return render(request, "workspace/endings/letter.html", shown)


@require_safe
def taken_out(request: SignedInRequest, record: UUID, what: str) -> HttpResponse:
    """The goodbye as a PDF, the card as a PDF, or the card as a picture for a phone."""
    makers = {"letter": paper.goodbye, "card": paper.card, "picture": paper.picture}
    with open_page(request, record) as page:
        told = _to_give(page)
        actions.take_out(ending=told.row, what=what, by=request.user)
        file = makers[what](told, today=timezone.localdate(now()))
    kind, name = ("image/png", "picture.png") if what == "picture" else ("application/pdf", "page.pdf")
    answer = HttpResponse(file, content_type=kind)
    # The name of a file is seen by whoever borrows a phone.
    answer["Content-Disposition"] = f'attachment; filename="{name}"'
    answer["Content-Length"] = str(len(file))
    return answer


def _step(request: SignedInRequest, record: UUID, to: State, make: Make, act: Act) -> HttpResponse:
    """One step of an ending: its form, and what it does; whoever was quicker is shown, with what was typed kept."""
    status, moment, once = 200, now(), made_once(request)
    with open_page(request, record) as page:
        require(_may_write(request, page))
        told = endings.required(record=record, door=page.door)
        form = make(page, told)
        seen = number(request.POST.get("seen", "")) or told.row.version
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


def _may_write(request: SignedInRequest, page: Page) -> Decision:
    parts = page.door.compartments(page.record)
    return policies.can_write_endings(parts, is_partner=request.user.holds(Role.PARTNER))


def _may_agree(request: SignedInRequest, told: Told) -> Decision:
    leads = grants.leads(told.row.record_id)
    return policies.can_agree_to_ending(leads=leads, began=told.row.begun_by_id == request.user.pk)


def _to_give(page: Page) -> Told:
    told = endings.required(record=page.record, door=page.door)
    if not told.has_door_card:
        raise NotVisible
    return told


def _card(page: Page, told: Told, today: Any) -> dict[str, str]:
    """What the card starts with: what is on it, or the name they said may be shown."""
    known = contact.rules(record=page.record, on=today, door=page.door)
    name = told.card.card_name or known.card.name_to_show
    return {"card_name": name, "card_how": told.card.card_how}


def _wanted(told: Told, after: Any) -> list[rules.Contact]:
    return [one for one in rules.follow_ups(after=after) if one.months in told.row.follow_up_months]
