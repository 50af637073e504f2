"""Keeping that they want a pause."""

from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from alongside.access.http import SignedInRequest
from alongside.kernel.clock import now
from alongside.outreach import ending_rules as rules
from alongside.outreach.actions import pauses
from alongside.outreach.ending_vocabulary import State
from alongside.outreach.queries.endings import Told
from alongside.workspace.ending_steps import card_so_far, step
from alongside.workspace.forms.pauses import PauseForm
from alongside.workspace.forms.typed import typed
from alongside.workspace.opening import Page


@require_http_methods(["GET", "HEAD", "POST"])
def pause(request: SignedInRequest, record: UUID) -> HttpResponse:
    """Keep that they want a pause, and until when."""
    today = timezone.localdate(now())

    def make(page: Page, told: Told) -> PauseForm:
        longest = rules.longest_pause(on=today)
        initial = card_so_far(page, told, today) | {"until": told.row.open_until}
        return PauseForm(typed(request), initial=initial, ending=told.row, today=today, longest=longest)

    def act(given: dict[str, Any], form: PauseForm) -> None:
        given.pop("once")
        pauses.pause(**form.cleaned_data, **given)

    return step(request, record, State.PAUSED, make, act)
