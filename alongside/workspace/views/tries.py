"""Writing down a try, with one tap where nothing has to be added."""

from datetime import datetime
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from alongside.access.http import SignedInRequest
from alongside.access.posted import once as made_once
from alongside.kernel.clock import now
from alongside.kernel.decisions import require
from alongside.outreach import rules
from alongside.outreach.actions import tries as actions
from alongside.outreach.queries import tries
from alongside.outreach.vocabulary import Channel
from alongside.people.policies import can_write_everyday
from alongside.workspace.forms.tries import TryForm
from alongside.workspace.forms.typed import typed
from alongside.workspace.opening import Page, open_page
from alongside.workspace.queries import frame, in_touch
from alongside.workspace.queries.in_touch import Known
from alongside.workspace.saved import tried_and_saved


@require_http_methods(["GET", "HEAD", "POST"])
def add(request: SignedInRequest, record: UUID) -> HttpResponse:
    """Write down a try. The same page sent twice is written once; sent with something else, it is another try."""
    moment = now()
    with open_page(request, record) as page:
        require(can_write_everyday(page.door.compartments(record)))
        known, once = in_touch.known(page, now=moment), made_once(request)
        form = _form(request, page, known, moment)
        if request.method == "POST" and form.is_valid():
            tried, before = form.tried(), tries.of_entry(once, record=record, by=request.user)
            made = actions.add(
                record=record, tried=tried, age=form.age, now=moment, once=once, door=page.door, by=request.user
            )
            _say(request, tried_and_saved(made, sent_before=before))
            return redirect("workspace:in-touch", record)
        shown = {**frame.of(page), "form": form, "once": once, "known": known, **_buttons(known)}
    return render(request, "workspace/in_touch/try.html", shown)


def _form(request: SignedInRequest, page: Page, known: Known, moment: datetime) -> TryForm:
    planned = map(Channel, known.plan.row.channels) if known.plan else ()
    first = [known.next.channel, *(one for one in planned if one not in known.forbidden())]
    return TryForm(
        typed(request),
        now=moment,
        limits=known.limits,
        known=known.rules,
        first=first,
        then=known.next,
        age=page.card.age(known.limits.today),
    )


def _buttons(known: Known) -> dict[str, object]:
    today = known.limits.today
    return {
        "outcomes": rules.offered(rules.OUTCOMES, on=today),
        "arranged": rules.offered(rules.ARRANGED, on=today),
    }


def _say(request: SignedInRequest, said: tuple[bool, str]) -> None:
    is_all, words = said
    if is_all:
        messages.success(request, words)
    else:
        messages.warning(request, words)
