"""References as files."""

from collections.abc import Iterable

from django.core.exceptions import BadRequest
from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from alongside.evidence import citations
from alongside.evidence.forms.library import LibraryFilters
from alongside.evidence.items import Source
from alongside.evidence.queries import library as queries
from alongside.kernel.decisions import NotVisible


@require_safe
def every(request: HttpRequest, fmt: str) -> HttpResponse:
    """The whole library, or what the filters in the address leave of it."""
    form = LibraryFilters(request.GET)
    if not form.is_valid():
        raise BadRequest(form.errors.as_text())
    return _file(queries.search(**form.asked()), fmt=fmt)


@require_safe
def one(request: HttpRequest, source_id: str, fmt: str) -> HttpResponse:  # noqa: ARG001 Django hands it to every view
    """One source."""
    return _file([queries.get(source_id)], fmt=fmt)


def _file(sources: Iterable[Source], *, fmt: str) -> HttpResponse:
    """A download whose name says nothing about what is in it."""
    form = citations.FORMATS.get(fmt)
    if form is None:
        raise NotVisible
    answer = HttpResponse(citations.written(sources, fmt=fmt), content_type=f"{form.media_type}; charset=utf-8")
    answer["Content-Disposition"] = f'attachment; filename="references.{form.suffix}"'
    return answer
