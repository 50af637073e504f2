"""References as files."""

from collections.abc import Iterable

from django.core.exceptions import BadRequest
from django.db import transaction
from django.http import HttpResponse
from django.views.decorators.http import require_safe

from alongside.access.actor import acting_as
from alongside.access.http import SignedInRequest
from alongside.access.models import Account
from alongside.evidence import citations
from alongside.evidence.forms.library import LibraryFilters
from alongside.evidence.items import Source
from alongside.evidence.queries import library as queries
from alongside.evidence.queries import own
from alongside.kernel.decisions import NotVisible
from alongside.ledger.actions import lines
from alongside.ledger.vocabulary import Verb


@require_safe
def every(request: SignedInRequest, fmt: str) -> HttpResponse:
    """The whole library, or what the filters in the address leave of it."""
    form = LibraryFilters(request.GET)
    if not form.is_valid():
        raise BadRequest(form.errors.as_text())
    return _file(queries.search(**form.asked(), held=own.held()), fmt=fmt, by=request.user)


@require_safe
def one(request: SignedInRequest, source_id: str, fmt: str) -> HttpResponse:
    """One source."""
    return _file([queries.get(source_id, held=own.held())], fmt=fmt, by=request.user)


def _file(sources: Iterable[Source], *, fmt: str, by: Account) -> HttpResponse:
    """A download whose name says nothing about what is in it, and its ledger line."""
    form = citations.FORMATS.get(fmt)
    if form is None:
        raise NotVisible
    with acting_as(by.pk), transaction.atomic():
        lines.record(Verb.EVIDENCE_EXPORTED, purpose=fmt, by=by.pk)
    answer = HttpResponse(citations.written(sources, fmt=fmt), content_type=f"{form.media_type}; charset=utf-8")
    answer["Content-Disposition"] = f'attachment; filename="references.{form.suffix}"'
    return answer
