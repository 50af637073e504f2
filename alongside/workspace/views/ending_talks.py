"""Writing down what they make of an end or a pause."""

from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from alongside.access.http import SignedInRequest
from alongside.kernel.clock import now
from alongside.outreach.actions import endings_talked
from alongside.outreach.ending_vocabulary import State
from alongside.outreach.queries import tries
from alongside.outreach.queries.endings import Told
from alongside.workspace.ending_steps import step
from alongside.workspace.forms.ending_talks import TalkForm
from alongside.workspace.forms.pace import quieted
from alongside.workspace.forms.typed import typed
from alongside.workspace.opening import Page
from alongside.workspace.queries import frame


@require_http_methods(["GET", "HEAD", "POST"])
def talk(request: SignedInRequest, record: UUID) -> HttpResponse:
    """What they make of it."""
    today = timezone.localdate(now())

    def make(page: Page, told: Told) -> TalkForm:
        last, quiet = tries.newest(record=record), frame.of(page)["quiet"]
        given: dict[str, Any] = {"ending": told.row, "unanswered": last.unanswered if last else 0}
        return TalkForm(typed(request), quiet=quieted(record, quiet), today=today, **given)

    def act(given: dict[str, Any], form: TalkForm) -> None:
        endings_talked.talk(talked=form.talked(), **given)

    return step(request, record, State.TALKED, make, act)
