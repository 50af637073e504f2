"""Coming in, and leaving at once."""

from collections.abc import Callable
from typing import Any

from allauth.account.adapter import get_adapter
from django.conf import settings
from django.contrib.auth import login
from django.contrib.auth.decorators import login_not_required
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from alongside.access import kept, step_up
from alongside.access.actions import sign_ins
from alongside.access.http import SignedInRequest
from alongside.access.models import Account
from alongside.access.queries import own
from alongside.kernel.clock import now
from alongside.keywork.actions import asks
from alongside.myspace import again
from alongside.myspace.forms.sign_in import ComeInForm, WordsForm

BACKEND = "alongside.access.backends.SignIn"


@login_not_required
@require_http_methods(["GET", "HEAD", "POST"])
def come_in(request: HttpRequest) -> HttpResponse:
    """Their name and their words. What was wrong is not said, and the words are never shown again."""
    form = ComeInForm(request.POST or None)
    if request.method == "POST" and form.is_valid() and (who := whose(request, form, **form.given())):
        return enter(request, who)
    return render(request, "myspace/in.html", {"form": form})


def enter(request: HttpRequest, who: Account) -> HttpResponse:
    """Let somebody in who showed that it is them, and lead them on."""
    kept.forget_old(now())
    login(request, who, backend=BACKEND)
    sign_ins.begin(request.session, user_agent=request.headers.get("User-Agent", ""), now=now())
    sign_ins.write_begun(by=who)
    again.shown(request, who)
    asks.tell_not_alone(now=now(), by=who)
    # Second words lead to their page whatever was asked for: a page that is not found would be noticed.
    return redirect(_onward(request) if own.has_space(who) else reverse("mine"))


@require_http_methods(["GET", "HEAD", "POST"])
def once_more(request: SignedInRequest) -> HttpResponse:
    """Their words once more, before a page that only they read."""
    form = WordsForm(request.POST or None)
    return after_words(request, form, then=_go_on) or render(request, "myspace/again.html", {"form": form})


once_more.keeps_nothing = True  # type: ignore[attr-defined]


def _go_on(request: SignedInRequest) -> HttpResponse:
    step_up.write_shown(request.user.pk)
    again.shown(request, request.user)
    return redirect(_onward(request))


def whose(request: HttpRequest, form: WordsForm, **given: str) -> Any:
    """Whose name and words these are; nobody's, with a sentence in the form, when they do not fit or were tried too often."""
    adapter = get_adapter(request)
    try:
        who = adapter.authenticate(request, **given)
    except ValidationError:
        form.add_error("words", _("That was tried many times. Wait five minutes, then try again."))
        return None
    if who is None:
        form.add_error("words", _("That does not fit together. Look at your card and try again."))
    return who


def after_words(
    request: SignedInRequest, form: WordsForm, *, then: Callable[[SignedInRequest], HttpResponse]
) -> HttpResponse | None:
    """What comes after the words of whoever is in their space; ``None`` while they were not given, or wrongly.

    Second words do here what they do at the door: whoever made somebody type them sees words that lead on.
    """
    if request.method != "POST" or not form.is_valid():
        return None
    who = whose(request, form, username=request.user.username, password=form.cleaned_data["words"])
    if who is None:
        return None
    return then(request) if who == request.user else enter(request, who)


def _onward(request: HttpRequest) -> str:
    """The page they were on their way to; their first one for any address that is not a path of ours."""
    back = request.GET.get("next", "")
    return back if back.startswith("/") and url_has_allowed_host_and_scheme(back, None) else reverse("mine")


@login_not_required
@require_http_methods(["GET", "HEAD", "POST"])
def leave(request: HttpRequest) -> HttpResponse:
    """End the sign-in and go to a page like any other. A link does it too, so that it works in every browser."""
    get_adapter(request).logout(request)
    onward = HttpResponseRedirect(settings.LEAVE_TO, status=303)
    onward.headers["Clear-Site-Data"] = '"cache", "cookies", "storage"'
    return onward
