"""Pages of the library: the list, one source, and which source stands behind which element."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from alongside.evidence import citations
from alongside.evidence.forms.library import LibraryFilters
from alongside.evidence.library import library
from alongside.evidence.queries import library as queries


@require_safe
def sources(request: HttpRequest) -> HttpResponse:
    """Every source that passes the filters, with the findings that answer them."""
    form = LibraryFilters(request.GET)
    asked = form.asked()
    found = queries.search(**asked)
    about = {key: asked[key] for key in ("text", "element", "row") if key in asked}
    shown = [(one, queries.findings_shown(one, **about)) for one in found]
    context = {
        "form": form,
        "shown": shown,
        "held": library(),
        "columns": queries.matrix().columns,
        "formats": citations.FORMATS,
    }
    return render(request, "evidence/library.html", context)


@require_safe
def source(request: HttpRequest, source_id: str) -> HttpResponse:
    """One source: how it was done, what it found, and how to cite it."""
    found = queries.get(source_id)
    context = {
        "source": found,
        "also": queries.also_listed(found),
        "cited_in": [one for one in library().elements if one.number in found.cited_in],
        "findings": [queries.standing(finding) for finding in found.findings],
        "citation": citations.plain(found),
        "formats": citations.FORMATS,
    }
    return render(request, "evidence/source.html", context)


@require_safe
def elements(request: HttpRequest) -> HttpResponse:
    """Which source stands behind which element."""
    return render(request, "evidence/elements.html", {"matrix": queries.matrix()})
