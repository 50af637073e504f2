"""Signed in, with a second factor, and lately: or no page."""

import time
from collections.abc import Callable
from typing import Any
from urllib.parse import urlencode

from allauth.mfa.utils import is_mfa_enabled
from django.conf import settings
from django.contrib.auth import get_user, logout
from django.contrib.auth.middleware import AuthenticationMiddleware, LoginRequiredMiddleware
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.functional import SimpleLazyObject

from alongside.access import backends, kept, single_sign_on
from alongside.access.http import SignedInRequest, is_in_their_space
from alongside.access.models import Account

Respond = Callable[[HttpRequest], HttpResponse]
SEEN_EVERY_SECONDS = 20


class SignedIn(AuthenticationMiddleware):
    """Says who is signed in, as Django does it, from the account that was read with the session."""

    def process_request(self, request: HttpRequest) -> None:
        """Find out once somebody asks."""
        super().process_request(request)
        whoever: Any = SimpleLazyObject(lambda: _whoever(request))
        request.user = whoever


def _whoever(request: HttpRequest) -> Any:
    session: Any = request.session
    with backends.reading(session):
        return get_user(request)


class IdleLimit:
    """Ends a sign-in that nobody has used for a while, or that is half a day old; keeps what was typed."""

    def __init__(self, respond: Respond) -> None:
        self.respond = respond

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Go on: what matters happens once the view is known."""
        return self.respond(request)

    def process_view(self, request: SignedInRequest, view: Any, *_rest: Any) -> HttpResponse | None:
        """Runs after the form's token was checked, so that only real forms are kept."""
        if not request.user.is_authenticated or getattr(view, "only_looks_at_the_clock", False):
            return None
        now = time.time()
        seen = request.session.get("seen", now)
        request.session.setdefault("since", now)
        if seconds_left(request, now) < 0:
            return self._pause(request)
        if now - seen > SEEN_EVERY_SECONDS or "seen" not in request.session:
            request.session["seen"] = now
        return None

    def _pause(self, request: SignedInRequest) -> HttpResponse:
        back = kept.keep(request)
        logout(request)
        return redirect(f"{reverse('account_login')}?{urlencode({'next': back, 'paused': 1})}")


def seconds_left(request: HttpRequest, now: float) -> float:
    """How long until a sign-in runs out if nobody does anything; less than nothing when it has."""
    seen, since = request.session.get("seen", now), request.session.get("since", now)
    idle = settings.MY_IDLE_LIMIT_SECONDS if is_in_their_space(request) else settings.IDLE_LIMIT_SECONDS
    return min(float(seen + idle - now), float(since + settings.SESSION_LIMIT_SECONDS - now))


class SignInRequired(LoginRequiredMiddleware):
    """Asks for sign-in on every page, and for a second factor before any page but its own.

    Demo accounts may go without a second factor; every page says so. Young people have words or a passkey, on their
    own host; an account that comes in by the other's door is out.
    """

    def process_view(
        self, request: HttpRequest, view_func: Any, view_args: Any, view_kwargs: Any
    ) -> HttpResponseBase | None:
        """Let the request on, or send it to sign in or to set up a second factor."""
        answer = super().process_view(request, view_func, view_args, view_kwargs)
        if answer is not None or not request.user.is_authenticated:
            return answer
        if not backends.is_their_door(request, request.user):
            logout(request)
            return redirect("account_login")
        if is_in_their_space(request):
            return None
        if getattr(view_func, "login_required", True) and self._lacks_second_factor(request):
            return redirect("second-factor")
        return None

    def _lacks_second_factor(self, request: HttpRequest) -> bool:
        if request.path.startswith(reverse("second-factor")) or request.path.startswith("/account/"):
            return False
        account = request.user
        skips = settings.DEMO and isinstance(account, Account) and account.is_demo
        elsewhere = single_sign_on.showed_second_factor(request)
        return not skips and not elsewhere and not (isinstance(account, Account) and _has_one(request, account))


def _has_one(request: HttpRequest, account: Account) -> bool:
    session: Any = request.session
    read = session.has_second_factor(account)
    return bool(is_mfa_enabled(account) if read is None else read)
