"""Keeping in touch: what is agreed, the next try, and the picture of our tries over time."""

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from alongside.access.http import SignedInRequest
from alongside.kernel.clock import now
from alongside.keywork.queries import wishes
from alongside.people.policies import can_write_everyday
from alongside.workspace.opening import open_page
from alongside.workspace.queries import frame, in_touch


@require_safe
def show(request: SignedInRequest, record: UUID) -> HttpResponse:
    """How we keep in touch with them."""
    moment = now()
    with open_page(request, record) as page:
        known = in_touch.known(page, now=moment)
        shown = {
            **frame.of(page),
            "known": known,
            "months": in_touch.months(page, now=moment),
            "wish": wishes.last(record=record, door=page.door),
            "can_write": bool(can_write_everyday(page.door.compartments(record))),
        }
    return render(request, "workspace/in_touch/show.html", shown)
