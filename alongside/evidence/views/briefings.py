"""Seven-minute briefings, as PDF."""

from django.db import transaction
from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from alongside.access.actor import acting_as
from alongside.access.http import SignedInRequest
from alongside.evidence import briefing, typesetting
from alongside.evidence.queries import own
from alongside.kernel.decisions import NotVisible
from alongside.ledger.actions import lines
from alongside.ledger.vocabulary import Verb


@require_safe
def choose(request: SignedInRequest) -> HttpResponse:
    """Which subject."""
    return render(request, "evidence/briefings.html", {"elements": own.held().elements})


@require_safe
def make(request: SignedInRequest, element: int) -> HttpResponse:
    """The briefing on an element; taking it out is on the ledger."""
    held = own.held()
    chosen = next((one for one in held.elements if one.number == element), None)
    if chosen is None:
        raise NotVisible
    asks = [question.asks for question in own.questions(element=element)]
    file = typesetting.pdf(briefing.of(chosen, held=held, own_questions=asks))
    with acting_as(request.user.pk), transaction.atomic():
        lines.record(Verb.EVIDENCE_BRIEFED, purpose=f"element {element}", by=request.user.pk)
    answer = HttpResponse(file, content_type="application/pdf")
    answer["Content-Disposition"] = f'attachment; filename="briefing-{element}.pdf"'
    answer["Content-Length"] = str(len(file))
    return answer
