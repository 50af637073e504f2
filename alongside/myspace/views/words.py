"""Their words, made anew so that nobody else has seen them, and what helps to stay safe."""

from django.contrib.auth import update_session_auth_hash
from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from alongside.access.actions import own as actions
from alongside.access.http import SignedInRequest
from alongside.access.queries import own, passkeys
from alongside.kernel.clock import now
from alongside.myspace.forms.sign_in import WordsForm
from alongside.myspace.opening import open_mine
from alongside.myspace.queries import plain
from alongside.myspace.views.sign_in import after_words


@require_http_methods(["GET", "HEAD", "POST"])
def renew(request: SignedInRequest) -> HttpResponse:
    """New words for those they came in with, shown this once."""
    own.record_of(request.user)
    form = WordsForm(request.POST or None)
    if answer := after_words(request, form, then=_show_new):
        return answer
    with open_mine(request):
        offers = plain.is_offered(on=timezone.localdate(now()))
        shown = {"form": form, "given": own.words_given(), "offers_second": offers}
    return render(request, "myspace/words.html", shown)


renew.keeps_nothing = True  # type: ignore[attr-defined]


def _show_new(request: SignedInRequest) -> HttpResponse:
    had_key = passkeys.has_one(request.user)
    words = actions.choose_new_words(request.session, by=request.user)
    update_session_auth_hash(request, request.user)
    return render(request, "myspace/words_new.html", {"words": words, "had_key": had_key})


@require_safe
def safe(request: SignedInRequest) -> HttpResponse:
    """How to leave fast, and what we cannot stop: no record is opened for it."""
    return render(request, "myspace/safe.html")
