"""The way so far: one drawing and the same as a list, to look at together or to print."""

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from alongside.access.http import SignedInRequest
from alongside.jurisdiction.clocks import add_months
from alongside.kernel.clock import now
from alongside.planning import ways
from alongside.planning.queries import journeys
from alongside.workspace.opening import open_page

MONTHS = 12


@require_safe
def show(request: SignedInRequest, record: UUID) -> HttpResponse:
    """The last twelve months. No name is on it: it may lie on a table."""
    today = timezone.localdate(now())
    with open_page(request, record) as page:
        since = add_months(today, -MONTHS)
        found = journeys.of_record(record=record, since=since, until=today, door=page.door)
    return render(request, "workspace/sessions/journey.html", {"record": record, "way": ways.of(found)})
