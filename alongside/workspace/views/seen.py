"""Who has seen a record."""

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from alongside.access.http import SignedInRequest, number
from alongside.access.queries import lines
from alongside.access.queries import seen as held
from alongside.access.queries.lines import Wanted, Whose
from alongside.kernel.clock import now
from alongside.workspace.opening import open_page
from alongside.workspace.queries import frame, visits

PAGE = 200


@require_safe
def show(request: SignedInRequest, record: UUID) -> HttpResponse:
    """Every opening and change, by whom, when and for what; newest first."""
    before = request.GET.get("before", "")
    with open_page(request, record) as page:
        found = lines.read(whose=Whose.RECORD, wanted=Wanted(record=record), before=number(before), most=PAGE)
        seen = visits.gathered(found.lines)
        shown = {
            **frame.of(page),
            "visits": [one for one in seen if not one.job],
            "machines": [one for one in seen if one.job],
            "earlier": found.before or "",
            "held_back": held.delays(record=record, on=timezone.localdate(now()), door=page.door),
        }
    return render(request, "workspace/seen.html", shown)
