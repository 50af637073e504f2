"""Small pages around sign-in that allauth does not have."""

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_POST, require_safe

from alongside.access.models import Account


@login_not_required
@require_safe
def ask_administrator(request: HttpRequest) -> HttpResponse:
    """Forgotten, new or closed accounts: the same words for all, whoever asks."""
    return render(request, "access/ask_administrator.html")


@require_safe
def second_factor(request: HttpRequest) -> HttpResponse:
    """Why a second factor is needed, and which to choose."""
    return render(request, "access/second_factor.html")


@login_not_required
@require_POST
def set_language(request: HttpRequest) -> HttpResponse:
    """Keep the chosen language: on the account, or in a cookie until sign-in, for whoever signs in."""
    wanted = request.POST.get("language", "")
    back = request.POST.get("next", "")
    if not back.startswith("/") or not url_has_allowed_host_and_scheme(back, allowed_hosts={request.get_host()}):
        back = reverse(settings.LOGIN_REDIRECT_URL)
    answer = redirect(back)
    if wanted not in settings.WORK_LANGUAGES:
        return answer
    if isinstance(request.user, Account):
        request.user.language = wanted
        request.user.save(update_fields=["language"])
        answer.delete_cookie(settings.LANGUAGE_COOKIE_NAME)
        return answer
    answer.set_cookie(
        settings.LANGUAGE_COOKIE_NAME, wanted, secure=settings.SESSION_COOKIE_SECURE, httponly=True, samesite="Lax"
    )
    return answer
