"""Pages of the library: the list, one source, and which source stands behind which element."""

from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from alongside.access.http import SignedInRequest
from alongside.evidence import citations, policies
from alongside.evidence.forms.library import LibraryFilters
from alongside.evidence.library import library
from alongside.evidence.queries import library as queries
from alongside.evidence.queries import own, prompts
from alongside.kernel.prompts import own as own_prompts

PAGE = 10


@require_safe
def sources(request: SignedInRequest) -> HttpResponse:
    """Ten at a time of the sources that pass the filters, with the findings that answer them."""
    form = LibraryFilters(request.GET)
    asked = form.asked()
    held = own.held()
    page = Paginator(queries.search(**asked, held=held), PAGE).get_page(request.GET.get("page"))
    about = {key: asked[key] for key in ("text", "element", "row") if key in asked}
    shown = [(one, queries.findings_shown(one, **about)) for one in page]
    context = {
        "form": form,
        "shown": shown,
        "page": page,
        "held": held,
        "columns": queries.matrix(held=held).columns,
        "formats": citations.FORMATS,
    }
    return render(request, "evidence/library.html", context)


@require_safe
def source(request: SignedInRequest, source_id: str) -> HttpResponse:
    """One source: how it was done, what it found, and how to cite it."""
    held = own.held()
    found = queries.get(source_id, held=held)
    study = own.study(found.id) if found.is_own and policies.can_add(request.user) else None
    context = {
        "source": found,
        "also": queries.also_listed(found, held=held),
        "cited_in": [one for one in library().elements if one.number in found.cited_in],
        "findings": [queries.standing(finding) for finding in found.findings],
        "resting": prompts.resting_on(finding.id for finding in found.findings),
        "own_resting": own_prompts(),
        "citation": citations.plain(found),
        "formats": citations.FORMATS,
        "study": study,
        "said": own.live_findings(study) if study else [],
    }
    return render(request, "evidence/source.html", context)


@require_safe
def elements(request: SignedInRequest) -> HttpResponse:
    """Which source stands behind which element."""
    return render(request, "evidence/elements.html", {"matrix": queries.matrix(held=own.held())})
