"""Who has seen a record."""

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from alongside.access.http import SignedInRequest, number
from alongside.access.queries import grants
from alongside.workspace.opening import open_page
from alongside.workspace.queries import frame, visits

PAGE = 200


@require_safe
def show(request: SignedInRequest, record: UUID) -> HttpResponse:
    """Every opening and change, by whom, when and for what; newest first."""
    before = request.GET.get("before", "")
    with open_page(request, record) as page:
        start = number(before)
        looks = grants.who_has_seen(record=record, before=start, most=PAGE + 1)
        shown = {
            **frame.of(page),
            "visits": visits.gathered(looks[:PAGE]),
            "earlier": looks[PAGE - 1].line if len(looks) > PAGE else "",
        }
    return render(request, "workspace/seen.html", shown)
