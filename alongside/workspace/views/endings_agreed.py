"""Agreeing that support ends."""

from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from alongside.access import step_up
from alongside.access.http import SignedInRequest
from alongside.access.queries import grants
from alongside.kernel.clock import now
from alongside.kernel.decisions import Decision, require
from alongside.outreach import ending_policies as policies
from alongside.outreach import ending_rules as rules
from alongside.outreach.actions import endings_agreed
from alongside.outreach.ending_vocabulary import State
from alongside.outreach.queries import endings
from alongside.outreach.queries.endings import Told
from alongside.workspace.ending_steps import step
from alongside.workspace.forms.endings_agreed import AgreeForm
from alongside.workspace.forms.typed import typed
from alongside.workspace.opening import Page


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
        endings_agreed.agree(ended=form.ended(), **given)

    return step(request, record, State.ENDED, make, act)


def _may_agree(request: SignedInRequest, told: Told) -> Decision:
    leads = grants.leads(told.row.record_id)
    return policies.can_agree_to_ending(leads=leads, began=told.row.begun_by_id == request.user.pk)


def _wanted(told: Told, after: Any) -> list[rules.Contact]:
    return [one for one in rules.follow_ups(after=after) if one.months in told.row.follow_up_months]
