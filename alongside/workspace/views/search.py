"""Finding a young person by name. Names are posted, so that no address ever holds one."""

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_http_methods

from alongside.access.http import SignedInRequest
from alongside.people.queries import young_people
from alongside.workspace.forms.search import SearchForm
from alongside.workspace.forms.typed import typed


@require_http_methods(["GET", "HEAD", "POST"])
def find(request: SignedInRequest) -> HttpResponse:
    """Search behind one's own doors."""
    form = SearchForm(typed(request))
    found = None
    if request.method == "POST" and form.is_valid():
        wanted = form.cleaned_data
        found = young_people.search(text=wanted["text"], born=wanted["born"], viewer=request.user)
    return render(request, "workspace/search.html", {"form": form, "found": found})
