"""A passkey in the place of words, for somebody whose phone is theirs alone."""

from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from alongside.access import challenges, step_up
from alongside.access.actions import passkeys as actions
from alongside.access.forms.factors import NewPasskeyForm
from alongside.access.http import SignedInRequest
from alongside.access.queries import own, passkeys
from alongside.myspace.views.sign_in import enter


@login_not_required
@require_http_methods(["GET", "HEAD", "POST"])
def come_in(request: HttpRequest) -> HttpResponse:
    """What a passkey has to sign, or coming in with what it signed."""
    if request.method != "POST":
        return challenges.asked(request)
    if passkey := challenges.answered(request):
        return enter(request, passkey.user)
    return redirect(f"{reverse('account_login')}?key=1")


@require_http_methods(["GET", "HEAD", "POST"])
def keep(request: SignedInRequest) -> HttpResponse:
    """Make one, or take every one away; their words go on working either way."""
    own.record_of(request.user)
    if request.method == "POST" and not step_up.is_fresh(request):
        return redirect("my-key")
    if "end" in request.POST:
        actions.end(by=request.user)
        return _said(request, _("Gone. Take it out of your phone’s own list too."))
    form = NewPasskeyForm(user=request.user, data=request.POST or None)
    if request.method == "POST" and form.is_valid():
        actions.add(credential=form.cleaned_data["credential"], by=request.user)
        return _said(request, _("Made. You can come in with it next time."))
    shown = {"form": form, "asked": {"creation_options": passkeys.to_make(request.user)}}
    return render(request, "myspace/key.html", shown | {"has": passkeys.has_one(request.user)})


keep.keeps_nothing = True  # type: ignore[attr-defined]


def _said(request: SignedInRequest, said: str) -> HttpResponse:
    messages.success(request, said)
    return redirect("my-key")
