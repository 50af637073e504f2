"""The ledger, for the data-protection lead."""

from uuid import UUID

from django.db import transaction
from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from alongside.access import policies
from alongside.access.actor import acting_as
from alongside.access.http import SignedInRequest, number
from alongside.access.queries import accounts
from alongside.access.vocabulary import Purpose
from alongside.kernel.decisions import require
from alongside.ledger.actions import lines as write
from alongside.ledger.queries import lines
from alongside.ledger.queries.lines import Line
from alongside.ledger.vocabulary import Verb
from alongside.workspace.forms.ledger import LedgerForm

PAGE = 50


@require_safe
def browse(request: SignedInRequest) -> HttpResponse:
    """Who did what, newest first, in plain words; reading it is a line of its own."""
    require(policies.can_browse_ledger(request.user))
    names = accounts.names()
    form = LedgerForm(request.GET or None, names=names)
    before = request.GET.get("before", "")
    start = number(before)
    with acting_as(request.user.pk), transaction.atomic():
        write.record(Verb.LEDGER_BROWSED, by=request.user.pk)
        found = lines.newest(**form.wanted(), before=start, most=PAGE + 1)
        checkpoint = lines.last_checkpoint()
    shown = {
        "form": form,
        "lines": [_told(line, names) for line in found[:PAGE]],
        "earlier": found[PAGE - 1].pk if len(found) > PAGE else "",
        "checkpoint": checkpoint,
    }
    return render(request, "workspace/ledger.html", shown)


def _told(line: Line, names: dict[UUID, str]) -> tuple[Line, Verb | None, str, str]:
    """A line with its verb, if it is one we still know, and in words who did it and what for."""
    verb = Verb(line.verb) if line.verb in list(Verb) else None
    who = names.get(line.actor, "") if line.actor else ""
    what_for = str(Purpose(line.purpose).label) if line.purpose in Purpose.values else ""
    return line, verb, who, what_for
