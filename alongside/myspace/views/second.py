"""Second words, for whoever may be made to come in, and the page like any other that they open."""

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import get_language
from django.views.decorators.http import require_http_methods

from alongside.access.actions import second_words
from alongside.access.http import SignedInRequest
from alongside.access.queries import own
from alongside.kernel.clock import now
from alongside.kernel.decisions import NotVisible
from alongside.myspace.forms.sign_in import WordsForm
from alongside.myspace.queries import plain
from alongside.myspace.views.sign_in import after_words


@require_http_methods(["GET", "HEAD", "POST"])
def choose(request: SignedInRequest) -> HttpResponse:
    """Make second words, shown this once, or end them."""
    own.record_of(request.user)
    if not plain.is_offered(on=timezone.localdate(now())):
        raise NotVisible
    form = WordsForm(request.POST or None)
    if answer := after_words(request, form, then=_make_or_end):
        return answer
    return render(request, "myspace/second.html", {"form": form, "has": own.has_second_words(request.user)})


choose.keeps_nothing = True  # type: ignore[attr-defined]


def _make_or_end(request: SignedInRequest) -> HttpResponse:
    if "end" in request.POST:
        second_words.end(by=request.user)
        return redirect("my-second")
    return render(request, "myspace/second_new.html", {"words": second_words.choose(by=request.user)})


def show(request: SignedInRequest) -> HttpResponse:
    """A page like any other: nothing of anybody's, and nothing that says what it is."""
    return render(request, "myspace/plain.html", {"pieces": plain.page(get_language() or "")})
