"""Small pages around being signed in: how long it lasts, and whether one would like a passkey."""

from django.conf import settings
from django.http import HttpResponse, JsonResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_http_methods, require_safe

from alongside.access import sessions
from alongside.access.http import SignedInRequest
from alongside.access.middleware.sign_in import seconds_left
from alongside.kernel.clock import now


@require_http_methods(["GET", "HEAD", "POST"])
def still_there(request: SignedInRequest) -> HttpResponse:
    """How many seconds are left before the sign-in runs out; posting says that somebody is there."""
    left = seconds_left(request, now().timestamp())
    if request.method == "POST" and left > 0:
        request.session[sessions.SEEN] = now().timestamp()
        left = seconds_left(request, now().timestamp())
    return JsonResponse({"seconds": max(int(left), 0)})


still_there.only_looks_at_the_clock = True  # type: ignore[attr-defined]


@require_safe
def offer_passkey(request: SignedInRequest) -> HttpResponse:
    """Would you like a passkey? Asked once; "not now" is an answer."""
    back = request.GET.get("next", "")
    if not back.startswith("/") or not url_has_allowed_host_and_scheme(back, allowed_hosts={request.get_host()}):
        back = reverse(settings.LOGIN_REDIRECT_URL)
    return render(request, "access/passkey_offer.html", {"back": back})
