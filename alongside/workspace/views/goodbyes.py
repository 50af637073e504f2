"""Planning a goodbye."""

from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from alongside.access.http import SignedInRequest
from alongside.kernel.clock import now
from alongside.outreach import ending_rules as rules
from alongside.outreach.actions import goodbyes
from alongside.outreach.ending_vocabulary import Keep, State
from alongside.outreach.queries.endings import Told
from alongside.workspace.ending_steps import card_so_far, step
from alongside.workspace.forms.goodbyes import GoodbyeForm
from alongside.workspace.forms.typed import typed
from alongside.workspace.opening import Page


@require_http_methods(["GET", "HEAD", "POST"])
def goodbye(request: SignedInRequest, record: UUID) -> HttpResponse:
    """Plan how we say goodbye."""
    today = timezone.localdate(now())

    def make(page: Page, told: Told) -> GoodbyeForm:
        contacts = rules.follow_ups(after=told.row.goodbye_on or today)
        initial = card_so_far(page, told, today) | {
            "on": told.row.goodbye_on,
            "keeps": told.row.keeps or [Keep.PLAN.value, Keep.PROMISES.value],
            "months": [str(one) for one in told.row.follow_up_months],
            **{name: getattr(told.card, name) for name in ("who_goes_on", "who_to_call", "letter")},
        }
        return GoodbyeForm(typed(request), initial=initial, ending=told.row, contacts=contacts)

    def act(given: dict[str, Any], form: GoodbyeForm) -> None:
        given.pop("once")
        goodbyes.plan_goodbye(goodbye=form.goodbye(), **given)

    return step(request, record, State.GOODBYE, make, act)
