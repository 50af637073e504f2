"""The ledger read back: all of it, a team's part, or one's own."""

from django.db import transaction
from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from alongside.access import step_up
from alongside.access.actor import acting_as
from alongside.access.http import SignedInRequest, number
from alongside.access.queries import accounts
from alongside.access.queries import lines as queries
from alongside.access.queries.lines import Page, Wanted, Whose
from alongside.kernel.decisions import require
from alongside.ledger.actions import lines as write
from alongside.ledger.queries import heads
from alongside.ledger.vocabulary import Verb
from alongside.workspace import policies
from alongside.workspace.forms.ledger import LedgerForm
from alongside.workspace.queries import ledger

PAGE = 50
MOST_EXPORTED = 10_000


@require_safe
def whole(request: SignedInRequest) -> HttpResponse:
    """Who did what, newest first, for the data-protection lead."""
    return _browse(request, Whose.ALL)


@require_safe
def team(request: SignedInRequest) -> HttpResponse:
    """What was done with the records of the teams that the reader answers for."""
    return _browse(request, Whose.TEAM)


@require_safe
def own(request: SignedInRequest) -> HttpResponse:
    """What I did."""
    return _browse(request, Whose.OWN)


def _browse(request: SignedInRequest, whose: Whose) -> HttpResponse:
    """Lines in plain words; reading them is a line of its own."""
    require(policies.can_read_lines(request.user, whose))
    form = _form(request, whose)
    start = number(request.GET.get("before", ""))
    page = _read(request, whose, form.wanted(), start, Verb.LEDGER_BROWSED, PAGE)
    shown = {
        "form": form,
        "whose": whose,
        "can_keep_heads": bool(policies.can_keep_heads(request.user)),
        "days": ledger.days(page.lines),
        "page": page,
        "head": heads.newest(),
    }
    return render(request, "workspace/ledger/lines.html", shown)


@require_safe
@step_up.ask_first
def export(request: SignedInRequest) -> HttpResponse:
    """What is shown, as a file for a spreadsheet: at most ten thousand lines, newest first."""
    asked = request.GET.get("whose", "")
    whose = Whose(asked) if asked in (Whose.ALL, Whose.TEAM) else Whose.OWN
    require(policies.can_read_lines(request.user, whose))
    form = _form(request, whose)
    if not form.is_valid():
        return _browse(request, whose)
    page = _read(request, whose, form.wanted(), None, Verb.LEDGER_EXPORTED, MOST_EXPORTED)
    answer = HttpResponse("".join(ledger.csv_text(page.lines)), content_type="text/csv; charset=utf-8")
    answer["Content-Disposition"] = 'attachment; filename="lines.csv"'
    return answer


def _form(request: SignedInRequest, whose: Whose) -> LedgerForm:
    return LedgerForm(request.GET, names=None if whose is Whose.OWN else accounts.names())


def _read(request: SignedInRequest, whose: Whose, wanted: Wanted, before: int | None, verb: Verb, most: int) -> Page:
    with acting_as(request.user.pk), transaction.atomic():
        write.record(verb, purpose=whose.value, by=request.user.pk)
        return queries.read(whose=whose, wanted=wanted, before=before, most=most)
