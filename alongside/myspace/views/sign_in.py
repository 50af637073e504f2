"""Coming in, and leaving at once."""

from typing import Any

from allauth.account.adapter import get_adapter
from django.conf import settings
from django.contrib.auth import login, logout
from django.contrib.auth.decorators import login_not_required
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from alongside.access.actions import sign_ins
from alongside.kernel.clock import now
from alongside.myspace.forms.sign_in import ComeInForm

BACKEND = "alongside.access.backends.SignIn"


@login_not_required
@require_http_methods(["GET", "HEAD", "POST"])
def come_in(request: HttpRequest) -> HttpResponse:
    """Their name and their words. What was wrong is not said, and the words are never shown again."""
    form = ComeInForm(request.POST or None)
    if request.method == "POST" and form.is_valid() and (who := _whose(request, form)):
        login(request, who, backend=BACKEND)
        sign_ins.begin(request.session, user_agent=request.headers.get("User-Agent", ""), now=now())
        sign_ins.write_begun(by=who)
        return redirect("mine")
    return render(request, "myspace/in.html", {"form": form})


def _whose(request: HttpRequest, form: ComeInForm) -> Any:
    given = {"username": form.cleaned_data["name"], "password": form.cleaned_data["words"]}
    try:
        who = get_adapter(request).authenticate(request, **given)
    except ValidationError:
        form.add_error("words", _("That was tried many times. Wait five minutes, then try again."))
        return None
    if who is None:
        form.add_error("words", _("That does not fit together. Look at your card and try again."))
    return who


@login_not_required
@require_http_methods(["GET", "HEAD", "POST"])
def leave(request: HttpRequest) -> HttpResponse:
    """End the sign-in and go to a page like any other. A link does it too, so that it works in every browser."""
    logout(request)
    onward = HttpResponseRedirect(settings.LEAVE_TO, status=303)
    onward.headers["Clear-Site-Data"] = '"cache", "cookies", "storage"'
    return onward
