"""Workers' sign-in with a passkey and nothing else."""

from allauth.account.models import Login
from allauth.mfa.webauthn.internal.flows import perform_passwordless_login
from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from alongside.access import challenges


@login_not_required
@require_http_methods(["GET", "HEAD", "POST"])
def come_in(request: HttpRequest) -> HttpResponse:
    """What a passkey has to sign, or signing in with what it signed."""
    if request.user.is_authenticated:
        return redirect(settings.LOGIN_REDIRECT_URL)
    if request.method != "POST":
        return challenges.asked(request)
    if passkey := challenges.answered(request):
        signed_in: HttpResponse = perform_passwordless_login(request, passkey, Login(user=passkey.user))
        return signed_in
    return redirect(f"{reverse('account_login')}?key=1")
